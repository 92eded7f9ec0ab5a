"""``python -m tests.durability [kills] [cuts] [mutants]``: the whole campaign, or parts of it.

500 kills and 3,000 power cuts of the real server, and servers broken on purpose that must be noticed.
Broken off, it goes on where it was; after a change of the code it begins anew.
"""

from __future__ import annotations

import sys

from tests.benchmarks.harness import publish
from tests.durability.campaign import run

GROUPS = ("kills", "cuts", "mutants")


def main(groups: list[str]) -> int:
    """0 when everything promised was kept and every mutant caught; 2 for a part that does not exist."""
    unknown = [name for name in groups if name not in GROUPS]
    if unknown:
        print(f"There is no {unknown[0]}; there are: {', '.join(GROUPS)}.", file=sys.stderr)
        return 2
    outcome, is_good = run(groups or GROUPS, lambda words: print(words, file=sys.stderr, flush=True))
    file = publish("durability", outcome)
    print(f"  -> {file.relative_to(file.parents[1])}")
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
