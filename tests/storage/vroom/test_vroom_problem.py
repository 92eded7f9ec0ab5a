"""VROOM's problems are read whole, or refused in one sentence that names the element."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import InputRefused
from app.domain.routing import GroupKind, Window
from storage.vroom.problem import VroomProblem, read_problem
from tests.storage.vroom.cases import Document, random_problem, street, tiny


def read(tmp_path: Path, problem: Document) -> VroomProblem:
    """A problem by way of a file."""
    file = tmp_path / "problem.json"
    file.write_text(json.dumps(problem))
    return read_problem(file)


def refusal(tmp_path: Path, content: str | bytes) -> str:
    """The one sentence with which a file is refused."""
    file = tmp_path / "problem.json"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(InputRefused) as refused:
        read_problem(file)
    words = str(refused.value)
    assert words.endswith(".")
    assert "\n" not in words
    return words


def van(**changes: Any) -> Document:
    return {"vehicles": [{**tiny()["vehicles"][0], **changes}]}


def job(**changes: Any) -> Document:
    return {"jobs": [{**tiny()["jobs"][0], **changes}]}


BAD = {
    "negative service": (job(service=-5), "jobs[0].service"),
    "negative duration": (
        {"matrices": {"car": {"durations": [[0, -1], [1, 0]]}}},
        "matrices[...].durations[0][1]",
    ),
    "matrix not square": ({"matrices": {"car": {"durations": [[0, 1], [1]]}}}, "1 numbers in row 1"),
    "matrices of two sizes": (
        {"matrices": {"car": street(3), "bike": street(4)}},
        "has 4 rows where others have 3",
    ),
    "matrix too small": ({"matrices": {"car": street(2)}}, "job 2 is at index 2"),
    "no matrix of the profile": (
        van(profile="truck"),
        "no matrix of durations for the profile 'truck'",
    ),
    "no distances for a price per km": (
        {
            "matrices": {"car": {"durations": street(3)["durations"]}},
            **van(costs={"per_km": 5}),
        },
        "no matrix of distances for the profile 'car'",
    ),
    "neither start nor end": (
        {"vehicles": [{"id": 1}]},
        "The vehicle 1 has neither a start nor an end",
    ),
    "hours reversed": (van(time_window=[9, 3]), "vehicle 1 has a time window that ends at 3"),
    "window reversed": (job(time_windows=[[9, 3]]), "job 1 has a time window that ends at 3"),
    "window of one number": (job(time_windows=[[9]]), "job 1 has a time window that is no pair"),
    "no windows at all": (job(time_windows=[]), "job 1 has an empty list"),
    "two jobs of an id": ({"jobs": tiny()["jobs"][:1] * 2}, "id of job 1 is there twice"),
    "two vehicles of an id": ({"vehicles": tiny()["vehicles"] * 2}, "id of vehicle 1 is there twice"),
    "two breaks of an id": (
        van(breaks=[{"id": 1, "time_windows": [[0, 9]]}] * 2),
        "vehicle 1 has two breaks with the same id",
    ),
    "amounts of 10^12": (
        {**van(capacity=[5]), **job(delivery=[10**12])},
        "jobs[0].delivery[0]",
    ),
    "amounts without capacities": (job(delivery=[1]), "job 1, delivery has 1 amounts"),
    "an id that is a string": (job(id="7"), "jobs[0].id: expected `int`, got `str`"),
    "an id that is negative": (job(id=-7), "id that is not between 0"),
    "a fraction for a count": (job(service=1.5), "jobs[0].service"),
    "true for a count": (job(service=True), "jobs[0].service"),
    "null for a count": (job(service=None), "jobs[0].service"),
    "priority over 100": (job(priority=101), "jobs[0].priority"),
    "no vehicles": ({"vehicles": []}, "The problem has no vehicles"),
    "nothing to do": ({"jobs": []}, "neither jobs nor shipments"),
    "jobs of a wrong type": ({"jobs": {}}, "jobs: expected `array`, got `object`"),
    "too fast": (van(speed_factor=6), "vehicle 1 has a speed_factor"),
    "not moving": (van(speed_factor=0), "vehicle 1 has a speed_factor"),
    "break outside working hours": (
        van(breaks=[{"id": 4, "time_windows": [[90_000, 91_000]]}]),
        "vehicle 1, break 4 cannot be had within working hours",
    ),
    "step of a job that is not there": (
        van(steps=[{"type": "job", "id": 99}]),
        "names the job 99, which is not there",
    ),
    "step twice": (
        van(steps=[{"type": "job", "id": 1}, {"type": "job", "id": 1}]),
        "job 1 stands in the vehicles' steps twice",
    ),
    "an own field nobody knows": (job(roundsman={"colour": 1}), "unknown field `colour`"),
    "a vehicle nobody knows": (job(roundsman={"vehicles": [9]}), "names the vehicle 9"),
    "release of a visit's goods on a shipment": (
        {
            "shipments": [
                {
                    "pickup": {"id": 1, "location_index": 1, "roundsman": {"release": 5}},
                    "delivery": {"id": 1, "location_index": 2},
                }
            ]
        },
        "pickup 1 has a release",
    ),
    "costs twice": (
        {
            "matrices": {"car": {**street(3), "costs": street(3)["durations"]}},
            **van(costs={"per_hour": 1}),
        },
        "vehicle 1 has costs per hour or km besides a matrix of costs",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_problem_is_refused_in_one_sentence_that_names_the_element(
    tmp_path: Path, name: str
) -> None:
    changes, words = BAD[name]
    assert words in refusal(tmp_path, json.dumps(tiny(**changes)))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "is no JSON"),
        ("not json", "is no JSON"),
        ("[]", "the document: expected `object`, got `array`"),
        ("{}", "missing required field `vehicles`"),
        ('{"vehicles": NaN}', "is no JSON"),
        ('{"vehicles": [{"id": 1, "speed_factor": 1e999}]}', "vehicles[0].speed_factor"),
        (b"\xff\xfe\x00", "is no JSON"),
        (b'{"vehicles": [{"id": 1, "description": "\xff"}]}', ""),
        ('{"x": ' + "[" * 100_000 + "]" * 100_000 + "}", "nested too deeply"),
    ],
)
def test_what_is_no_problem_at_all_is_refused(tmp_path: Path, content: str | bytes, words: str) -> None:
    assert words in refusal(tmp_path, content)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="cannot be read"):
        read_problem(tmp_path / "nowhere.json")


def test_what_vroom_ignores_is_ignored(tmp_path: Path) -> None:
    problem = tiny(zone="north", **job(colour="red"))
    assert len(read(tmp_path, problem).problem.jobs) == 1


def test_ids_of_jobs_pickups_and_deliveries_are_apart(tmp_path: Path) -> None:
    end = {"id": 1, "location_index": 2}
    vroom = read(tmp_path, tiny(shipments=[{"pickup": end, "delivery": end}]))
    assert set(vroom.entries) == {"job 1", "job 2", "pickup 1", "delivery 1"}


def test_setup_of_a_place_with_one_task_is_a_part_of_service(tmp_path: Path) -> None:
    """VROOM's window is about the start of setup."""
    window = {"time_windows": [[100, 200]]}
    made = read(tmp_path, tiny(**job(setup=60, service=300, **window))).problem.jobs[0]
    assert (made.setup, made.service, made.windows) == (0, 360, (Window(100, 200),))


