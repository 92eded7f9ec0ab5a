"""Nobody asks more often than is good for the others, and who waits is let in again."""

from __future__ import annotations

from app.sync import rates
from app.sync.rates import Rates


class _Hands:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_is_granted_and_then_only_the_rate() -> None:
    hands = _Hands()
    bucket = Rates(per_second=2, burst=3, monotonic=hands)
    assert [bucket.take("a") for _ in range(4)] == [0, 0, 0, 0.5]
    hands.now += 0.5
    assert bucket.take("a") == 0
    assert bucket.take("a") == 0.5
    hands.now += 3600
    assert [bucket.take("a") for _ in range(4)] == [0, 0, 0, 0.5], "never more than a burst is saved"


def test_one_who_asks_too_often_takes_nothing_from_the_others() -> None:
    bucket = Rates(per_second=1, burst=1, monotonic=_Hands())
    assert bucket.take("wild") == 0
    assert bucket.take("wild") > 0
    assert bucket.take("calm") == 0


def test_refusals_do_not_make_the_wait_longer() -> None:
    hands = _Hands()
    bucket = Rates(per_second=1, burst=1, monotonic=hands)
    bucket.take("a")
    for _ in range(50):
        bucket.take("a")
    hands.now += 1
    assert bucket.take("a") == 0


def test_a_flood_of_addresses_does_not_fill_the_memory() -> None:
    hands = _Hands()
    bucket = Rates(per_second=1, burst=10, monotonic=hands)
    for number in range(rates._MOST_BUCKETS * 2):
        bucket.take(f"address {number}")
        hands.now += 0.0001
    assert len(bucket._buckets) <= rates._MOST_BUCKETS
