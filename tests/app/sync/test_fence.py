"""Who has a server, and who is shut out."""

from __future__ import annotations

import pytest
from starlette.exceptions import HTTPException

from app.domain.driver_sync import Generation
from app.domain.errors import DeskReplaced
from app.sync.fence import DESK_HEADER, GENERATION_HEADER, Fence


def _headers(generation: Generation) -> dict[str, str]:
    return {GENERATION_HEADER: str(generation.number), DESK_HEADER: generation.desk}


@pytest.mark.parametrize(
    ("has_it", "asks", "gets_it"),
    [
        (Generation(0), Generation(1, "a"), True),
        (Generation(1, "a"), Generation(1, "a"), True),
        (Generation(1, "a"), Generation(1, "b"), False),
        (Generation(1, "a"), Generation(2, "b"), True),
        (Generation(2, "b"), Generation(1, "a"), False),
        (Generation(2, "b"), Generation(2, "a"), False),
        (Generation(2, "a"), Generation(1, "a"), False),
        (Generation(3), Generation(3, "a"), True),  # kept by a program that knew no names
        (Generation(3, "a"), Generation(3), False),  # such a program, after us
    ],
)
def test_the_first_desk_has_the_server_until_a_newer_generation_comes(
    has_it: Generation, asks: Generation, gets_it: bool
) -> None:
    fence = Fence(has_it)
    if gets_it:
        assert fence.admit(_headers(asks)) == (None if asks == has_it else asks)
        return
    with pytest.raises(DeskReplaced) as refused:
        fence.admit(_headers(asks))
    assert refused.value.generation == has_it.number
    assert fence.admit(_headers(has_it)) is None, "and nothing has changed for the one that has it"


def test_two_desks_that_come_at_once_do_not_both_get_it() -> None:
    fence = Fence(Generation(0))
    assert fence.admit(_headers(Generation(1, "a"))) is not None
    with pytest.raises(DeskReplaced):
        fence.admit(_headers(Generation(1, "b")))


def test_who_has_it_is_to_be_kept_until_the_disk_knows() -> None:
    fence, desk = Fence(Generation(0)), Generation(1, "a")
    assert fence.admit(_headers(desk)) == desk
    assert fence.admit(_headers(desk)) == desk, "the disk may have been full at the first time"
    fence.keep(desk)
    assert fence.admit(_headers(desk)) is None


def test_a_script_without_a_desk_is_let_through_and_nonsense_is_not() -> None:
    fence = Fence(Generation(5, "a"))
    assert fence.admit({}) is None
    for number, desk in (("x", "a"), ("-1", "a"), ("1" * 17, "a"), ("\u0661", "a"), ("6", "A b")):
        with pytest.raises(HTTPException):
            fence.admit({GENERATION_HEADER: number, DESK_HEADER: desk})
