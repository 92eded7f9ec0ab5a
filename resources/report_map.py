"""The map that a report in HTML carries: one document that asks for nothing."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

PAGE = Path(__file__).with_name("web") / "report_map.js"
TEMPLATE = PAGE.with_name("report_map.html")
DATA_MARK = "ROUNDSMAN-REPORT-DATA"


@cache
def _template() -> str:
    return TEMPLATE.read_text(encoding="utf-8")


def is_built() -> bool:
    """Whether set-up has written the empty map."""
    return TEMPLATE.is_file()


def report_map(data: object) -> str:
    """The map's document with its data, which are JSON values: no text of theirs can end the block."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    return _template().replace(DATA_MARK, text, 1)
