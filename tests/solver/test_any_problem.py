"""Whatever the mixture of rules, the answer keeps them all. Small random problems."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.geo import LonLat
from app.domain.matrix import UNREACHABLE, Matrix
from app.domain.orders import TaskKind
from app.domain.routing import (
    BreakSpec,
    Costs,
    Job,
    Problem,
    Reload,
    Shipment,
    StopRule,
    VehicleSpec,
    Window,
)
from solver.checker import check
from solver.solve import solve

PLACES = 4
QUARTER = 900


@st.composite
def matrices(draw: st.DrawFn) -> Matrix:
    """Asymmetric, no triangle inequality, here and there no road."""
    holes = st.just(UNREACHABLE) if draw(st.booleans()) else st.nothing()
    drives = st.one_of(st.integers(0, 1500), holes)
    rows = [[0 if a == b else draw(drives) for b in range(PLACES)] for a in range(PLACES)]
    metres = [[min(seconds * 10, UNREACHABLE) for seconds in row] for row in rows]
    return Matrix.of(rows, metres)


windows = st.lists(
    st.builds(
        lambda start, length: Window(start, start + length), st.integers(0, 7200), st.integers(0, 2400)
    ),
    max_size=2,
).map(tuple)
skills = st.sampled_from([frozenset[str](), frozenset[str](), frozenset({"cold"})])


@st.composite
def jobs(draw: st.DrawFn, name: str, kind: TaskKind, from_depot: bool) -> Job:
    return Job(
        job_id=name,
        location=draw(st.integers(0, PLACES - 1)),
        kind=kind,
        amounts=(draw(st.integers(0, 5)), 1),
        service=draw(st.sampled_from([0, 60, 600])),
        price=draw(st.sampled_from([10, 30_000])),
        setup=draw(st.sampled_from([0, 90])),
        windows=draw(windows),
        skills=draw(skills),
        release=draw(st.sampled_from([0, 0, 2700])) if from_depot else 0,
        vehicles=draw(st.sampled_from([None, None, frozenset({"v0"})])),
    )


@st.composite
def breaks(draw: st.DrawFn) -> BreakSpec:
    start = draw(st.integers(0, 8)) * QUARTER
    latest = start + draw(st.integers(0, 3)) * QUARTER
    return BreakSpec((Window(start, latest),), draw(st.sampled_from([300, 1200])))


@st.composite
def vehicles(draw: st.DrawFn, name: str) -> VehicleSpec:
    earliest = draw(st.sampled_from([0, 1200]))
    reload = st.builds(Reload, st.just((0,)), st.sampled_from([0, 300]), st.integers(1, 3))
    return VehicleSpec(
        vehicle_id=name,
        profile=draw(st.sampled_from(["car", "bicycle"])),
        start=0,
        end=draw(st.sampled_from([0, 0, None, 1])),
        capacity=(draw(st.integers(1, 8)), draw(st.integers(1, 4))),
        earliest=earliest,
        latest=earliest + draw(st.sampled_from([3600, 14_400])),
        loading=draw(st.sampled_from([0, 300])),
        skills=draw(skills),
        breaks=tuple(draw(st.lists(breaks(), max_size=2))),
        reload=draw(st.one_of(st.none(), reload)),
        costs=Costs(
            draw(st.sampled_from([0, 500])), draw(st.sampled_from([0, 3000])), draw(st.integers(0, 60))
        ),
    )


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    kinds = draw(st.lists(st.sampled_from(TaskKind), min_size=1, max_size=5))
    plain = [draw(jobs(f"j{n}", kind, kind is TaskKind.DELIVERY)) for n, kind in enumerate(kinds)]
    shipments = [
        Shipment(
            draw(jobs(f"s{n}-p", TaskKind.PICKUP, False)),
            draw(jobs(f"s{n}-d", TaskKind.DELIVERY, False)),
        )
        for n in range(draw(st.integers(0, 2)))
    ]
    return Problem(
        locations=tuple(LonLat(n, 0) for n in range(PLACES)),
        vehicles=tuple(draw(vehicles(f"v{n}")) for n in range(draw(st.integers(1, 2)))),
        jobs=tuple(plain),
        shipments=tuple(shipments),
        matrices={"car": draw(matrices()), "bicycle": draw(matrices())},
    )


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(problems())
def test_every_answer_keeps_every_rule(problem: Problem) -> None:
    solution = solve(problem, StopRule(steps=25))
    assert check(problem, solution) == ()