def test_windows_of_a_shared_place_hold_with_setup_and_without(tmp_path: Path) -> None:
    one = {"location_index": 1, "setup": 60, "service": 300, "time_windows": [[100, 900]]}
    vroom = read(tmp_path, tiny(jobs=[{"id": 1, **one}, {"id": 2, **one}]))
    assert vroom.problem.jobs[0].setup == 60
    assert vroom.problem.jobs[0].windows == (Window(160, 900),)
    assert vroom.notes


def test_a_job_that_brings_and_takes_is_two_stops_that_ride_together(tmp_path: Path) -> None:
    problem = tiny(**van(capacity=[5]), **job(delivery=[2], pickup=[3], service=300))
    vroom = read(tmp_path, problem)
    brought, taken = vroom.problem.jobs
    assert (brought.amounts, taken.amounts) == ((2,), (3,))
    assert (brought.service, taken.service) == (300, 0)
    (group,) = vroom.problem.groups
    assert (group.kind, group.job_ids) == (GroupKind.TOGETHER, ("job 1", "job 1 (pickup)"))


def test_timestamps_count_from_the_midnight_before(tmp_path: Path) -> None:
    day = 1_600_387_200
    problem = tiny(**van(time_window=[day + 28_800, day + 36_000]))
    vroom = read(tmp_path, problem)
    assert vroom.zero == day
    assert vroom.problem.vehicles[0].earliest == 28_800


def test_a_point_of_priority_outweighs_every_task_and_a_task_every_route(tmp_path: Path) -> None:
    jobs = [{"id": n, "location_index": 1 + n % 2, "priority": n % 3} for n in range(30)]
    vroom = read(tmp_path, tiny(jobs=jobs))
    by_priority = [min(j.price for j in vroom.problem.jobs[n::3]) for n in range(3)]
    assert by_priority[0] > 30 * 1200  # there and back for each
    assert by_priority[1] - by_priority[0] > 30 * by_priority[0]
    assert by_priority[2] - by_priority[1] == by_priority[1] - by_priority[0]


