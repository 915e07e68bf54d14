"""A release that holds its source can be made again from itself."""

import pikepdf
import pytest

from conftest import SAMPLES, tool


@pytest.fixture(scope="module", params=sorted(SAMPLES))
def attached(request, run, tmp_path_factory):
    pdf = tmp_path_factory.mktemp("attached") / "release.pdf"
    done = run("build", SAMPLES[request.param], "--attach-source", "-o", pdf)
    assert done.returncode == 0, done.stderr
    return SAMPLES[request.param], pdf


def test_made_again_from_itself(attached, run, tmp_path):
    descriptor, pdf = attached
    done = run("extract-source", pdf, "-o", tmp_path / "source")
    assert done.returncode == 0, done.stderr
    again = tmp_path / "source/issue" / descriptor.name
    assert str(again) in done.stdout
    assert again.read_bytes() == descriptor.read_bytes()
    assert run("build", again, "--attach-source", "-o", tmp_path / "again.pdf").returncode == 0
    assert (tmp_path / "again.pdf").read_bytes() == pdf.read_bytes()
    assert run("build", again, "-o", tmp_path / "plain.pdf").returncode == 0
    assert run("build", descriptor, "-o", tmp_path / "first.pdf").returncode == 0
    assert (tmp_path / "plain.pdf").read_bytes() == (tmp_path / "first.pdf").read_bytes()


def test_attachments_are_described(attached, tmp_path):
    descriptor, pdf = attached
    with pikepdf.open(pdf) as document:
        files = list(document.Root.AF)
        assert str(files[0].UF) == f"issue/{descriptor.name}"
        assert len(files) == len(document.Root.Names.EmbeddedFiles.Names) // 2 > 20
        types = set()
        for file in files:
            assert file.AFRelationship == "/Source" and str(file.UF) in str(file.Desc)
            stream = file.EF.F
            assert stream.Params.Size == len(stream.read_raw_bytes() if "/Filter" not in stream else stream.read_bytes())
            assert str(stream.Params.ModDate) == str(document.docinfo["/ModDate"])  # of the issue, not of a clock
            types.add(str(stream.Subtype))
        assert types == {"/application/yaml", "/text/markdown", "/image/jpeg", "/image/png", "/image/svg+xml"}
    # poppler checks nothing, but finds the same.
    assert f"{len(files)} embedded files" in tool("pdfdetach", "-list", pdf)


def test_a_theme_of_ones_own_comes_along(run, small_issue, tmp_path):
    from conftest import ROOT
    folder = tmp_path / "work"
    folder.mkdir()
    theme = (ROOT / "assets/themes/bulletin.yaml").read_text(encoding="utf-8")
    (tmp_path / "own.yaml").write_text(theme, encoding="utf-8")
    issue = small_issue(folder, ("place: Almaty", "place: Almaty\ntheme: ../own.yaml"))
    assert run("build", issue, "--attach-source", "-o", tmp_path / "one.pdf").returncode == 0
    assert run("extract-source", tmp_path / "one.pdf", "-o", tmp_path / "out").returncode == 0
    assert (tmp_path / "out/own.yaml").read_text(encoding="utf-8") == theme
    assert run("build", tmp_path / "out/issue/issue.yaml", "--attach-source", "-o", tmp_path / "two.pdf").returncode == 0
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_nothing_is_replaced_and_no_link_followed(attached, run, tmp_path):
    _, pdf = attached
    target = tmp_path / "out"
    target.mkdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (target / "issue").symlink_to(elsewhere)
    done = run("extract-source", pdf, "-o", target)
    assert done.returncode == 3 and "file-exists" in done.stderr
    assert not list(elsewhere.iterdir()) and len(list(target.iterdir())) == 1
    (target / "issue").unlink()
    (target / "issue").mkdir()
    (target / "issue/issue.yaml").write_text("mine")
    assert run("extract-source", pdf, "-o", target).returncode == 3
    assert (target / "issue/issue.yaml").read_text() == "mine"


def test_hostile_names(attached, run, tmp_path):
    _, pdf = attached
    for name in ("../evil.yaml", "/tmp/evil.yaml", "issue/../../evil.yaml"):
        with pikepdf.open(pdf) as document:
            document.Root.AF[0].UF = pikepdf.String(name)
            document.save(tmp_path / "hostile.pdf")
        done = run("extract-source", tmp_path / "hostile.pdf", "-o", tmp_path / "out")
        assert done.returncode == 1 and "source-path" in done.stderr
        assert not (tmp_path / "out").exists() and not (tmp_path / "evil.yaml").exists()


def test_what_it_cannot_do_it_says(sample, run, tmp_path):
    descriptor, pdf = sample[1:]
    done = run("extract-source", pdf, "-o", tmp_path / "out")
    assert done.returncode == 1 and "no-source" in done.stderr and "--attach-source" in done.stderr
    done = run("extract-source", descriptor, "-o", tmp_path / "out")
    assert done.returncode == 1 and "no-pdf" in done.stderr
    done = run("extract-source", tmp_path / "missing.pdf")
    assert done.returncode == 1 and "file-unreadable" in done.stderr
    assert not (tmp_path / "out").exists()
