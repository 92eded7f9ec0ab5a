"""What several commands print: documents, and progress on a terminal."""

from __future__ import annotations

import json
import sys

from app.domain.solution import Progress


def print_json(document: object) -> None:
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2, default=str)
    sys.stdout.write("\n")


def _progress_line(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def end_progress() -> None:
    """Leave an empty line where progress was shown."""
    _progress_line("")


def show_share(phase: str, share: float) -> None:
    """How far something has come, 0 to 1."""
    _progress_line(f"{phase} {share:.0%}")


def show_plan(progress: Progress) -> None:
    """How a search stands."""
    _progress_line(
        f"{progress.phase}: {progress.elapsed_s:.0f} s, {progress.routes} routes, "
        f"{progress.unassigned} left out, cost {progress.cost / 100:.2f}"
    )


def quiet(_: Progress) -> None:
    """With --json nothing but the document is printed."""
