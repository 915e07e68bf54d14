"""What the desk's server does with the files of a folder, and whom it answers."""

import json
import shutil
import urllib.parse

import pytest

from conftest import ROOT, SAMPLES
import habits
from desk import Desk
from test_import_pages import libreoffice_page, word_page


@pytest.fixture
def desk(program, tmp_path):
    shutil.copytree(ROOT / "samples", tmp_path / "samples", copy_function=shutil.copyfile)
    with Desk(program, tmp_path / "samples") as desk:
        yield desk, tmp_path / "samples"


def test_the_shelf_lists_the_issues(desk):
    desk, _ = desk
    status, shelf = desk.call("shelf")
    assert status == 200
    by_name = {issue["name"]: issue for issue in shelf["issues"]}
    sample = by_name["2024-21/issue.yaml"]
    assert (sample["number"], sample["year"], sample["articles"]) == ("21", "2024", 13)
    assert sample["state"] == "draft" and sample["from"] == "2024-12-16"
    assert "publisher-en.yaml" not in by_name


def test_an_edit_changes_its_line_alone(desk):
    desk, folder = desk
    issue = desk.issue("2024-21/issue.yaml")
    file = folder / "2024-21/issue.yaml"
    before = file.read_text(encoding="utf-8").splitlines()
    title = 'Anything: "quoted", #1 — «как есть» \\ [x] {y} \'z\''
    status, answer = desk.edit(issue, {"what": "set", "path": ["sections", 0, "articles", 0, "title"], "value": title})
    assert status == 200, answer
    assert answer["value"]["sections"][0]["articles"][0]["title"] == title
    after = file.read_text(encoding="utf-8").splitlines()
    assert len(after) == len(before)
    assert len([1 for old, new in zip(before, after) if old != new]) == 1


def test_articles_move_and_come_and_go(desk, findings):
    desk, folder = desk
    issue = desk.issue("2024-21-ru/issue.yaml")
    new = {"title": "Новая: статья", "date": "2024-12-20", "body": "Первый абзац.\n\nВторой — с тире.\n"}
    status, answer = desk.edit(
        issue,
        {"what": "move", "path": ["sections", 0, "articles", 1], "to": ["sections", 1, "articles", 0]},
        {"what": "remove", "path": ["sections", 0, "articles", 1]},
        {"what": "insert", "path": ["sections", 0, "articles", 0], "value": new},
        {"what": "set", "path": ["digest", "articles"], "value": 13})
    assert status == 200, answer
    sections = answer["value"]["sections"]
    assert [len(section["articles"]) for section in sections][:2] == [4, 5]
    assert sections[0]["articles"][0] == new
    text = (folder / "2024-21-ru/issue.yaml").read_text(encoding="utf-8")
    assert "# Обзор составляется из полей topic." in text
    assert not [f for f in findings(folder / "2024-21-ru/issue.yaml") if f["severity"] == "error"]


def test_a_change_elsewhere_is_a_conflict_and_loses_nothing(desk):
    desk, folder = desk
    issue = desk.issue("2024-21/issue.yaml")
    version = desk.call(f"issue/{issue}")[1]["version"]
    file = folder / "2024-21/issue.yaml"
    theirs = file.read_text(encoding="utf-8").replace("number: 21", "number: 22")
    file.write_text(theirs, encoding="utf-8")
    edits = [{"what": "set", "path": ["number"], "value": 23}]
    status, answer = desk.call(f"edit/{issue}", {"version": version, "edits": edits})
    assert status == 409 and answer["value"]["number"] == "22" and answer["version"] != version
    assert file.read_text(encoding="utf-8") == theirs


@pytest.mark.parametrize("path", ["sections/0/articles/0", "sections/0/articles/1"])  # a file, and a block of the descriptor
def test_texts_are_written_where_they_stand(desk, path):
    desk, folder = desk
    issue = desk.issue("2024-21/issue.yaml")
    status, body = desk.body(issue, path)
    assert status == 200 and body["blocks"]
    blocks = body["blocks"]
    assert blocks[0].get("before", "") + "".join(b["source"] + b["gap"] for b in blocks) == body["text"]
    text = body["text"] + "\n— Ещё: один абзац # не примечание.\n"
    status, answer = desk.call(f"save-body/{issue}", {"path": path, "version": body["version"], "text": text})
    assert status == 200, answer
    assert desk.body(issue, path)[1]["text"] == text
    status, answer = desk.call(f"save-body/{issue}", {"path": path, "version": body["version"], "text": "lost"})
    assert status == 409 and answer["text"] == text
    file = folder / "2024-21" / (body["file"] or "issue.yaml")
    assert "не примечание" in file.read_text(encoding="utf-8")


