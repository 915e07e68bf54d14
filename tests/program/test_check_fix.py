"""`vestnik check --fix`: what is certain is put right, all else stays as it is."""

import json
import random
import stat

import pytest
import yaml

from conftest import SMALL_ISSUE

BROKEN = (SMALL_ISSUE.replace("title: One small article", 'title: "Мак" изъят: 5 кг   ')
          .replace("country: KZ", "сountry: КАЗ  # a remark")
          .replace("date: 2024-12-02", "date: 2 декабря 2024 г.")
          .replace("place: Almaty", "place: [Алматы] и область"))
FIXED = (SMALL_ISSUE.replace("title: One small article", "title: '\"Мак\" изъят: 5 кг'   ")
         .replace("country: KZ", "country: KZ  # a remark")
         .replace("place: Almaty", 'place: "[Алматы] и область"'))


def test_what_is_certain_is_written_and_the_difference_shown(run, tmp_path):
    path = tmp_path / "issue.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    assert run("check", path).returncode == 1
    path.chmod(0o640)
    done = run("check", path, "--fix", "--ui", "en")
    assert path.read_text("utf-8") == FIXED
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"--- {path}\n+++ {path}\n@@ -")
    assert "-      - title: \"Мак\" изъят: 5 кг   \n" in done.stdout
    assert "+      - title: '\"Мак\" изъят: 5 кг'   \n" in done.stdout
    assert "put right: 4 lines" in done.stderr
    again = run("check", path, "--fix", "--ui", "en")
    assert again.returncode == 0 and "@@" not in again.stdout and "put right: 0 lines" in again.stderr
    assert path.read_text("utf-8") == FIXED


def test_the_difference_is_one_that_patch_understands(run, tmp_path):
    path = tmp_path / "issue.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    shown = run("check", path, "--fix", "--dry-run", "-q").stdout
    assert path.read_text("utf-8") == BROKEN, "a dry run writes nothing"
    old, new = BROKEN.split("\n"), []
    at = 0
    for line in shown.split("\n")[2:]:
        if line.startswith("@@"):
            begin = int(line.split()[1][1:].split(",")[0]) - 1
            new += old[at:begin]
            at = begin
        elif line.startswith(" ") or line.startswith("-"):
            assert line[1:] == old[at]
            at += 1
            new += [line[1:]] if line.startswith(" ") else []
        elif line.startswith("+"):
            new.append(line[1:])
    assert "\n".join(new + old[at:]) == FIXED


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CR LF"])
def test_all_other_bytes_stay(run, tmp_path, mark, end):
    path = tmp_path / "issue.yaml"
    path.write_bytes(mark + BROKEN.replace("\n", end).encode())
    run("check", path, "--fix")
    assert path.read_bytes() == mark + FIXED.replace("\n", end).encode()


def test_a_file_without_its_last_line_end(run, tmp_path):
    path = tmp_path / "issue.yaml"
    path.write_text(BROKEN.rstrip("\n"), encoding="utf-8")
    run("check", path, "--fix")
    assert path.read_text("utf-8") == FIXED.rstrip("\n")


def test_the_publishers_file_too(run, tmp_path):
    folder = tmp_path / "issue"
    folder.mkdir()
    (tmp_path / "publisher.yaml").write_text("name: [Press]\nfull-nаme: The Small Press\naddress: 1 Main Street\n", "utf-8")
    line = next(line for line in SMALL_ISSUE.split("\n") if line.startswith("publisher:"))
    (folder / "issue.yaml").write_text(SMALL_ISSUE.replace(line, "publisher: ../publisher.yaml"), "utf-8")
    done = run("check", folder, "--fix")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "publisher.yaml").read_text("utf-8") == (
        'name: "[Press]"\nfull-name: The Small Press\naddress: 1 Main Street\n')


def test_what_is_not_certain_stays_and_is_reported(run, tmp_path):
    path = tmp_path / "issue.yaml"
    text = SMALL_ISSUE.replace("place: Almaty", "plase: Almaty").replace("number: 1", "number: one")
    path.write_text(text, encoding="utf-8")
    done = run("check", path, "--fix", "--ui", "en")
    assert done.returncode == 1 and path.read_text("utf-8") == text
    assert "unknown-key" in done.stderr and "wrong-type" in done.stderr


def test_json_lists_the_lines(run, tmp_path):
    path = tmp_path / "issue.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    report = json.loads(run("check", path, "--fix", "--format", "json").stdout)
    assert [fix["line"] for fix in report["fixes"]] == [7, 10, 12, 13]
    assert report["fixes"][3] == {"file": str(path), "line": 13, "before": "        date: 2 декабря 2024 г.",
                                  "after": "        date: 2024-12-02"}
    assert report["summary"]["errors"] == 0


def test_a_dry_run_alone_is_wrong_usage(run, tmp_path):
    path = tmp_path / "issue.yaml"
    path.write_text(SMALL_ISSUE, encoding="utf-8")
    done = run("check", path, "--dry-run", "--ui", "en")
    assert done.returncode == 2 and "--fix" in done.stderr


def test_a_thousand_headlines_come_out_as_typed(run, tmp_path):
    pieces = list("-?:,[]{}&*!|>'\"%@`~=<.\\ ") + ["#", " ", "Мак", "«", "»", "год", "---", "&laquo;", ": ", "5", "№"]
    dice = random.Random(17)
    titles = []
    while len(titles) < 1000:
        title = "".join(dice.choice(pieces) for _ in range(dice.randint(1, 9))).strip()
        # A text in whole quotes is YAML's, and whether a remark is one only its editor knows.
        if title and title[0] not in "'\"" and " #" not in title:
            titles.append(title)
    article = '      - title: {}\n        source: {{name: Press}}\n        body: The text {}.\n'
    path = tmp_path / "issue.yaml"
    path.write_text(SMALL_ISSUE + "".join(article.format(title, i) for i, title in enumerate(titles)), "utf-8")
    run("check", path, "--fix", "-q")
    articles = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)["sections"][0]["articles"]
    assert [article["title"] for article in articles[1:]] == titles
