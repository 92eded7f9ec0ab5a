"""``make bench-sync``: a fleet's phones, the server and the desk on this machine, all of it real."""

from __future__ import annotations

from collections.abc import Mapping

from tests.benchmarks.harness import Figure, Outcome, is_full, percentile
from tests.benchmarks.sync_load.alone import Run, climb, fsyncs_per_s
from tests.benchmarks.sync_load.crowd import POSITION_EVERY_S, Stretch, Told
from tests.benchmarks.sync_load.fleet import day_of
from tests.benchmarks.sync_load.on_the_desk import Seen, watch

PHONES = 500
RATE = 100.0
SMALL_FLEET, SMALL_RATE = 20, 50.0
RATES = (100, 150, 200, 250, 300, 400, 500, 650, 800, 1000)
BATCH = 50
BATCHED_RATES = (500, 1000, 2000, 3000, 4000, 6000, 8000)
"""Facts a second where each phone hands in fifty at once: a fleet back from hours offline."""


def run() -> Outcome:
    """Two fleets on a desk, then the server alone with FULL and with NORMAL (FULL=1: longer)."""
    seconds = 60.0 if is_full() else 15.0
    rows: list[Mapping[str, Figure]] = []
    for phones, rate in ((SMALL_FLEET, SMALL_RATE), (PHONES, RATE)):
        stops = round(rate * seconds / 2 / phones) + 1
        seen = watch(day_of(phones, stops), Stretch(rate, seconds))
        rows.append(_desk_row(f"{phones} phones, desk open", rate, seen))
    fleet = day_of(PHONES, 2)
    shares = []
    disk = fsyncs_per_s(2.0)
    for store, mode in (("real", "FULL"), ("normal", "NORMAL")):
        for batch, rates in ((1, RATES), (BATCH, BATCHED_RATES)):
            runs = climb(fleet, store, rates, seconds / 2, batch)
            best = max(
                (each for each in runs if each.held), default=runs[0], key=lambda r: r.stretch.rate
            )
            if batch == 1:
                rows.append(_server_row(f"{PHONES} phones, no desk, {mode}", runs[0]))
            what = "one by one" if batch == 1 else f"{batch} at once"
            rows.append(_server_row(f"highest rate, {what}, {mode}", best))
            shares.append(
                f"{mode}, {what}: {best.commits_per_s:.0f} commits a second,"
                f" {best.commits_per_s / disk:.0%} of what the disk can."
            )
    return Outcome(
        "From a fact that is due at a phone to its acknowledgement (target: p99 under 50 ms at 100 a"
        " second) and to its row on the desk's board (target: p99 under 1 s)",
        rows,
        [
            f"TLS on; every phone says where it is every {POSITION_EVERY_S:.0f} s and waits on a long"
            " poll; phones, server and desk share the machine.",
            "The highest rate is the last of the rates tried at which p99 stayed under 50 ms.",
            f"The disk takes {disk:.0f} pages a second for good, one after the other.",
            *shares,
        ],
    )


def _desk_row(case: str, rate: float, seen: Seen) -> Mapping[str, Figure]:
    return {
        **_told_row(case, rate, seen.told),
        "row p50 s": percentile(seen.shown, 0.5) if seen.shown else None,
        "row p99 s": percentile(seen.shown, 0.99) if seen.shown else None,
        "unseen": seen.unseen,
        "GUI stood ms": round(seen.stood_ms),
    }


def _server_row(case: str, run: Run) -> Mapping[str, Figure]:
    return {**_told_row(case, run.stretch.rate, run.told), "server cores": run.cores}


def _told_row(case: str, rate: float, told: Told) -> Mapping[str, Figure]:
    took = [1000 * seconds for seconds in told.took]
    return {
        "case": case,
        "facts/s": round(rate),
        "requests": told.asked,
        "acked": len(took),
        "p50 ms": percentile(took, 0.5) if took else None,
        "p99 ms": percentile(took, 0.99) if took else None,
        "slowest ms": max(took, default=None),
        "positions/s": told.positions / told.lasted,
        "row p50 s": None,
        "row p99 s": None,
        "unseen": None,
        "GUI stood ms": None,
        "server cores": None,
    }
