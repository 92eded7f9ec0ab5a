"""A fleet file becomes a depot and shifts, or says in one sentence what is wrong with it."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import InputRefused
from app.domain.fleet import Profile, Shift, ShiftLimits, ShiftOvertime, VehicleCosts
from app.fleet.files import load_fleet
from tests.app.importing.conftest import DAY

DEMO_FLEET = Path(__file__).resolve().parents[3] / "resources" / "demo" / "fleet.json"


def test_the_demo_fleet_is_five_vans_and_a_cargo_bike_with_reloads() -> None:
    depot, shifts = load_fleet(DEMO_FLEET, DAY)
    assert depot.name == "Depot Schaan"
    assert [shift.vehicle.profile for shift in shifts] == [Profile.VAN] * 5 + [Profile.BICYCLE]
    assert [shift.max_trips for shift in shifts] == [1, 1, 1, 1, 1, 3]
    first = shifts[0]
    assert first.shift_id == "2026-11-23-aino"
    assert (first.starts, first.ends) == (27_000, 55_800)
    assert [b.duration_s for b in first.breaks] == [1800]
    assert first.vehicle.capacity == (650_000, 2_700_000, 75)
    assert first.vehicle.costs.per_km == 55
    assert first.skills == {"lift"}


def test_a_fleet_file_may_say_what_a_shift_may_and_costs_and_where_it_loads(tmp_path: Path) -> None:
    data = json.loads(DEMO_FLEET.read_text(encoding="utf-8"))
    data["other_depots"] = [{"id": "vaduz", "name": "Vaduz", "lon": 9.52, "lat": 47.14}]
    data["shifts"][0] |= {
        "depot": "vaduz",
        "max_trips": 2,
        "reload_at": ["schaan", "vaduz", "schaan"],
        "limits": {
            "stops": 80,
            "km": 200.5,
            "hours": 8.5,
            "driving_hours": 6,
            "driving_hours_without_rest": 4.5,
        },
        "overtime": {"minutes": 30, "per_hour": 45.5},
    }
    data["shifts"][0]["vehicle"] |= {"type": "bike", "speed_factor": 0.8}
    data["shifts"][0]["vehicle"]["costs"] |= {"per_driving_hour": 1.5, "per_task_hour": 2.5}
    file = tmp_path / "fleet.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    depot, (shift, other, *_) = load_fleet(file, DAY)
    assert (depot.depot_id, other.depot) == ("schaan", depot)
    assert (shift.depot.depot_id, shift.reload_depots) == ("vaduz", (depot,))
    assert shift.limits == ShiftLimits(80, 21_600, 200_500, 16_200, 30_600)
    assert shift.overtime == ShiftOvertime(1800, 4550)
    assert (shift.vehicle.vehicle_type, shift.vehicle.speed_factor) == ("bike", 0.8)
    assert shift.vehicle.costs == VehicleCosts(6000, 4200, 55, 150, 250)
    plain = Shift(
        other.shift_id, DAY, other.driver, other.vehicle, depot, other.starts, other.ends, other.breaks
    )
    assert other == plain  # what a file does not say does not bind


def _change(data: dict[str, Any], path: str, value: object) -> None:
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    at: Any = data
    for step in steps:
        at = at[step]
    at[last] = value


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("depot.lat", 95, "no place on earth"),
        ("depot.timezone", "Moon/Base", "no time zone"),
        ("depot.colour", "red", "unknown field"),
        ("shifts.0.driver.name", 7, r"shifts\[0\]\.driver\.name"),
        ("shifts.0.vehicle.profile", "boat", "Invalid enum value 'boat'"),
        ("shifts.0.vehicle.capacity.weight_kg", -1, "Aino Salmi: Weight must be between"),
        ("shifts.0.vehicle.costs.fixed", -1, "costs are not negative"),
        ("shifts.0.starts", "25:99", "Aino Salmi: '25:99' is not a time"),
        ("shifts.0.ends", "06:00", "ends before it starts"),
        ("shifts.0.max_trips", 0, "at least 1"),
        ("shifts.0.depot", "moon", "Aino Salmi: the file has no depot 'moon'"),
        ("shifts.0.reload_at", ["schaan", "moon"], "the file has no depot 'moon'"),
        ("shifts.0.limits", {"stops": 0}, "Aino Salmi: a limit is more than 0"),
        ("shifts.0.limits", {"stop": 5}, "unknown field"),
        ("shifts.0.overtime", {"minutes": -1}, "Aino Salmi: overtime is 0 to 1440 minutes"),
        ("shifts.0.overtime", {"minutes": 1, "per_hour": -1}, "price that is not negative"),
        ("shifts.0.vehicle.costs.per_task_hour", -1, "costs are not negative"),
        ("shifts.0.vehicle.speed_factor", 0, "speed_factor must be between"),
        ("other_depots", [{"id": "schaan", "name": "x", "lon": 9.5, "lat": 47}], "'schaan' twice"),
        ("shifts.0.breaks.0.latest", "10:00", "the break 11:30-10:00"),
        ("shifts.0.breaks.0.minutes", 0, "is none"),
        ("shifts.0.driver.id", "ben", "driver 'ben' on two shifts"),
        ("shifts.0.vehicle.id", "van-2", "vehicle 'van-2' on two shifts"),
        ("shifts", [], "names no shift"),
    ],
)
def test_what_is_wrong_with_a_fleet_file_is_said(
    tmp_path: Path, path: str, value: object, words: str
) -> None:
    data = copy.deepcopy(json.loads(DEMO_FLEET.read_text(encoding="utf-8")))
    _change(data, path, value)
    file = tmp_path / "fleet.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(InputRefused, match=words):
        load_fleet(file, DAY)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b"[]"])
def test_what_is_no_json_fleet_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "fleet.json"
    file.write_bytes(content)
    with pytest.raises(InputRefused, match="is no fleet file"):
        load_fleet(file, DAY)
    with pytest.raises(InputRefused, match="cannot be read"):
        load_fleet(tmp_path / "none.json", DAY)
