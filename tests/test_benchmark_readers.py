"""The readers of published instances say what the instances say."""

from __future__ import annotations

from itertools import islice

import pytest
import pyvrp
from pyvrp.stop import MaxIterations

from app.domain.orders import TaskKind
from app.domain.solution import Itinerary
from tests.benchmarks.harness import Unavailable
from tests.benchmarks.solver.answers import Broken, plan_of
from tests.benchmarks.solver.families import FAMILIES, instances
from tests.benchmarks.solver.instances import DATA, FORBIDDEN, Instance
from tests.benchmarks.solver.text_sets import solomon
from tests.benchmarks.solver.translation import itineraries_of
from tests.benchmarks.solver.vrplib_sets import published

A_SAMPLE = 5
PUBLISHED = (
    "ortec",
    "cvrp-x",
    "mdvrptw",
    "sdvrptw",
    "mtvrptwr",
    "pcvrptw",
    "hfvrp",
    "vrpb",
    "homberger-1000",
)


def _instances(family: str) -> list[Instance]:
    try:
        return instances(family)
    except Unavailable as error:
        pytest.skip(str(error))


def _named(family: str, name: str) -> Instance:
    return next(instance for instance in _instances(family) if instance.name == name)


@pytest.mark.parametrize("family", PUBLISHED)
def test_a_published_solution_keeps_every_rule_and_costs_what_was_published(family: str) -> None:
    known = _instances(family)
    for instance in islice(known, 0, None, max(1, len(known) // A_SAMPLE)):
        loaded = instance.load()
        plan = plan_of(loaded.problem, published(instance))
        assert loaded.best_known is not None
        assert abs(plan.cost - loaded.best_known) <= loaded.tolerance, instance.name


def test_only_the_prize_collectors_leave_stops_out() -> None:
    for family in ("cvrp-x", "pcvrptw"):
        instance = _instances(family)[0]
        plan = plan_of(instance.load().problem, published(instance))
        assert bool(plan.unassigned) == (family == "pcvrptw")


def test_a_backhaul_before_a_linehaul_is_beyond_any_price() -> None:
    loaded = _instances("vrpb")[0].load()
    problem = loaded.problem
    brought, taken = (
        next(job.job_id for job in problem.jobs if job.kind is kind)
        for kind in (TaskKind.DELIVERY, TaskKind.PICKUP)
    )
    van = problem.vehicles[0].vehicle_id
    for trip, is_allowed in (
        ((brought, taken), True),
        ((taken, brought), False),
        ((brought,), True),
        ((taken,), False),
    ):
        route = plan_of(problem, [Itinerary(van, (trip,))]).routes[0]
        assert (route.cost < FORBIDDEN) == is_allowed
    assert loaded.best_known is not None
    assert loaded.best_known < FORBIDDEN


def test_a_stop_is_refused_on_a_vehicle_that_may_not_serve_it() -> None:
    problem = _named("sdvrptw", "PR01").load().problem
    job = next(job for job in problem.jobs if job.vehicles is not None)
    allowed = job.vehicles or frozenset()
    for vehicle in problem.vehicles:
        route = [Itinerary(vehicle.vehicle_id, ((job.job_id,),))]
        if vehicle.vehicle_id in allowed:
            plan_of(problem, route)
        else:
            with pytest.raises(Broken):
                plan_of(problem, route)


def test_the_same_instance_in_two_formats_is_the_same_problem() -> None:
    for instance in _instances("homberger-1000")[::4]:
        other = DATA / "vrp" / "vrptw-homberger-1000-sample" / f"{instance.name.lower()}.txt"
        told, ours = solomon(other).problem, instance.load().problem
        assert told.matrices == ours.matrices
        assert len(told.vehicles) == len(ours.vehicles)
        # VRPLIB's reader scales the amounts with the times.
        assert [(10 * job.amounts[0], job.windows, job.service) for job in told.jobs] == [
            (job.amounts[0], job.windows, job.service) for job in ours.jobs
        ]


def test_every_pair_of_li_and_lim_can_be_served_alone() -> None:
    problem = _named("lilim-200", "LRC1_2_1").load().problem
    van = problem.vehicles[0].vehicle_id
    assert len(problem.shipments) > 100
    for shipment in problem.shipments:
        pair = (shipment.pickup.job_id, shipment.delivery.job_id)
        plan_of(problem, [Itinerary(van, (pair,))])
        with pytest.raises(Broken):
            plan_of(problem, [Itinerary(van, (pair[::-1],))])


@pytest.mark.parametrize(
    ("family", "name", "listed"),
    [
        ("solomon", "C101", 8289),
        ("lilim-100", "lc101", 8289),
        ("cordeau", "p01", None),
        ("cordeau", "pr01", None),
        ("hvrp", "HVRP13", None),
        ("hvrp", "vfmpfv03", None),
    ],
)
def test_a_short_search_lands_on_the_listed_value_or_little_above(
    family: str, name: str, listed: int | None
) -> None:
    loaded = _named(family, name).load()
    best = loaded.best_known or listed
    assert best is not None
    result = pyvrp.solve(loaded.data, MaxIterations(2000), seed=1, display=False)
    plan = plan_of(loaded.problem, itineraries_of(loaded.data, result.best))
    assert not plan.unassigned
    # Truncating each leg of a hundred takes off half a unit each on the average.
    below = loaded.tolerance or 110
    assert best - below <= plan.cost <= 1.06 * best


def test_every_family_is_read() -> None:
    for family in FAMILIES:
        if family == "cvrp-xxl":
            continue
        loaded = _instances(family)[0].load()
        stops = len(loaded.problem.jobs) + len(loaded.problem.shipments)
        assert stops == loaded.data.num_clients + loaded.data.num_shipments > 0


def test_goods_are_ready_when_the_file_says() -> None:
    instance = _named("mtvrptwr", "C201R0.75")
    section = instance.file.read_text().split("RELEASE_TIME_SECTION")[1]
    told = {}
    for line in section.splitlines()[1:]:
        if not line[:1].isdigit():
            break
        place, ready = line.split()
        told[int(place) - 1] = int(10 * float(ready))
    jobs = instance.load().problem.jobs
    assert max(told.values()) > 0
    assert [job.release for job in jobs] == [told[job.location] for job in jobs]
