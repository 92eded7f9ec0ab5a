"""One day with its desk, its server and its phones, and everything that must hold of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from app.desk import Desk
from app.domain.driver_sync import DeviceState
from app.domain.errors import ReleaseConflict, SyncError
from app.domain.events import FINAL_TYPES, ActorKind, Event, EventType
from app.domain.routes import PlannedStop, Route, RouteRecord, Trip
from app.domain.stop_state import StopState
from app.phones import end_phone
from app.processes import ProcessPlanner
from app.sync.client import HttpDeskLink
from storage.backup import Manifest
from storage.restore import _begin_anew
from storage.store import DeskStore
from tests.app.planning import planner_children
from tests.app.sample_day import DAY, DESK, sample_day
from tests.app.sync.machine.lives import DESK_TOKEN, URL, Answer, Fate, Request, Server, Wire
from tests.app.sync.machine.phone import Phone, Sending

DRIVERS = 3
NOBODYS = "a shift that nobody was given"
STOPS = 6
ROUNDS = 12
"""So many times round, at most, until everything has come to rest."""


@dataclass
class MovingClock:
    """The only thing here that is not real."""

    at: datetime

    def now(self) -> datetime:
        return self.at

    def go_on(self) -> None:
        """A while passes."""
        self.at += timedelta(seconds=20)


class World:
    """The parts, wired as the program wires them, with chance between them."""

    def __init__(self, folder: Path) -> None:
        day = sample_day(stops=STOPS + 2, drivers=DRIVERS)  # two of them are on no route
        self.clock = MovingClock(day.events[0].at)
        self._folder = folder
        (folder / "server").mkdir()
        self.server = Server(folder / "server", self.clock)
        self._desk_lives = 1
        self.store = DeskStore.open(self._desk_file)
        with self.store.write() as unit:
            unit.put_depot(day.shifts[0].depot)
            unit.put_shifts(day.shifts)
            unit.put_orders(day.orders)
            unit.put_routes(
                replace(record, route=record.released or record.route, revision=0, released=None)
                for record in day.routes
            )
            unit.commit()
        self.wire = Wire(self.server)
        self._open_desk()
        self.phones = [Phone(shift.driver.driver_id) for shift in day.shifts]
        self.under_way: list[Sending] = []
        self.committed: dict[str, set[int]] = {}
        self.came_early: set[str] = set()
        """Ids of facts that the server had before an earlier one of the same phone."""
        self.set_aside: set[str] = set()
        """Ids of facts that went to quarantine; some may have come out again."""
        self.undone: set[str] = set()
        """Stops that the dispatcher opened again."""
        self.backup: tuple[dict[str, bytes], dict[str, set[int]]] | None = None
        self.desk_backup: dict[str, bytes] | None = None
        self.restored: set[str] = set()
        self.revoked: set[str] = set()
        """Devices that the dispatcher revoked, as far as the desk's data remembers it."""
        for phone in self.phones:
            self.pair(phone)

    @property
    def _desk_file(self) -> Path:
        return self._folder / f"desk-{self._desk_lives}.sqlite"

    def _open_desk(self) -> None:
        link = HttpDeskLink(URL, DESK_TOKEN)
        link._session.mount("http://", self.wire)
        planner = ProcessPlanner(planner_children.leaves)
        self.link = link
        self.desk = Desk(self.store, planner, self.clock, DAY, DESK, "", link)

    def close(self) -> None:
        """End everything."""
        self.link.close()
        self.store.close()
        self.server.close()

    # --- phones -----------------------------------------------------------------------------

    def pair(self, phone: Phone) -> None:
        """A code from the desk, and the phone is the driver's."""
        code = self.ask(Request("POST", f"/v1/desk/drivers/{phone.driver}/code", DESK_TOKEN))
        assert code.status == 200, code.body
        body = b'{"code": "%s"}' % str(code.json()["code"]).encode()
        answer = self.ask(Request("POST", "/v1/pair", body=body))
        assert answer.status == 200, answer.body
        phone.take_pairing(answer)

    def ask(self, request: Request) -> Answer:
        """One request that arrives and is answered."""
        answer = self.server.ask(request)
        assert answer is not None
        return answer

    def hand_in(self, sending: Sending, fate: Fate = Fate.FINE) -> Answer | None:
        """A batch to the server, whatever becomes of it."""
        phone = next(phone for phone in self.phones if phone.driver == sending.driver)
        answer = self.server.ask(sending.request, fate)
        if answer is None:
            return None
        if answer.status == 200:
            self._note_order(phone, sending)
            self.set_aside |= {phone.facts[row["seq"] - 1]["id"] for row in answer.json()["rejected"]}
        if answer.heard:
            phone.hear(sending, answer)
        return answer

    def _note_order(self, phone: Phone, sending: Sending) -> None:
        known = self.committed.setdefault(f"{phone.driver}/{sending.pairing}", set())
        for place in sorted(set(sending.places)):
            if any(earlier not in known for earlier in range(place)):
                self.came_early.add(phone.facts[place]["id"])
            known.add(place)

    def fetch(self, phone: Phone, fate: Fate = Fate.FINE) -> None:
        """The phone looks at its route, and pairs again where it is not known any more."""
        target = f"/v1/route?cursor={phone.cursor}"
        answer = self.server.ask(Request("GET", target, phone.token), fate)
        if answer is None or not answer.heard:
            return
        if answer.status == 401:
            self.pair(phone)
        else:
            assert answer.status == 200, answer.body
            phone.take_route(answer)

    # --- the desk -----------------------------------------------------------------------------

    def exchange(self, fates: Iterable[Fate] = ()) -> bool:
        """What the desk does every few seconds; False where something was in the way."""
        self.wire.fates.extend(fates)
        try:
            self.desk.exchange()
        except (ReleaseConflict, SyncError):
            return False
        finally:
            self.wire.fates.clear()
        return True

    def records(self) -> dict[str, RouteRecord]:
        """The desk's routes."""
        return {record.shift_id: record for record in self.store.routes(DAY)}

    def move(self, stop_id: str, to_shift: str) -> None:
        """The dispatcher drags an open stop to another van."""
        records = self.records()
        home = next((r for r in records.values() if stop_id in r.route.stop_ids), None)
        if home is None or home.shift_id == to_shift or self.desk.tracker.facts(stop_id).state.is_final:
            return
        planned = next(p for p in home.route.stops if p.stop.stop_id == stop_id)
        target = records[to_shift]
        with self.store.write() as unit:
            unit.put_routes(
                (
                    _with(home, [p for p in home.route.stops if p is not planned]),
                    _with(target, [*target.route.stops, planned]),
                )
            )
            unit.commit()
        self.desk.reload()

    def undo(self, stop_id: str) -> None:
        """The dispatcher opens a finished stop again."""
        facts = self.desk.tracker.facts(stop_id)
        if not facts.state.is_done:
            return
        now = self.clock.now()
        event = Event(str(uuid4()), EventType.UNDONE, now, now, DESK, facts.shift_id, stop_id)
        with self.store.write() as unit:
            unit.add_events(DAY, (event,))
            unit.commit()
        self.desk.reload()
        self.undone.add(stop_id)

    def start_desk_again(self) -> None:
        """The desktop is closed (or crashes) and opened."""
        self.link.close()
        self._open_desk()

    def revoke(self, phone: Phone) -> None:
        """The dispatcher says that a phone is stolen."""
        try:
            end_phone(self.store, self.link, phone.device_id, DeviceState.REVOKED)
        except SyncError:
            return
        self.revoked.add(phone.device_id)

    # --- backups ------------------------------------------------------------------------------

    def back_up(self) -> None:
        """Take a backup of the server."""
        self.backup = self.server.files(), {key: set(seqs) for key, seqs in self.committed.items()}

    def restore(self) -> None:
        """Take the server back to it."""
        assert self.backup is not None
        files, committed = self.backup
        self.restored.add("server")
        self.server.restore(files)
        self.committed = {key: set(seqs) for key, seqs in committed.items()}

    def back_up_desk(self) -> None:
        """Take a backup of the desk."""
        self.desk_backup = {
            file.name.removeprefix(self._desk_file.name): file.read_bytes()
            for file in self._folder.glob(f"{self._desk_file.name}*")
            if not file.name.endswith("-shm")
        }

    def restore_desk(self) -> None:
        """Take the desk back to it. What its dispatcher did since is forgotten."""
        assert self.desk_backup is not None
        self.link.close()
        self.store.close()
        self._desk_lives += 1
        self.restored.add("desk")
        for ending, content in self.desk_backup.items():
            self._desk_file.with_name(self._desk_file.name + ending).write_bytes(content)
        now = self.clock.now()
        _begin_anew(self._desk_file, Manifest("roundsman", 1, now, ()), now)
        self.store = DeskStore.open(self._desk_file)
        self._open_desk()
        self.revoked.clear()

    # --- what must hold -------------------------------------------------------------------------

    def come_to_rest(self) -> None:
        """Nothing is lost any more, and everybody goes on until nobody has anything to say."""
        for sending in self.under_way:
            self.hand_in(sending)
        self.under_way.clear()
        for _ in range(ROUNDS):
            before = self._picture()
            for phone in self.phones:
                self.fetch(phone)
                self.hand_in(phone.batch(self.clock.now(), 100))
            self.desk.release()
            self.exchange()
            self.clock.go_on()
            if self._picture() == before:
                return
        raise AssertionError(f"no rest after {ROUNDS} rounds")

    def _picture(self) -> object:
        return (
            [(p.pairing, p.cursor, p.acked, p.stops) for p in self.phones],
            self.store.link(),
            self.store.releases_to_send(),
            [(r.revision, r.route.stop_ids, r.has_unsent_changes) for r in self.records().values()],
        )

    def driver_facts(self) -> list[Event]:
        """What the desk keeps of what drivers reported, in its order."""
        return [e for e in self.store.events(DAY) if e.actor.kind is ActorKind.DRIVER]

    def no_stop_on_two_vans(self) -> None:
        """On the server, at every moment."""
        routes = self.ask(Request("GET", "/v1/desk/routes", DESK_TOKEN)).json()["routes"]
        given = Counter(stop for route in routes for trip in route["trips"] for stop in trip)
        assert all(count == 1 for count in given.values()), given

    def every_acknowledged_fact_is_there_once(self) -> None:
        """At the desk; in quarantine is only what was never given.

        Where server and desk were both taken back, nobody may know any more what was given.
        """
        kept = Counter((e.actor.name, e.event_id) for e in self.driver_facts())
        assert all(count == 1 for count in kept.values()), kept
        answer = self.ask(Request("GET", "/v1/desk/quarantine?limit=500", DESK_TOKEN)).json()
        aside = " ".join(row["sent"] for row in answer["quarantined"])
        for phone in self.phones:
            for fact in phone.facts:
                name = fact["id"]
                if name not in phone.was_acked or (phone.driver, name) in kept:
                    continue
                assert fact["shift_id"] == NOBODYS or self.restored == {"server", "desk"}, name
                assert name in aside, name

    def order_is_kept(self) -> None:
        """A phone's facts stand in the desk's log as they happened, but for those that came early."""
        places = {e.event_id: number for number, e in enumerate(self.driver_facts())}
        for phone in self.phones:
            in_log = [
                (places[fact["id"]], fact["id"])
                for fact in phone.facts
                if fact["id"] in places
                and fact["id"] not in self.came_early
                and fact["id"] not in self.set_aside
            ]
            assert in_log == sorted(in_log), phone.driver

    def what_was_done_is_done(self) -> None:
        """Whatever else was reported of it, before or after; only the dispatcher opens it again."""
        for event in self.driver_facts():
            if event.type in FINAL_TYPES and event.stop_id not in self.undone:
                assert self.desk.tracker.facts(event.stop_id).state.is_done, event.stop_id

    def all_agree(self) -> None:
        """Desk, server and phones hold the same routes, and show the same state of every stop."""
        routes = self.ask(Request("GET", "/v1/desk/routes", DESK_TOKEN)).json()["routes"]
        given = {route["shift_id"]: route for route in routes}
        released = {r.shift_id: r for r in self.records().values() if r.released is not None}
        assert given.keys() == released.keys()
        for shift_id, record in released.items():
            assert record.released is not None
            stops = [stop for trip in given[shift_id]["trips"] for stop in trip]
            assert given[shift_id]["revision"] == record.revision
            assert stops == list(record.released.stop_ids)
            assert not record.has_unsent_changes
        seen: Counter[str] = Counter()
        for phone in self.phones:
            mine = [route for route in routes if route["driver"] == phone.driver]
            assert {s["shift_id"]: s["revision"] for s in phone.shifts} == {
                route["shift_id"]: route["revision"] for route in mine
            }
            for shift in phone.shifts:
                seen.update(shift["stops"].keys())
                for stop_id, stop in shift["stops"].items():
                    at_desk = self.desk.tracker.facts(stop_id).state
                    assert stop_id in self.undone or stop["state"] == at_desk.value, stop_id
        assert all(count == 1 for count in seen.values()), seen

    def the_revoked_stay_out(self) -> None:
        """Also on a server that was restored to a time when they were welcome."""
        answer = self.ask(Request("GET", "/v1/desk/devices", DESK_TOKEN)).json()
        states = {row["device_id"]: row["state"] for row in answer["devices"]}
        for device_id in self.revoked & states.keys():
            assert states[device_id] == "revoked", device_id

    def finished(self) -> dict[str, tuple[StopState, str]]:
        """Stops that are done, with the fact that says so."""
        facts = {
            stop: self.desk.tracker.facts(stop)
            for record in self.records().values()
            for stop in record.route.stop_ids
        }
        return {
            stop: (known.state, known.final_event_id)
            for stop, known in facts.items()
            if known.state.is_done
        }


def _with(record: RouteRecord, stops: Sequence[PlannedStop]) -> RouteRecord:
    """The record with these stops, all on one trip."""
    route = Route(record.shift_id, ())
    if stops:
        first, last = stops[0], stops[-1]
        trip = Trip(first.arrival, first.arrival, tuple(stops), last.departure, 0, 0)
        route = Route(record.shift_id, (trip,))
    return replace(record, draft=record.draft + 1, route=route)
