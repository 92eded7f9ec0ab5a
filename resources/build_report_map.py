"""Writes the empty map of reports with folium, at set-up (importing folium takes over a second).

The document holds Leaflet itself and asks for nothing: a report that carries it can be read anywhere.
What is to be drawn is put in later, as JSON (see ``resources.report_map``).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import folium
from branca.element import Element

from resources.report_map import DATA_MARK, PAGE, TEMPLATE
from resources.tokens import load_tokens

WEB = PAGE.parent


class _ReportMap(folium.Map):
    """A folium map that brings its assets along."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012  (folium's own class attribute)
    default_css: list[tuple[str, str]] = []  # noqa: RUF012


def document() -> str:
    """The map page as HTML, with a mark where the data go."""
    day = _ReportMap(
        location=(0, 0),
        zoom_start=3,
        tiles=None,
        control_scale=True,
        zoom_control="topleft",
        prefer_canvas=True,
    )
    day._id = "report"
    figure: Any = day.get_root()
    figure._id = "page"
    style = (WEB / "vendor" / "leaflet.css").read_text(encoding="utf-8")
    library = (WEB / "vendor" / "leaflet.js").read_text(encoding="utf-8")
    figure.header.add_child(Element(f"<style>{_plain(style)}</style>"), name="leaflet_css")
    figure.header.add_child(Element(f"<script>{_plain(library)}</script>"), name="leaflet")
    data = f'<script type="application/json" id="report-data">{DATA_MARK}</script>'
    figure.html.add_child(Element(data), name="data")
    figure.script.add_child(Element((WEB / "report_map.js").read_text(encoding="utf-8")), name="draw")
    html = str(figure.render())
    return html.replace("</head>", f"<style>{_look()}</style>\n</head>", 1)


def _plain(text: str) -> str:
    """Without what names further files: nothing is asked for."""
    lines = (line for line in text.splitlines() if "sourceMappingURL" not in line)
    return "{% raw %}" + "\n".join(lines).replace("url(images/", "url(data:,") + "{% endraw %}"


def _look() -> str:
    look = load_tokens().light
    return (
        f".folium-map {{ background: {look.background}; }}"
        f".leaflet-container {{ font: 12px system-ui, sans-serif; color: {look.text}; }}"
        ".leaflet-tooltip { white-space: normal; max-width: 260px; width: max-content; }"
        ".leaflet-tooltip b, .leaflet-tooltip span { display: block; }"
        f".states {{ background: {look.panel}; padding: 6px 8px; border-radius: 4px; }}"
        ".states div { display: flex; align-items: center; gap: 6px; }"
        ".states i { width: 10px; height: 10px; border-radius: 50%; }"
    )


def build(page: Path = TEMPLATE) -> Path:
    """Write the document where reports take it from."""
    page.write_text(document(), encoding="utf-8")
    return page


if __name__ == "__main__":
    build()
