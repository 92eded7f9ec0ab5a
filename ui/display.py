"""Whether there is a display to show a window on."""

from __future__ import annotations

import os
import sys


def has_display() -> bool:
    """True on macOS and Windows, and where an X or Wayland display is named."""
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
