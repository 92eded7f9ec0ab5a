"""Reading much that stays, without Python's garbage collector in the way."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def long_lived() -> Iterator[None]:
    """Inside, values are made that live as long as the day.

    The collector looks for cycles, of which frozen values have none, and while it walks through
    everything that lives, every thread waits, the window's too: 0.2 s (measured) for a day of 5,000
    stops, again and again while it is read. So it rests meanwhile, and leaves out afterwards what is
    there by then; what nobody holds any more is let go of at once, as ever.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
