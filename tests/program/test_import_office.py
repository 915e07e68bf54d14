"""RTF and old Word's files: read with LibreOffice where it is, else told what to do. It never outlives its time."""

import io
import json
import shutil
import stat
import subprocess
import zipfile

import pytest
import yaml

import habits
from habits import ARTICLES, COUNTRIES
from office import Docx, para
from words import words

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = " ".join(f'xmlns:{name}="{OFFICE}{path}:1.0"' for name, path in (("office", "office"), ("text", "text"), ("style", "style"), ("draw", "drawing")))
RTF = b"{\\rtf1\\ansi x}"
EMF = b"\x01\0\0\0" + b"\0" * 36 + b" EMF" + b"\0" * 60


def odt():
    made = "".join(f"<text:p>{line}</text:p>" for line in ("ИНФОРМАЦИОННЫЙ ДАЙДЖЕСТ", "16-31.12.2024", "№ 21", "Алматы – 2024"))
    for country, titles in ARTICLES.items():
        made += f'<text:h text:outline-level="1">{COUNTRIES[country]}</text:h>'
        for at, title in enumerate(titles):
            made += f'<text:h text:outline-level="2">{title}</text:h><text:p>{habits.body(at)[0]}</text:p><text:p>{habits.address(country, at)}</text:p>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", f"<office:document-content {NAMES}><office:body><office:text>{made}</office:text></office:body></office:document-content>")
    return packed.getvalue()


@pytest.fixture
def stand_in(tmp_path):
    """stand_in(script) -> the environment in which the script is LibreOffice; $out is its folder, $@ its files."""

    def call(script):
        folder = tmp_path / "bin"
        folder.mkdir()
        (folder / "soffice").write_text('#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\nout=$2; shift 2; mkdir -p "$out"\n' + script)
        (folder / "soffice").chmod(stat.S_IRWXU)
        return {"PATH": f"{folder}:/usr/bin:/bin"}

    return call


@pytest.mark.parametrize("name, content", [("release.rtf", RTF), ("release.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + b"\0" * 600), ("wrong-name.docx", RTF)])
def test_what_the_office_s_program_makes_is_read(run, tmp_path, stand_in, name, content):
    (tmp_path / "made.odt").write_bytes(odt())
    (tmp_path / name).write_bytes(content)
    env = stand_in(f'cp {tmp_path}/made.odt "$out/1.odt"\ncp "$1" {tmp_path}/given\n')
    done = run("import", tmp_path / name, "-o", tmp_path / "out", "--format", "json", env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "given").read_bytes() == content
    issue = yaml.safe_load((tmp_path / "out/issue.yaml").read_text(encoding="utf-8"))
    assert {s["country"]: [words(a["title"]) for a in s["articles"]] for s in issue["sections"]} == {c: [words(t) for t in ts] for c, ts in ARTICLES.items()}
    assert run("build", tmp_path / "out/issue.yaml", "-o", tmp_path / "out.pdf").returncode == 0


@pytest.mark.parametrize("script, words_", [("exit 3", "made no file"), ('echo nothing > "$out/1.odt"', "document-unreadable")])
def test_a_failure_is_told_and_leaves_nothing(run, tmp_path, stand_in, script, words_):
    (tmp_path / "release.rtf").write_bytes(RTF)
    done = run("import", tmp_path / "release.rtf", "-o", tmp_path / "out", env=stand_in(script))
    assert done.returncode == 1 and words_ in done.stderr and "save it as .docx" in done.stderr.replace("again as", "as")
    assert not (tmp_path / "out").exists()


def with_drawing():
    document = Docx(*habits.cover(), para("РЕСПУБЛИКА КАЗАХСТАН", bold=True), para("ЗАГОЛОВОК СТАТЬИ", bold=True), para("Текст статьи."))
    return document.add(para(document.picture(EMF, "emf")), para("Источник: https://a.example/1")).bytes()


def test_windows_drawings_are_drawn_by_it(run, tmp_path, stand_in):
    (tmp_path / "drawn.png").write_bytes(habits.picture())
    (tmp_path / "release.docx").write_bytes(with_drawing())
    env = stand_in(f'for f in "$@"; do n=$(basename "$f"); cp {tmp_path}/drawn.png "$out/${{n%.*}}.png"; done\n')
    done = run("import", tmp_path / "release.docx", "-o", tmp_path / "out", "--format", "json", env=env)
    assert done.returncode == 0 and json.loads(done.stdout)["summary"]["pictures"] == {"all": 1, "used": 1}, done.stdout
    assert next((tmp_path / "out/pictures").iterdir()).read_bytes() == habits.picture()


def test_without_it_they_are_told(run, tmp_path):
    (tmp_path / "release.docx").write_bytes(with_drawing())
    done = run("import", tmp_path / "release.docx", "-o", tmp_path / "out", "--format", "json", env={"PATH": str(tmp_path)})
    assert done.returncode == 0
    report = json.loads(done.stdout)
    assert report["summary"]["pictures"] == {"all": 1, "used": 0}
    assert "picture-left-out" in [finding["code"] for finding in report["findings"]]


@pytest.mark.parametrize("form", ["rtf", "doc"])
def test_libreoffice_itself(run, tmp_path, form):
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "release.docx").write_bytes(habits.heading_styles().bytes())
    subprocess.run(["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", form, "--outdir", tmp_path, tmp_path / "release.docx"],
                   check=True, capture_output=True, timeout=300)
    done = run("import", tmp_path / f"release.{form}", "-o", tmp_path / "out", "--format", "json", timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    issue = yaml.safe_load((tmp_path / "out/issue.yaml").read_text(encoding="utf-8"))
    assert {s["country"]: [words(a["title"]) for a in s["articles"]] for s in issue["sections"]} == {c: [words(t) for t in ts] for c, ts in ARTICLES.items()}
    assert json.loads(done.stdout)["summary"]["words"]["lost"] == 0
