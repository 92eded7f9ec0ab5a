"""Entry of a process that helps to make a big table; see ``road_block``."""

from __future__ import annotations

import sys

from storage.region.road_block import help_with_bands

if __name__ == "__main__":
    help_with_bands(sys.stdin.buffer, sys.stdout.buffer)
