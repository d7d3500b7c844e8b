"""Headings of points as checks compare them."""

from __future__ import annotations

from app.checking import Manuscript
from app.checking.headings import whole_set_of
from app.models.report import Report


def test_a_point_with_an_empty_stop_is_read() -> None:
    """A draft kept as JSON may have a span of no characters."""
    spans = [("一是", "ordinal"), ("要细", "heading"), ("", "stop"), ("看一眼。", "text")]
    paragraph = {"spans": [{"text": words, "part": part} for words, part in spans]}
    blocks = [{"role": "insight", "level": 1, "paragraphs": [paragraph]} for _ in range(3)]
    report = Report.model_validate({"blocks": blocks})
    assert [len(whole_set_of(run)) for run in Manuscript(report).runs] == [3]
