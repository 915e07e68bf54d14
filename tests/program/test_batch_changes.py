"""What a batch makes again, and what it leaves alone."""

import os
import shutil

import pytest

from archives import archive, batch, counted, pdfs, small, statuses  # noqa: F401 (fixtures)
from conftest import ROOT


@pytest.mark.parametrize("change", ["descriptor", "body", "publisher", "picture", "theme"])
def test_every_kind_of_input_counts(run, small, change):
    archive, output = small
    folder = archive / "b"
    descriptor = folder / "issue.yaml"
    text = descriptor.read_text(encoding="utf-8")
    (folder / "text.md").write_text("A text of its own.\n", encoding="utf-8")
    (folder / "map.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
                                    '<path d="M0 0h9v9z"/></svg>', encoding="utf-8")
    (archive / "publisher.yaml").write_text("name: Press\nfull-name: The Small Press\n", encoding="utf-8")
    (archive / "theme.yaml").write_text("name: own\nextends: bulletin\npage: {inner: 17mm}\n", encoding="utf-8")
    text = text[:text.index("        body: |")] + "        body-file: text.md\n"
    text += "        pictures: [{file: map.svg, alternative: Map}]\n"
    text = text.replace(text[text.index("publisher:"):text.index("sections:")],
                        "publisher: ../publisher.yaml\ntheme: ../theme.yaml\n")
    descriptor.write_text(text, encoding="utf-8")
    batch(run, archive, output, code=0)
    before = pdfs(output)
    old, new, path = {"descriptor": ("Almaty", "Astana", descriptor), "body": ("own", "ewe", folder / "text.md"),
                      "publisher": ("Small", "Large", archive / "publisher.yaml"), "picture": ("h9", "h8", folder / "map.svg"),
                      "theme": ("17mm", "18mm", archive / "theme.yaml"),
                      }[change]
    times = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    report = batch(run, archive, output)
    assert statuses(report) == {"a/issue.yaml": "unchanged", "b/issue.yaml": "built", "c/issue.yaml": "unchanged"}
    after = pdfs(output)
    assert {name for name in after if after[name] != before[name]} == {"b.pdf"}


def test_touched_files_change_nothing(run, small):
    archive, output = small
    batch(run, archive, output, code=0)
    for path in archive.rglob("*.yaml"):
        path.touch()
    assert counted(batch(run, archive, output, code=0)) == {"unchanged": 3}


def test_a_link_that_points_elsewhere_counts(run, small):
    archive, output = small
    descriptor = archive / "a" / "issue.yaml"
    for name in ("one", "two"):
        (archive / "a" / f"{name}.md").write_text(f"Text {name}.\n", encoding="utf-8")
    (archive / "a" / "text.md").symlink_to("one.md")
    text = descriptor.read_text(encoding="utf-8")
    descriptor.write_text(text[:text.index("        body: |")] + "        body-file: text.md\n", encoding="utf-8")
    batch(run, archive, output, code=0)
    (archive / "a" / "text.md").unlink()
    (archive / "a" / "text.md").symlink_to("two.md")
    assert statuses(batch(run, archive, output, code=0))["a/issue.yaml"] == "built"


def test_options_and_date_count(run, small):
    archive, output = small
    batch(run, archive, output, code=0)
    assert counted(batch(run, archive, output, "--pagination", "greedy")) == {"built": 3}
    done = run("batch", archive, "-o", output, "--pagination", "greedy", env={"SOURCE_DATE_EPOCH": "1735900000"})
    assert "3 built" in done.stdout


def test_the_data_folder_counts(run, small, tmp_path):
    archive, output = small
    data = tmp_path / "data"
    for folder in ("fonts", "assets"):
        shutil.copytree(ROOT / folder, data / folder)
    assert counted(batch(run, archive, output, "--data", data)) == {"built": 3}
    assert counted(batch(run, archive, output)) == {"unchanged": 3}, "the same files elsewhere are the same"
    locale = data / "assets/locales/en.yaml"
    locale.write_text(locale.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    assert counted(batch(run, archive, output, "--data", data)) == {"built": 3}


@pytest.mark.parametrize("harm", ["missing", "cut", "edited"])
def test_a_harmed_pdf_is_made_again(run, small, harm):
    archive, output = small
    batch(run, archive, output, code=0)
    before = pdfs(output)
    path = output / "b.pdf"
    times = path.stat()
    if harm == "missing":
        path.unlink()
    else:
        path.write_bytes(before["b.pdf"][:1000] if harm == "cut" else before["b.pdf"].replace(b"%PDF-1.7", b"%PDF-1.4"))
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert statuses(batch(run, archive, output, code=0))["b/issue.yaml"] == "built"
    assert pdfs(output) == before


@pytest.mark.parametrize("harm", ["missing", "empty", "cut", "other"])
def test_harmed_records_cost_a_rebuild(run, small, harm):
    archive, output = small
    batch(run, archive, output, code=0)
    before = pdfs(output)
    record = output / ".vestnik/records/b.pdf.json"
    text = record.read_text(encoding="utf-8")
    record.unlink()
    if harm != "missing":
        record.write_text({"empty": "", "cut": text[:-20], "other": "0" * 32 + text[32:]}[harm], encoding="utf-8")
    assert counted(batch(run, archive, output, code=0)) == {"built": 1, "unchanged": 2}
    assert pdfs(output) == before


def test_verify_lists_differences_and_writes_nothing(run, small, tmp_path):
    archive, output = small
    batch(run, archive, output, code=0)
    shutil.copytree(output, tmp_path / "copy")
    assert run("batch", archive, "-o", output, "--verify").returncode == 0
    (output / "a.pdf").unlink()
    (output / "b.pdf").write_bytes((output / "b.pdf").read_bytes()[:500] + b"x")
    done = run("batch", archive, "-o", output, "--verify")
    assert done.returncode == 1
    assert "a.pdf" in done.stderr and "first difference at byte 500" in done.stderr
    assert "1 identical, 2 different" in done.stdout
    assert not (output / "a.pdf").exists()


def test_moved_archive_is_still_up_to_date(run, small, tmp_path):
    archive, output = small
    batch(run, archive, output, code=0)
    (tmp_path / "elsewhere").mkdir()
    archive.rename(tmp_path / "elsewhere/archive")
    output.rename(tmp_path / "elsewhere/out")
    report = batch(run, tmp_path / "elsewhere/archive", tmp_path / "elsewhere/out", code=0)
    assert counted(report) == {"unchanged": 3}