def test_prices_stay_far_from_overflow_in_huge_problems(tmp_path: Path) -> None:
    jobs = [{"id": n, "location_index": n % 3, "priority": n % 101} for n in range(5000)]
    vroom = read(tmp_path, tiny(jobs=jobs))
    assert sum(j.price for j in vroom.problem.jobs) < 2**51
    assert min(j.price for j in vroom.problem.jobs) > 2400


def test_a_matrix_of_costs_stands_for_metres_and_the_true_ones_are_kept(tmp_path: Path) -> None:
    costs = [[0, 7, 9], [7, 0, 5], [9, 5, 0]]
    vroom = read(tmp_path, tiny(matrices={"car": {**street(3), "costs": costs}}))
    assert vroom.problem.matrices["car"].distance(1, 2) == 5
    assert vroom.problem.vehicles[0].costs.per_km == 1000
    assert vroom.problem.vehicles[0].costs.per_driving_hour == 0
    assert vroom.distances["car"].distance(1, 2) == 1000


def test_only_places_in_use_are_kept_of_a_large_matrix(tmp_path: Path) -> None:
    problem = tiny(matrices={"car": street(50)}, **job(location_index=40))
    vroom = read(tmp_path, problem)
    assert vroom.problem.matrices["car"].size == 2
    assert vroom.problem.matrices["car"].duration(0, 1) == 40 * 600


def test_our_own_fields_reach_the_problem(tmp_path: Path) -> None:
    ref = {"type": "job", "id": 1}
    problem = tiny(
        **van(
            roundsman={
                "loading": 60,
                "overtime": {"seconds": 900, "per_hour": 100},
                "reload": {"locations": [0], "max_trips": 2, "loading": 30},
                "per_hour": 1800,
                "driving_without_rest": 7200,
                "max_duration": 28_800,
                "frozen": [ref],
            },
            capacity=[9],
        ),
        jobs=[
            {
                "id": 1,
                "location_index": 1,
                "delivery": [1],
                "roundsman": {
                    "price": 77,
                    "release": 50,
                    "lateness": {"due": 500, "per_minute": 10},
                    "vehicles": [1],
                    "depots": [0],
                },
            },
            {"id": 2, "location_index": 2},
        ],
        roundsman={
            "groups": [{"kind": "apart", "tasks": [ref, {"type": "job", "id": 2}]}],
            "pins": [{"task": ref, "vehicle": 1, "position": 0}],
            "keeping": {"plan": [{"vehicle": 1, "tasks": [ref]}], "per_reassignment": 5},
            "carriers": [{"id": "nordpost", "prices": [{"task": ref, "price": 590}]}],
            "balance": {"per_hour": 3, "per_stop": 4},
            "slices": {"car": [{"start": 0, "durations": street(3)["durations"]}]},
        },
    )
    stated = read(tmp_path, problem).problem
    (vehicle,), made = stated.vehicles, stated.jobs[0]
    assert (vehicle.loading, vehicle.overtime.seconds, vehicle.costs.per_hour) == (60, 900, 1800)
    assert vehicle.reload is not None
    assert (vehicle.reload.locations, vehicle.reload.max_trips) == ((vehicle.start,), 2)
    assert (vehicle.limits.driving_without_rest_s, vehicle.limits.duration_s) == (7200, 28_800)
    assert (made.price, made.release, made.vehicles, made.depots) == (
        77,
        50,
        frozenset({"1"}),
        frozenset({vehicle.start}),
    )
    assert made.lateness is not None
    assert made.lateness.per_minute == 10
    assert stated.groups[0].job_ids == ("job 1", "job 2")
    assert (stated.pins[0].job_id, stated.pins[0].position) == ("job 1", 0)
    assert stated.keeping is not None
    assert stated.keeping.plan == {"1": ("job 1",)}
    assert stated.carriers[0].prices == {"job 1": 590}
    assert (stated.balance.per_hour, stated.balance.per_stop) == (3, 4)
    assert len(stated.slices["car"]) == 1
    assert stated.frozen == {"1": ("job 1",)}


def test_random_problems_are_all_read(tmp_path: Path) -> None:
    for seed in range(50):
        source = random_problem(seed)
        made = read(tmp_path, source).problem
        both = sum(any(j.get("delivery", [])) and any(j.get("pickup", [])) for j in source["jobs"])
        assert len(made.jobs) == len(source["jobs"]) + both
        assert len(made.shipments) == len(source["shipments"])
