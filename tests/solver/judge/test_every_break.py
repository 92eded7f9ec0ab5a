"""Each rule about breaks: kept at its limit it is accepted, a unit beyond it is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.routing import (
    BreakSpec,
    Window,
)
from app.domain.solution import StepKind
from tests.solver.instances import at, rest
from tests.solver.judge.by_hand import ByHand, plan
from tests.solver.judge.claims import Case, Claim, holds_just_so, stated, stop, there_and_back, wagon

TWO = (stop(), stop("two", 3))
LUNCH = (BreakSpec((Window(at(8), at(8)), Window(at(8, 6), at(8, 10))), 300),)


def rested(begin: int = at(8, 7), duration: int = 300, breaks: tuple[BreakSpec, ...] = LUNCH) -> Case:
    said = stated(*TWO, wagon=wagon(breaks=breaks))
    hand = ByHand(said).stop("one").rest(begin, duration).stop("two")
    return said, plan(hand.home())


def rest_in(windows: tuple[Window, ...]) -> Case:
    return rested(breaks=(BreakSpec(windows, 300),))


def rest_with_load(most: int) -> Case:
    one, two = (stop(name, n, amounts=(3,)) for n, name in ((1, "one"), (3, "two")))
    said = stated(one, two, wagon=wagon(breaks=(replace(LUNCH[0], max_load=(most,)),)))
    hand = ByHand(said, load=6).stop("one", load=3).rest(at(8, 7), 300).stop("two", load=0)
    return said, plan(hand.home())


def without_rest(window: Window) -> Case:
    """A route from 8:00 to 8:16, without a rest of five minutes."""
    return there_and_back(*TWO, wagon=wagon(breaks=(BreakSpec((window,), 300),)))


def times_rested(count: int) -> Case:
    said = stated(*TWO, wagon=wagon(breaks=LUNCH))
    hand = ByHand(said).stop("one")
    for n in range(count):
        hand.rest(at(8, 6) + 100 * n, 300 if n == 0 else 60)
    return said, plan(hand.stop("two").home())


def two_rests(second: int) -> Case:
    """The first taken could be either: only pairing both tells."""
    wide = BreakSpec((Window(at(8, 6), at(8, 7)), Window(at(8, 20), at(8, 20))), 120)
    said = stated(*TWO, wagon=wagon(breaks=(rest(at(8, 6), at(8, 16), 120), wide)))
    hand = ByHand(said).stop("one").rest(at(8, 7), 120).stop("two").rest(second, 120)
    return said, plan(hand.home())


def rested_twice(second: int) -> Case:
    """Light enough both times, but the shift has one such rest and one of four minutes."""
    breaks = (BreakSpec((Window(at(8), at(9)),), 300, (5,)), rest(at(8, 20), at(9), 240))
    said = stated(*TWO, wagon=wagon(breaks=breaks))
    hand = ByHand(said).stop("one").rest(at(8, 7), 300).stop("two").rest(at(8, 20), second)
    return said, plan(hand.home())


def rested_without_any(has_break: int) -> Case:
    said = stated(stop(), wagon=wagon(breaks=LUNCH if has_break else ()))
    return said, plan(ByHand(said).rest(at(8), 300).stop("one").home())


def rest_with(**told: int) -> Case:
    """A rest that is reached in some way."""
    said, solution = rested()
    route = solution.routes[0]
    steps = [replace(s, **told) if s.kind is StepKind.BREAK else s for s in route.steps]  # type: ignore[arg-type]
    return said, plan(replace(route, steps=tuple(steps)))


SPARE = rest(at(7, 50), at(9), 300)
"""It can be had before the route starts."""


def rest_for_another(begin: int) -> Case:
    """Only from 8:10 on it is the one that is owed."""
    return rested(begin, breaks=(SPARE, rest(at(8, 10), at(8, 15), 300)))


def rest_with_load_for_another(most: int) -> Case:
    """3 are on board; the rest that could be had before may be had with any load."""
    one, two = (stop(name, n, amounts=(3,)) for n, name in ((1, "one"), (3, "two")))
    said = stated(one, two, wagon=wagon(breaks=(SPARE, replace(LUNCH[0], max_load=(most,)))))
    hand = ByHand(said, load=6).stop("one", load=3).rest(at(8, 7), 300).stop("two", load=0)
    return said, plan(hand.home())


def pause_between(begin: int) -> Case:
    """The stop before it is done at 8:06."""
    return rested(begin=begin, breaks=(rest(at(8), at(9), 300),))


def pause_before_service(end: int) -> Case:
    """Service starts at 8:30."""
    said = stated(stop(), wagon=wagon(breaks=(rest(at(8), at(9), 300),)))
    hand = ByHand(said).rest(end - 300, 300).stop("one", begin=at(8, 30))
    return said, plan(hand.home())


def pause_on_pause(second: int) -> Case:
    said = stated(stop(), wagon=wagon(breaks=(rest(at(8), at(9), 300), rest(at(8), at(9), 240))))
    hand = ByHand(said).rest(at(8, 1), 300).rest(second, 240)
    return said, plan(hand.stop("one", arrival=at(8, 1), begin=at(8, 30)).home())


def rest_after_setup(begin: int) -> Case:
    """Arrival at 8:01, five minutes of rest and a minute of setup."""
    said = stated(stop(setup=60), wagon=wagon(breaks=(rest(at(8), at(9), 300),)))
    return said, plan(
        ByHand(said).rest(at(8, 1), 300).stop("one", arrival=at(8, 1), begin=begin).home()
    )


def rest_last(is_last: int) -> Case:
    said = stated(stop(), wagon=wagon(end=None, breaks=(rest(at(8), at(9), 300),)))
    hand = ByHand(said)
    if is_last:
        return said, plan(hand.stop("one").rest(at(8, 6), 300).open())
    return said, plan(hand.rest(at(8), 300).stop("one").open())


def arrives_while_resting(seconds: int) -> Case:
    """The drive lasts until 8:01; a rest from then on is before or after the arrival, never around."""
    said = stated(stop(), wagon=wagon(breaks=(rest(at(8, 1), at(8, 1), 300),)))
    hand = ByHand(said).rest(at(8, 1), 300)
    return said, plan(hand.stop("one", arrival=at(8, 1) + seconds, begin=at(9)).home())


def rest_from(start: int) -> Case:
    return rest_in((Window(start, at(9)),))


def rest_until(latest: int) -> Case:
    return rest_in((Window(0, 9), Window(9, latest)))


def rest_in_the_second(start: int) -> Case:
    return rest_in((Window(0, 9), Window(start, at(9))))


def free_before(start: int) -> Case:
    return without_rest(Window(start, at(8, 15)))


def free_after(latest: int) -> Case:
    return without_rest(Window(at(8), latest))


BREAKS: list[Claim] = [
    ("a rest begins a second early", "break", rest_from, at(8, 7), at(8, 7) + 1),
    ("a rest begins a second late", "break", rest_until, at(8, 7), at(8, 7) - 1),
    ("a rest begins between two windows", "break", rest_in_the_second, at(8, 7), at(8, 7) + 1),
    ("a rest is a second short", "break", lambda d: rested(duration=d), 300, 299),
    ("a rest is a second long", "break", lambda d: rested(duration=d), 300, 301),
    ("a unit too much on board while resting", "break_load", rest_with_load, 3, 2),
    ("a rest had a second too late before the start", "break", free_before, at(7, 55), at(7, 55) + 1),
    ("a rest due a second before the end", "break", free_after, at(8, 16), at(8, 16) - 1),
    ("a second rest is none of those left", "break", two_rests, at(8, 15), at(8, 16) + 1),
    ("rests once too often", "break", times_rested, 1, 2),
    ("rests twice where once is due", "break", rested_twice, 240, 300),
    ("rests where no rest is due", "break", rested_without_any, 1, 0),
    ("rests a second before the rest owed", "break", rest_for_another, at(8, 10), at(8, 10) - 1),
    ("rests too heavy for the rest owed", "break", rest_with_load_for_another, 3, 2),
    ("a rest is driven to", "break", lambda s: rest_with(leg_s=s), 0, 1),
    ("a rest is metres away", "break", lambda m: rest_with(leg_m=m), 0, 1),
    ("a rest begins after a wait", "break", lambda s: rest_with(arrival=at(8, 7) - s), 0, 1),
    ("a rest overlaps the work before", "break", pause_between, at(8, 6), at(8, 6) - 1),
    ("a rest overlaps the work after", "break", pause_before_service, at(8, 30), at(8, 30) + 1),
    ("a rest overlaps another", "break", pause_on_pause, at(8, 6), at(8, 6) - 1),
    ("setup and a rest at one time", "begin", rest_after_setup, at(8, 7), at(8, 7) - 1),
    ("a route ends with a rest", "break", rest_last, 0, 1),
    ("arrives a second into a rest", "arrival", arrives_while_resting, 300, 1),
]


CLAIMS = [*BREAKS]


@pytest.mark.parametrize("claim", CLAIMS, ids=[claim[0] for claim in CLAIMS])
def test_a_break_is_judged_to_the_second(claim: Claim) -> None:
    holds_just_so(*claim[1:])
