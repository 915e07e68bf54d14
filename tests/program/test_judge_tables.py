"""PDF/A-2a and PDF/UA-1 of tables with joined cells, turned tables and charts."""

from conftest import ROOT
from issues import wide_table
from test_tables import JOINED, build  # noqa: F401


def test_tables_are_valid(build, judge):  # noqa: F811
    lists = "\n| A | B |\n|---|---|\n| one<br>two | - first<br>- second |\n"
    pdf = build(JOINED + "\nText.\n" + lists, "table: {csv: figures.csv, head-rows: 2, total-rows: 1, notes: A note.}",
                {"figures.csv": "Region,2023,,2024,\n,men,women,men,women\nNorth,1,2,3,4.5\nAll,1,2,3,4.5\n"})
    judge.must_accept(("2a", pdf), ("ua1", pdf))


def test_turned_tables_are_valid(build, judge):  # noqa: F811
    pdf = build("Text.", "table: {csv: figures.csv, caption: Everything}", {"figures.csv": wide_table(16, 120)})
    judge.must_accept(("2a", pdf), ("ua1", pdf))


def test_samples_are_valid(run, judge, tmp_path):
    jobs = []
    for sample in ("statistics", "statistics-ru"):
        pdf = tmp_path / f"{sample}.pdf"
        assert run("build", ROOT / "samples" / sample / "issue.yaml", "-o", pdf).returncode == 0
        jobs += [("2a", pdf), ("ua1", pdf)]
    judge.must_accept(*jobs)
