"""``python -m tests.benchmarks [NAME ...]``: run the named benchmarks, or all that are short."""

from __future__ import annotations

import importlib
import sys

from tests.benchmarks.harness import Unavailable, publish

NAMES = (
    "start",
    "board",
    "region",
    "addresses",
    "matrix",
    "import",
    "sync",
    "live",
    "first-plan",
    "evaluator",
    "suggestion",
    "forecast",
    "report",
)
ON_REQUEST = ("memory", "solver", "solver-large", "orchestration", "forecast-quality", "told")
"""Too long to run with all the others unasked."""
MODULES = {
    "import": "importing",
    "sync": "sync_load.bench",
    "solver": "solver.bench",
    "solver-large": "solver.large",
    "first-plan": "solver.first_plan",
    "orchestration": "orchestration.bench",
    "forecast-quality": "orchestration.forecast_quality",
    "told": "orchestration.told",
}


def main(names: list[str]) -> int:
    """Run in turn; 1 when one could not run, 2 for a name that does not exist."""
    known = (*NAMES, *ON_REQUEST)
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"No benchmark is called {unknown[0]}; there are: {', '.join(known)}.", file=sys.stderr)
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
