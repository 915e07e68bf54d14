"""Where output goes: links, devices and pipes, files that are read, and a disk that is full."""

import os
import subprocess
import threading

import pytest

from conftest import SMALL_ISSUE


@pytest.fixture
def issue(tmp_path, small_issue):
    """The descriptor of an issue with a publisher's file above its folder and a body and a picture in it."""
    folder = tmp_path / "issue"
    folder.mkdir()
    (tmp_path / "publisher.yaml").write_text("name: Press\nfull-name: The Small Press\n", encoding="utf-8")
    (folder / "text.md").write_text("A text of its own.\n", encoding="utf-8")
    (folder / "map.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
                                    '<path d="M0 0h9v9z"/></svg>', encoding="utf-8")
    publisher = SMALL_ISSUE[SMALL_ISSUE.index("publisher:"):SMALL_ISSUE.index("sections:")]
    return small_issue(folder, (publisher, "publisher: ../publisher.yaml\n"),
                       (SMALL_ISSUE[SMALL_ISSUE.index("        body:"):], "        body-file: text.md\n"
                        "        pictures: [{file: map.svg, alternative: Map}]\n"))


@pytest.fixture
def pipe(tmp_path):
    """(a named pipe, what has come through it when it is closed)."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    got = []
    reader = threading.Thread(target=lambda: got.append(path.read_bytes()), daemon=True)
    reader.start()

    def content():
        reader.join(timeout=60)
        return b"".join(got)

    return path, content


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_pipe_is_written_through(run, issue, pipe):
    done = run("build", issue, "-o", pipe[0])
    assert done.returncode == 0, done.stderr
    assert pipe[0].is_fifo() and pipe[1]().startswith(b"%PDF")


def test_a_link_to_a_pipe_stays_one(run, issue, pipe, tmp_path):
    (tmp_path / "link").symlink_to(pipe[0])
    assert run("schema", "-o", tmp_path / "link").returncode == 0
    assert (tmp_path / "link").is_symlink() and pipe[0].is_fifo() and pipe[1]().startswith(b"{")


def test_reports_go_through_a_pipe(run, issue, pipe, tmp_path):
    assert run("batch", issue.parent, "-o", tmp_path / "out", "--report", pipe[0]).returncode == 0
    assert pipe[0].is_fifo() and b'"built": 1' in pipe[1]().replace(b'":1', b'": 1')


@pytest.mark.parametrize("is_there", [True, False])
def test_what_a_link_names_is_replaced(run, issue, tmp_path, is_there):
    (tmp_path / "real").mkdir()
    target = tmp_path / "real/out.pdf"
    if is_there:
        target.write_text("old", encoding="utf-8")
    (tmp_path / "middle").symlink_to("real/out.pdf")
    (tmp_path / "link").symlink_to("middle")
    assert run("build", issue, "-o", tmp_path / "link").returncode == 0
    assert os.readlink(tmp_path / "link") == "middle" and os.readlink(tmp_path / "middle") == "real/out.pdf"
    assert target.read_bytes().startswith(b"%PDF")
    assert list((tmp_path / "real").iterdir()) == [target]


def test_links_in_a_circle_are_refused(run, issue, tmp_path):
    (tmp_path / "link").symlink_to("link")
    assert run("build", issue, "-o", tmp_path / "link").returncode == 3
    assert (tmp_path / "link").is_symlink()


@pytest.mark.parametrize("name", ["issue.yaml", "text.md", "map.svg", "../publisher.yaml"])
@pytest.mark.parametrize("how", ["by name", "by link", "hard link"])
def test_an_input_is_no_output(run, issue, tmp_path, name, how):
    output = issue.parent / name
    if how != "by name":
        (tmp_path / "alias").symlink_to(output) if how == "by link" else os.link(output, tmp_path / "alias")
        output = tmp_path / "alias"
    before = contents(tmp_path)
    done = run("build", issue, "-o", output, "--ui", "ru")
    assert done.returncode == 2 and output.name in done.stderr and "ошибка" in done.stderr
    assert contents(tmp_path) == before


def test_a_face_is_no_output(run, issue, tmp_path):
    data = tmp_path / "data"
    (data / "fonts").mkdir(parents=True)
    (data / "fonts/some.otf").write_text("face", encoding="utf-8")
    assert run("build", issue, "-o", data / "fonts/some.otf", "--data", data).returncode in (2, 3)
    assert (data / "fonts/some.otf").read_text(encoding="utf-8") == "face"


def test_a_comparison_replaces_none_of_its_files(run, issue, tmp_path):
    pdf = tmp_path / "a.pdf"
    assert run("build", issue, "-o", pdf).returncode == 0
    before = pdf.read_bytes()
    done = run("compare", pdf, pdf, "--html", tmp_path / "issue/../a.pdf", "--ui", "ru")
    assert done.returncode == 2 and "один из читаемых файлов" in done.stderr
    assert pdf.read_bytes() == before


def test_a_name_with_a_line_end_stays_on_one_line(run, small_issue, tmp_path):
    folder = tmp_path / "two\nlines \x1b[31m"
    folder.mkdir()
    done = run("check", small_issue(folder, ("number: 1", "number: x")), cwd=tmp_path)
    assert f"{tmp_path}/two␊lines ␛[31m/issue.yaml:4:9: error[wrong-type]" in done.stderr, done.stderr


STEERING = set("\x1b\x07\x7f\x9b\u202e\u2028")


def test_no_name_and_no_text_of_a_file_steers_the_terminal(run, small_issue, tmp_path):
    """Names of files that commands print, headlines in stats, the lines of a fix, answers that `init` offers."""
    folder = tmp_path / "\u202ename \x1b[31m\x9b"
    folder.mkdir()
    issue = small_issue(folder)
    heading = issue.read_text(encoding="utf-8").replace("- country: KZ", '- title: "A\\u202E\\e[31mB"')
    source = folder / "past\x1b.txt"
    source.write_text("KAZAKHSTAN\n\nA title\n\nSome words.\n", encoding="utf-8")
    (folder / "headline.yaml").write_text(heading.replace("title: One", "title: [The \u202e] One"), encoding="utf-8")
    said = ""
    for command in (("build", issue, "-o", folder / "a.pdf", "--attach-source"), ("stats", issue), ("check", "--fix", "--dry-run", folder / "headline.yaml"),
                    ("import", source), ("import", source, "-o", folder / "b", "--format", "json"),
                    ("init", folder / "new", "--no-questions"), ("extract-source", folder / "a.pdf", "-o", folder / "c"),
                    ("batch", folder, "-o", folder / "d"), ("compare", folder / "a.pdf", folder / "past\x1b.txt"),
                    ("batch", "--merge", source)):
        done = run(*command, cwd=folder)
        assert not set(done.stdout + done.stderr) & STEERING, (command, done.stdout, done.stderr)
        said += done.stdout + done.stderr
    assert said.count("name ") > 5 and "The \ufffd" in said, said


@pytest.mark.parametrize("command", [
    ("check", "ISSUE"), ("check", "ISSUE", "--format", "json"), ("build", "ISSUE", "-o", "OUT.pdf"),
    ("build", "ISSUE", "-o", "-"), ("stats", "ISSUE"), ("explain", "unknown-key"), ("explain", "--format", "json"),
    ("init", "new", "--no-questions"), ("schema",), ("manual",), ("completions", "bash"), ("batch", "FOLDER", "-o", "pdf"),
    ("compare", "PDF", "PDF", "--format", "json"), ("import", "PDF.txt"), ("--help",), ("--version",)],
    ids=lambda command: " ".join(command))
def test_lost_output_is_told(program, run, issue, tmp_path, command):
    pdf = tmp_path / "a.pdf"
    if "PDF" in command:
        assert run("build", issue, "-o", pdf).returncode == 0
    (tmp_path / "PDF.txt").write_text("KAZAKHSTAN\n\nA title\n\nSome words.\n", encoding="utf-8")
    names = {"ISSUE": issue, "FOLDER": issue.parent, "PDF": pdf}
    with open("/dev/full", "wb") as full:
        done = subprocess.run([program, *(str(names.get(word, word)) for word in command)], stdout=full, cwd=tmp_path,
                              stderr=subprocess.PIPE, text=True, timeout=120, env={**os.environ, "LC_ALL": "ru_RU.UTF-8"})
    assert done.returncode == 3, done.stderr
    assert "стандартный вывод" in done.stderr or "standard output" in done.stderr
