"""Work on a map region in a process of its own, so that no window stands still."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.errors import RegionError
from app.processes import Child


def work_in_child(
    target: Callable[..., None],
    arguments: tuple[object, ...],
    on_progress: Callable[[str, float], None],
    cancelled: Callable[[], bool],
) -> None:
    """Wait for a child that tells how it stands as (words, share), and at the end '' or what is wrong.

    Raises:
        RegionError: it could not do it, or was cancelled.
    """
    with Child(target, arguments) as child:
        try:
            while not isinstance(told := _hear(child, cancelled), str):
                on_progress(*told)
        except (EOFError, OSError):
            told = f"The map region could not be prepared: {child.exit_words()}."
    if told:
        raise RegionError(told)


def _hear(child: Child, cancelled: Callable[[], bool]) -> tuple[str, float] | str:
    """The child's next word; when cancelled it is told to give up, and says so at the end."""
    told = False
    while not child.connection.poll(0.1):
        if cancelled() and not told:
            child.connection.send("give up")
            told = True
    word: tuple[str, float] | str = child.connection.recv()
    return word