def test_a_new_issue_is_made_from_the_one_before(desk, findings):
    desk, folder = desk
    before = desk.issue("2024-21-ru/issue.yaml")
    status, answer = desk.call("new", {"folder": "2025-01", "from": before})
    assert status == 200, answer
    assert desk.call(f"issue/{answer['id']}")[1]["value"]["number"] == "22"
    assert (folder / "2025-01/issue.yaml").is_file()
    assert desk.call("new", {"folder": "2025-01", "from": before})[0] == 409
    for name in ("", "..", "../x", "/"):
        status, _ = desk.call("new", {"folder": name})
        assert status in (200, 400)
        assert not (folder.parent / "x").exists()


def test_pictures_are_taken_into_the_issue(desk):
    desk, folder = desk
    issue = desk.issue("2024-21/issue.yaml")
    photo = (ROOT / "samples/2024-21/pictures/square.jpg").read_bytes() + b"\0"
    status, answer = desk.call(f"save-picture/{issue}?name=..%2F..%2Fsquare.jpg", photo)
    assert status == 200, answer
    assert answer["file"] == "pictures/square.jpg" or answer["file"].startswith("pictures/")
    assert (folder / "2024-21" / answer["file"]).read_bytes() == photo
    assert desk.call(f"picture/{issue}?file={answer['file']}")[1] == photo
    status, answer = desk.call(f"save-picture/{issue}?name=x.jpg", b"no picture at all")
    assert status == 422 and answer["findings"]
    for name in ("../publisher-en.yaml", "/etc/passwd", "issue.yaml", ""):
        assert desk.call(f"picture/{issue}?file={name}")[0] in (404, 415), name


@pytest.mark.parametrize("document", [("Дайджест №21.docx", habits.helplines_and_imprint().bytes),
                                      ("bulletin.html", word_page), ("bulletin.html", libreoffice_page)])
def test_a_dropped_file_becomes_an_issue(desk, run, tmp_path, document):
    """What `vestnik import` makes of it, on the shelf."""
    desk, folder = desk
    name, make = document
    content = make()
    content = content if isinstance(content, bytes) else content.encode()
    status, answer = desk.call(f"import?name={urllib.parse.quote(name)}", content)
    assert status == 200, answer
    assert answer["summary"]["words"]["lost"] == 0
    (tmp_path / name).write_bytes(content)
    done = run("import", tmp_path / name, "-o", tmp_path / "own", "--format", "json")
    own = json.loads(done.stdout)
    assert own["summary"]["words"] == answer["summary"]["words"]
    made = folder / answer["folder"]
    for file in own["summary"]["files"]:
        assert (made / file).read_bytes() == (tmp_path / "own" / file).read_bytes(), file
    assert str(tmp_path) not in json.dumps(answer["findings"], ensure_ascii=False)
    assert next(i for i in desk.call("shelf")[1]["issues"] if i["id"] == answer["id"])["articles"] > 2
    assert desk.call(f"issue/{answer['id']}")[0] == 200
    again = desk.call(f"import?name={urllib.parse.quote(name)}", content)[1]
    assert again["folder"] == answer["folder"] + "-2"


def test_what_cannot_be_imported_is_said_and_leaves_nothing(desk):
    desk, folder = desk
    before = sorted(folder.rglob("*"))
    status, answer = desk.call("import?name=x.docx", b"PK\x03\x04 no archive at all")
    assert status == 422 and answer["error"] and [f for f in answer["findings"] if f["severity"] == "error"]
    assert desk.call("import?name=", b"text")[0] == 400
    assert desk.call("import?name=..%2F..", b"text")[0] == 400
    status, answer = desk.call("import?name=..%2F..%2Fevil.txt", b"\0\1\2")
    assert status == 422, answer
    assert desk.ask("POST", "/desk/import?name=x.txt", {"Content-Length": 2}, b"{}") == 403
    token = {"X-Vestnik-Token": desk.token}
    assert desk.ask("POST", "/desk/import?name=x.txt", {**token, "Content-Length": 5_000_000_000}) == 413
    assert desk.ask("POST", "/desk/import?name=x.txt", {**token, "Origin": "http://evil.example", "Content-Length": 2}, b"{}") == 403
    assert desk.ask("GET", "/desk/import?name=x.txt", token) == 405
    assert sorted(folder.rglob("*")) == before


def test_a_release_is_the_pdf_that_build_makes(desk, run, tmp_path):
    desk, folder = desk
    issue = desk.issue("2024-21/issue.yaml")
    desk.get(f"/at/{issue}/state")
    state = wait_for(desk, issue, lambda s: s["current"])
    assert state["edition"]["looks"]
    status, answer = desk.call(f"release/{issue}", {})
    assert status == 200, answer
    pdf = folder / "2024-21" / answer["file"]
    assert run("build", folder / "2024-21/issue.yaml", "-o", tmp_path / "built.pdf").returncode == 0
    assert pdf.read_bytes() == (tmp_path / "built.pdf").read_bytes()
    shelf = desk.call("shelf")[1]["issues"]
    assert next(i for i in shelf if i["id"] == issue)["state"] == "released"


