"""Writes the live map's document with folium, at set-up (importing folium takes over a second).

The document holds no data and no address outside the program's own scheme; its content security
policy allows our own scheme and the very inline blocks folium wrote, by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import folium

SCHEME = "roundsman"
ORIGIN = f"{SCHEME}://map"
PAGE = Path(__file__).with_name("web") / "map.html"

_SCRIPTS = (
    ("leaflet", f"{ORIGIN}/vendor/leaflet.js"),
    ("protomaps", f"{ORIGIN}/vendor/protomaps-leaflet.js"),
    ("channel", f"{ORIGIN}/qwebchannel.js"),
    ("sheets", f"{ORIGIN}/map_sheets.js"),
    ("base", f"{ORIGIN}/map_base.js"),
    ("shapes", f"{ORIGIN}/map_shapes.js"),
    ("routes", f"{ORIGIN}/map_routes.js"),
    ("stops", f"{ORIGIN}/map_stops.js"),
    ("layer", f"{ORIGIN}/map_layer.js"),
    ("hands", f"{ORIGIN}/map_hands.js"),
    ("page", f"{ORIGIN}/map.js"),
)
_STYLES = (("leaflet_css", f"{ORIGIN}/vendor/leaflet.css"), ("page_css", f"{ORIGIN}/map.css"))


class _DayMap(folium.Map):
    """A folium map whose assets are the program's own."""

    default_js = list(_SCRIPTS)  # noqa: RUF012  (folium's own class attribute)
    default_css = list(_STYLES)  # noqa: RUF012


def document() -> str:
    """The map page as HTML."""
    day = _DayMap(
        location=(0, 0),
        zoom_start=3,
        tiles=None,
        control_scale=False,
        zoom_control="topleft",
        prefer_canvas=True,
        zoom_animation=False,
        fade_animation=False,
        inertia=False,
    )
    day._id = "day"
    day.get_root()._id = "page"
    html = str(day.get_root().render())
    return html.replace("<head>", f"<head>\n{_policy(html)}", 1)


def build(page: Path = PAGE) -> Path:
    """Write the document where the desktop serves it from."""
    page.write_text(document(), encoding="utf-8")
    return page


def _policy(html: str) -> str:
    scripts = _hashes(html, "script")
    styles = _hashes(html, "style")
    rules = (
        "default-src 'none'",
        f"script-src {SCHEME}: {scripts}",
        f"style-src {SCHEME}: {styles}",
        f"img-src {SCHEME}: data:",
        f"connect-src {SCHEME}:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">'


def _hashes(html: str, tag: str) -> str:
    """Hashes of the inline blocks, as CSP Level 3 sources."""
    blocks = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
    digests = (hashlib.sha256(block.encode()).digest() for block in blocks)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


if __name__ == "__main__":
    build()
