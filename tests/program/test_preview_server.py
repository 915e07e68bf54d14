"""Whom the server of a preview answers, and how it ends."""

import time

from preview import Preview


def resident(process):
    return next(int(line.split()[1]) for line in open(f"/proc/{process.pid}/status") if line.startswith("VmHWM"))


def test_hostile_requests_are_refused(program, small_issue, tmp_path):
    with Preview(program, small_issue(tmp_path)) as preview:
        preview.wait_for(lambda s: s["current"])
        own = f"http://127.0.0.1:{preview.port}"
        assert preview.ask("GET", "/state") == 200
        assert preview.ask("GET", "/state", {"Origin": own, "Sec-Fetch-Site": "same-origin"}) == 200
        assert preview.ask("GET", "/state", host=f"localhost:{preview.port}") == 200
        for host in ("evil.example", f"evil.example:{preview.port}", "127.0.0.1", ""):
            assert preview.ask("GET", "/state", host=host) in (400, 403), host
        assert preview.ask("GET", "/state", {"host": "evil.example"}) == 403
        for origin in ("http://evil.example", "null", "https://127.0.0.1", f"http://localhost:{preview.port}"):
            assert preview.ask("GET", "/state", {"Origin": origin}) == 403, origin
        assert preview.ask("GET", "/state", {"Sec-Fetch-Site": "cross-site"}) == 403
        for target in ("/../../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/pages/../../etc/passwd",
                       "//etc/passwd", "/fonts/../../../etc/passwd", "/fonts/..\\..\\etc\\passwd", "/a%00b"):
            assert preview.ask("GET", target) == 400, target
        for target in ("/etc/passwd", "/assets/preview/index.html", "/issue.yaml", "/fonts/", "/fonts/PTS55F.ttf",
                       "/pages/0/0000.png?width=100", "/places/999999", "/index.html"):
            assert preview.ask("GET", target) == 404, target
        assert preview.ask("GET", "/pages/0/0000000000000000.png?width=100") == 204
        look = preview.state()["edition"]["looks"][0]
        for width in ("0", "-1", "6001", "99999999999999999999", "", "1e3"):
            assert preview.ask("GET", f"/pages/0/{look}.png?width={width}") == 400, width
        assert preview.ask("GET", "/" + "a" * 9000) in (400, 414)
        for method in ("PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "PROPFIND"):
            assert preview.ask(method, "/state") in (400, 405), method
        assert preview.ask("POST", "/state") == 405
        token = {"X-Vestnik-Token": preview.token}
        assert preview.ask("POST", "/open", {**token, "Content-Length": 5_000_000_000}) == 413
        assert preview.ask("POST", "/open", {**token, "Content-Length": 100_000}, b"x" * 100_000) == 413
        assert preview.ask("POST", "/open", {**token, "Transfer-Encoding": "chunked"}, b"5\r\nhello\r\n0\r\n\r\n") == 400
        assert preview.ask("GET", "/state", {"Content-Length": 4}, b"evil") == 413
        # What follows a refused request on its connection is not a request.
        body = f"POST /open HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\n\r\n".encode()
        assert preview.ask("POST", "/open", {"Content-Length": len(body)}, body) == 403
        assert preview.ask("GET", "/state") == 200
        headers = dict(__import__("urllib.request").request.urlopen(preview.origin + "/").headers)
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "*" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "Access-Control-Allow-Origin" not in headers


def test_it_listens_on_the_loopback_interface_only(program, small_issue, tmp_path):
    with Preview(program, small_issue(tmp_path)) as preview:
        wanted = f"{preview.port:04X}"
        listening = [line.split()[1] for line in open("/proc/net/tcp") if line.split()[3] == "0A"]
        assert [at for at in listening if at.endswith(":" + wanted)] == [f"0100007F:{wanted}"]
        six = [line.split()[1] for line in open("/proc/net/tcp6") if line.split()[3] == "0A"]
        assert not [at for at in six if at.endswith(":" + wanted)]


def test_it_ends_when_it_is_told_to_at_once(program, small_issue, tmp_path):
    """Also before it answers its first request."""
    path = small_issue(tmp_path)
    for _ in range(10):
        with Preview(program, path):
            pass


def test_wrong_usage_is_said(run, small_issue, tmp_path):
    path = small_issue(tmp_path)
    assert run("preview").returncode == 2
    assert run("preview", path, "--port", "70000").returncode == 2
    assert run("preview", path, "--editor", "'code").returncode == 2
    assert "--editor" in run("preview", "--help").stdout


def test_a_port_that_is_taken_is_said(program, run, small_issue, tmp_path):
    path = small_issue(tmp_path)
    with Preview(program, path) as preview:
        done = run("preview", path, "--port", preview.port)
        assert done.returncode == 3 and str(preview.port) in done.stderr


def test_many_ranges_cost_nothing(program, small_issue, tmp_path):
    with Preview(program, small_issue(tmp_path)) as preview:
        preview.wait_for(lambda s: s["current"])
        assert preview.ask("GET", "/release.pdf", {"Range": "bytes=0-99"}) == 206
        before = resident(preview.process)
        for _ in range(5):
            assert preview.ask("GET", "/release.pdf", {"Range": "bytes=" + ",".join(["0-"] * 600)}) == 200
        assert resident(preview.process) - before < 20_000


def test_an_editor_inherits_nothing(program, small_issue, tmp_path):
    script = tmp_path / "editor"
    script.write_text(f"#!/bin/sh\nls -l /proc/$$/fd > {tmp_path}/fd\nmv {tmp_path}/fd {tmp_path}/open\n")
    script.chmod(0o755)
    with Preview(program, small_issue(tmp_path), "--editor", f"{script} {{file}}") as preview:
        preview.wait_for(lambda s: s["current"])
        body = b'{"file": "issue.yaml", "line": 1, "column": 1}'
        status = preview.ask("POST", "/open", {"X-Vestnik-Token": preview.token, "Content-Type": "application/json",
                                               "Content-Length": len(body)}, body)
        assert status == 200
        end = time.monotonic() + 20
        while not (tmp_path / "open").exists():
            assert time.monotonic() < end
            time.sleep(0.01)
        links = [line for line in (tmp_path / "open").read_text().splitlines() if " -> " in line]
        assert links and not [line for line in links if "socket:" in line or "inotify" in line or "eventfd" in line], links
