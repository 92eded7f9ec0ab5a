"""``python -m tests.benchmarks [NAME ...]``: run the named benchmarks, or all of them."""

from __future__ import annotations

import importlib
import sys

from tests.benchmarks.harness import Unavailable, publish

NAMES = ("start", "region", "matrix", "import", "sync")
MODULES = {"import": "importing"}


def main(names: list[str]) -> int:
    """Run in turn; 1 when one could not run, 2 for a name that does not exist."""
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        print(f"No benchmark is called {unknown[0]}; there are: {', '.join(NAMES)}.", file=sys.stderr)
        return 2
    failed = False
    for name in names or NAMES:
        module = importlib.import_module(f"tests.benchmarks.{MODULES.get(name, name)}")
        try:
            file = publish(name, module.run())
        except Unavailable as error:
            print(f"\n{name}: not measured, {error}", file=sys.stderr)
            failed = True
        else:
            print(f"  -> {file.relative_to(file.parents[1])}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
