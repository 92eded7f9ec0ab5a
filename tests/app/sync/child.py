"""The server process as tests start it: ``python -m tests.app.sync.child FOLDER [options]``."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from app.domain.errors import WorldError
from app.shared_clock import SharedClock, SystemClock
from app.sync.limits import Bounds
from app.sync.options import read_options
from app.sync.server import serve
from tests.durability.mutants import STORES
from ui.cli.server_options import add_server_options, as_told


def main() -> int:
    """Serve until told to stop; 1 and one line where that is impossible."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    add_server_options(parser)
    parser.add_argument("--clock-file", type=Path)
    parser.add_argument("--ends-with-parent", action="store_true")
    parser.add_argument("--store", choices=STORES, default="real")
    parser.add_argument("--bounds", type=json.loads, default={}, help="fields of Bounds, as JSON")
    arguments = parser.parse_args()
    clock = SharedClock(arguments.clock_file) if arguments.clock_file else SystemClock()
    try:
        serve(
            arguments.folder,
            as_told(read_options(arguments.folder), arguments),
            clock,
            lambda _: None,
            STORES[arguments.store],
            version="test",
            bounds=Bounds(**arguments.bounds),
            ends_with_parent=arguments.ends_with_parent,
        )
    except WorldError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