def wait_for(desk, issue, condition):
    import time
    end = time.monotonic() + 120
    while True:
        state = json.loads(desk.get(f"/at/{issue}/state"))
        if condition(state):
            return state
        assert time.monotonic() < end, state
        time.sleep(0.05)


def test_only_the_page_is_answered(desk):
    desk, _ = desk
    issue = desk.issue("2024-21/issue.yaml")
    token = {"X-Vestnik-Token": desk.token}
    assert desk.ask("GET", "/desk/shelf", token) == 200
    assert desk.ask("GET", "/desk/shelf") == 403
    assert desk.ask("GET", "/desk/shelf", {"X-Vestnik-Token": "0" * 32}) == 403
    assert desk.ask("GET", "/desk/shelf", token, host="evil.example") == 403
    assert desk.ask("GET", "/desk/shelf", {**token, "Origin": "http://evil.example"}) == 403
    assert desk.ask("POST", "/desk/shelf", token) == 405
    assert desk.ask("GET", f"/desk/edit/{issue}", token) == 405
    assert desk.ask("POST", f"/desk/edit/{issue}", {**token, "Content-Length": 5_000_000_000}) == 413
    assert desk.ask("POST", f"/desk/edit/{issue}", {**token, "Transfer-Encoding": "chunked"}, b"0\r\n\r\n") == 400
    assert desk.ask("POST", f"/desk/edit/{issue}", {"Content-Length": 2}, b"{}") == 403
    for body in (b"", b"[]", b"{}", b'{"edits": 1}', b'{"version": "x", "edits": [{"what": "set"}]}', b"\xff"):
        assert desk.call(f"edit/{issue}", body)[0] in (400, 409), body
    deep = b'{"version": "x", "edits": ' + b"[" * 5000 + b"]" * 5000 + b"}"
    assert desk.call(f"edit/{issue}", deep)[0] in (400, 409)
    assert desk.call("edit/0000000000000000", {"edits": []})[0] == 404
    policy = __import__("urllib.request").request.urlopen(desk.origin + "/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "*" not in policy


def test_wrong_usage_is_said(run, tmp_path):
    done = run("desk", tmp_path / "nothing")
    assert done.returncode == 2 and "nothing" in done.stderr
    assert "--port" in run("desk", "--help").stdout


def test_steps_are_taken_back_after_a_restart(program, tmp_path):
    shutil.copytree(ROOT / "samples", tmp_path / "samples", copy_function=shutil.copyfile)
    folder = tmp_path / "samples/2024-21"
    descriptor, article = folder / "issue.yaml", folder / "articles/kz-01-lecture.md"
    before = descriptor.read_bytes(), article.read_bytes()
    with Desk(program, tmp_path / "samples") as desk:
        issue = desk.issue("2024-21/issue.yaml")
        assert not desk.call(f"issue/{issue}")[1]["undo"]
        assert desk.call(f"undo/{issue}", {})[0] == 409
        assert desk.edit(issue, {"what": "set", "path": ["number"], "value": 22})[0] == 200
        body = desk.body(issue, "sections/0/articles/0")[1]
        save = {"path": "sections/0/articles/0", "version": body["version"], "text": body["text"] + "More.\n"}
        assert desk.call(f"save-body/{issue}", save)[0] == 200
    after = descriptor.read_bytes(), article.read_bytes()
    assert after[0] != before[0] and after[1] != before[1]
    with Desk(program, tmp_path / "samples") as desk:
        status, answer = desk.call(f"undo/{issue}", {})
        assert status == 200 and answer["changed_file"] == "articles/kz-01-lecture.md" and answer["undo"] and answer["redo"]
        assert (descriptor.read_bytes(), article.read_bytes()) == (after[0], before[1])
        status, answer = desk.call(f"undo/{issue}", {})
        assert status == 200 and not answer["undo"] and answer["value"]["number"] == "21"
        assert (descriptor.read_bytes(), article.read_bytes()) == before
        assert desk.call(f"redo/{issue}", {})[0] == desk.call(f"redo/{issue}", {})[0] == 200
        assert (descriptor.read_bytes(), article.read_bytes()) == after
        # What somebody else wrote since is not overwritten.
        article.write_text("Theirs.\n", encoding="utf-8")
        status, answer = desk.call(f"undo/{issue}", {})
        assert status == 409 and answer["error"]
        assert article.read_text(encoding="utf-8") == "Theirs.\n"
        # A list that leads elsewhere changes nothing there.
        (tmp_path / "outside.txt").write_text("outside", encoding="utf-8")
        steps = folder / ".vestnik-desk/undo-issue.yaml.json"
        steps.write_text(steps.read_text(encoding="utf-8").replace("articles/kz-01-lecture.md", "../../outside.txt"), encoding="utf-8")
        assert desk.call(f"undo/{issue}", {})[0] == 409
        assert (tmp_path / "outside.txt").read_text(encoding="utf-8") == "outside"
