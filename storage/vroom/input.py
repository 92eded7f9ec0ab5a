"""VROOM's problem as it stands in a JSON file (API of VROOM 1.14), and our own fields in it.

Fields that VROOM does not know are ignored, as VROOM ignores them; under ``"roundsman"`` an unknown
field is refused, so that no rule is lost by a slip of the pen. All times are seconds, distances
metres, costs minor units of money; places are ``location_index`` or ``[lon, lat]``.

=========  =======================================================================================
where      fields under ``"roundsman"``
=========  =======================================================================================
problem    ``groups`` [{kind: together|apart, tasks}], ``pins`` [{task, vehicle, position, begin}],
           ``keeping`` {plan: [{vehicle, tasks}], per_reassignment, per_resequence},
           ``carriers`` [{id, prices: [{task, price}]}], ``balance`` {per_hour, per_stop},
           ``slices`` {profile: [{start, durations}]}
vehicle    ``loading``, ``overtime`` {seconds, per_hour}, ``reload`` {locations, loading, max_trips},
           ``per_hour`` (from start to end), ``driving_without_rest``, ``max_duration``,
           ``loads_at_start``, ``carrying`` [amounts], ``frozen`` [tasks]
job,       ``price`` (of leaving it out, in place of the priority's), ``release``,
pickup,    ``lateness`` {due, per_minute}, ``vehicles`` [ids], ``depots`` [places],
delivery   ``on_board`` (a vehicle's id)
=========  =======================================================================================

A task is named as in VROOM's steps: ``{"type": "job", "id": 5}``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from app.domain.errors import InputRefused

MOST = 2**32 - 1
"""VROOM's own limit for every count, second, metre and amount."""

MAX_FILE_BYTES = 2**31
"""More than this cannot be a problem that any machine here would solve."""

type Count = Annotated[int, Meta(ge=0, le=MOST)]
type Place = int | list[float]
"""A row of the matrices, or [lon, lat]."""


class TaskRef(Struct, forbid_unknown_fields=True):
    """A task as VROOM's steps name it."""

    type: Literal["job", "pickup", "delivery"]
    id: int


class Lateness(Struct, forbid_unknown_fields=True):
    """See ``app.domain.routing.Lateness``."""

    due: Count
    per_minute: Count


class TaskExtras(Struct, forbid_unknown_fields=True):
    """Our own fields of a task."""

    price: Count | None = None
    release: Count = 0
    lateness: Lateness | None = None
    vehicles: list[int] | None = None
    depots: list[Place] | None = None
    on_board: int | None = None


class Task(Struct):
    """What jobs and both ends of a shipment have in common."""

    id: int
    description: str = ""
    location: list[float] | None = None
    location_index: Count | None = None
    setup: Count = 0
    service: Count = 0
    setup_per_type: dict[str, Count] = {}
    service_per_type: dict[str, Count] = {}
    time_windows: list[list[Count]] | None = None
    roundsman: TaskExtras = msgspec.field(default_factory=TaskExtras)


class SingleJob(Task):
    """A job: a visit, a delivery, a pickup, or both at once."""

    amount: list[Count] | None = None
    delivery: list[Count] | None = None
    pickup: list[Count] | None = None
    skills: list[Count] = []
    priority: Annotated[int, Meta(ge=0, le=100)] = 0


class ShipmentPair(Struct):
    """A pickup and its delivery."""

    pickup: Task
    delivery: Task
    amount: list[Count] | None = None
    skills: list[Count] = []
    priority: Annotated[int, Meta(ge=0, le=100)] = 0


class Rest(Struct):
    """A break."""

    id: int
    time_windows: list[list[Count]] | None = None
    service: Count = 0
    description: str = ""
    max_load: list[Count] | None = None


class Prices(Struct):
    """What a vehicle costs: once, per hour driven, per hour of setup and service, per km."""

    fixed: Count = 0
    per_hour: Count = 3600
    per_task_hour: Count = 0
    per_km: Count = 0


class GivenStep(Struct):
    """A step of a vehicle's custom route."""

    type: Literal["start", "job", "pickup", "delivery", "break", "end"]
    id: int | None = None
    service_at: Count | None = None
    service_after: Count | None = None
    service_before: Count | None = None


class Overtime(Struct, forbid_unknown_fields=True):
    """See ``app.domain.routing.Overtime``."""

    seconds: Count
    per_hour: Count = 0


class Reload(Struct, forbid_unknown_fields=True):
    """See ``app.domain.routing.Reload``."""

    locations: list[Place]
    max_trips: Annotated[int, Meta(ge=1, le=MOST)]
    loading: Count = 0


class VehicleExtras(Struct, forbid_unknown_fields=True):
    """Our own fields of a vehicle."""

    loading: Count = 0
    overtime: Overtime | None = None
    reload: Reload | None = None
    per_hour: Count = 0
    driving_without_rest: Count | None = None
    max_duration: Count | None = None
    loads_at_start: bool = True
    carrying: list[Count] = []
    frozen: list[TaskRef] = []


