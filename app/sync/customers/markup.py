"""HTML made of text: whatever is not made here is escaped, so that nobody's words become tags."""

from __future__ import annotations

import html
from dataclasses import dataclass

_EMPTY = frozenset({"meta", "link", "input", "img"})


@dataclass(frozen=True, slots=True)
class Html:
    """Text that is HTML already."""

    text: str


type Child = Html | str | None
type Value = str | int | bool | None


def h(tag: str, *children: Child, **attributes: Value) -> Html:
    """An element. Strings are text, None is nothing. ``class_`` is class, ``data_x`` is data-x; an
    attribute that is False or None is left out, one that is True stands without a value."""
    written = "".join(
        f" {name.rstrip('_').replace('_', '-')}{_value(value)}"
        for name, value in attributes.items()
        if value is not None and value is not False
    )
    if tag in _EMPTY:
        return Html(f"<{tag}{written}>")
    return Html(f"<{tag}{written}>{together(*children).text}</{tag}>")


def together(*children: Child) -> Html:
    """One after the other."""
    return Html(
        "".join(
            child.text if isinstance(child, Html) else html.escape(child)
            for child in children
            if child is not None
        )
    )


def document(language: str, direction: str, head: Html, body: Html) -> bytes:
    """A whole page."""
    page = together(h("head", h("meta", charset="utf-8"), head), h("body", body))
    return f"<!doctype html>\n{h('html', page, lang=language, dir=direction).text}\n".encode()


def _value(value: str | int | bool) -> str:
    return "" if value is True else f'="{html.escape(str(value))}"'
