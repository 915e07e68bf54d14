"""PDF/A-2a and PDF/UA-1 of charts with live text, clips, groups and masks."""

from test_charts import album  # noqa: F401


def test_charts_are_valid(album, judge):  # noqa: F811
    judge.must_accept(("2a", album[0]), ("ua1", album[0]))