class Vehicle(Struct):
    """A vehicle."""

    id: int
    profile: str = "car"
    description: str = ""
    start: list[float] | None = None
    start_index: Count | None = None
    end: list[float] | None = None
    end_index: Count | None = None
    capacity: list[Count] = []
    costs: Prices = msgspec.field(default_factory=Prices)
    skills: list[Count] = []
    type: str = ""
    time_window: list[Count] | None = None
    breaks: list[Rest] = []
    speed_factor: float = 1.0
    max_tasks: Count | None = None
    max_travel_time: Count | None = None
    max_distance: Count | None = None
    steps: list[GivenStep] = []
    roundsman: VehicleExtras = msgspec.field(default_factory=VehicleExtras)


class Tables(Struct):
    """A profile's matrices."""

    durations: list[list[Count]] | None = None
    distances: list[list[Count]] | None = None
    costs: list[list[Count]] | None = None


class Group(Struct, forbid_unknown_fields=True):
    """See ``app.domain.routing.Group``."""

    kind: Literal["together", "apart"]
    tasks: list[TaskRef]


class Pin(Struct, forbid_unknown_fields=True):
    """See ``app.domain.routing.Pin``."""

    task: TaskRef
    vehicle: int
    position: Count | None = None
    begin: Count | None = None


class KeptRoute(Struct, forbid_unknown_fields=True):
    """A vehicle's tasks in the plan to be kept."""

    vehicle: int
    tasks: list[TaskRef]


class Keeping(Struct, forbid_unknown_fields=True):
    """See ``app.domain.routing.Keeping``."""

    plan: list[KeptRoute]
    per_reassignment: Count = 0
    per_resequence: Count = 0


class CarrierPrice(Struct, forbid_unknown_fields=True):
    """What a carrier takes for a task."""

    task: TaskRef
    price: Count


class Carrier(Struct, forbid_unknown_fields=True):
    """See ``app.domain.routing.CarrierSpec``."""

    id: str
    prices: list[CarrierPrice]


class Balance(Struct, forbid_unknown_fields=True):
    """See ``app.domain.routing.Balance``."""

    per_hour: Count = 0
    per_stop: Count = 0


class Slice(Struct, forbid_unknown_fields=True):
    """See ``app.domain.matrix.TimeSlice``."""

    start: Count
    durations: list[list[Count]]


class ProblemExtras(Struct, forbid_unknown_fields=True):
    """Our own fields of the problem."""

    groups: list[Group] = []
    pins: list[Pin] = []
    keeping: Keeping | None = None
    carriers: list[Carrier] = []
    balance: Balance = msgspec.field(default_factory=Balance)
    slices: dict[str, list[Slice]] = {}


class VroomInput(Struct):
    """The whole file."""

    vehicles: list[Vehicle]
    jobs: list[SingleJob] = []
    shipments: list[ShipmentPair] = []
    matrices: dict[str, Tables] | None = None
    matrix: list[list[Count]] | None = None
    roundsman: ProblemExtras = msgspec.field(default_factory=ProblemExtras)


def read_input(path: Path) -> VroomInput:
    """A problem file.

    Raises:
        InputRefused: it cannot be read, is no JSON, or a field is of a wrong type or out of range.
    """
    return decode(read_bytes(path), VroomInput, path.name)


def read_bytes(path: Path) -> bytes:
    """A file's content.

    Raises:
        InputRefused: it cannot be read.
    """
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise InputRefused(f"{path.name} is larger than 2 GB; that is no routing problem.")
        return path.read_bytes()
    except OSError as error:
        raise InputRefused(f"{path} cannot be read ({error.strerror}).") from error


def decode[T: Struct](content: bytes, form: type[T], name: str) -> T:
    """JSON as a structure.

    Raises:
        InputRefused: in one sentence that names the element.
    """
    try:
        return msgspec.json.decode(content, type=form)
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at `")
        element = where.rstrip("`").removeprefix("$").removeprefix(".") or "the document"
        raise InputRefused(f"{name}, {element}: {what[0].lower()}{what[1:]}.") from error
    except msgspec.DecodeError as error:
        raise InputRefused(f"{name} is no JSON ({str(error).removeprefix('JSON is ')}).") from error
    except UnicodeDecodeError as error:
        raise InputRefused(f"{name} is not written in UTF-8.") from error
    except RecursionError as error:
        raise InputRefused(f"{name} is nested too deeply to be a routing problem.") from error


def decode_any(content: bytes, name: str) -> Any:
    """JSON of any form; for the fields of an answer that only pass through."""
    try:
        return msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputRefused(f"{name} is no JSON that can be read.") from error
