"""The desk's link says what happened in the desk's own words."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from app.domain.errors import ReleaseConflict, ServerUnreachable, SyncError
from app.domain.events import ActorKind, EventType, Outcome
from app.domain.geo import LonLat
from app.domain.orders import Line, ProofKind, TaskKind
from app.domain.release import Release, ReleasedRoute, ReleasedStop
from app.ports.desk_link import DeskLink
from app.sync.client import HttpDeskLink
from tests.app.sync.serving import Running, fact

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture
def link(server: Running) -> Iterator[HttpDeskLink]:
    made = HttpDeskLink(server.url, server.token)
    yield made
    made.close()


def _release(name: str, *stops: str, base: int = 0, shift: str = "A") -> Release:
    return Release(
        release_id=name,
        seen_events=0,
        routes=(
            ReleasedRoute(
                shift_id=shift,
                if_revision=base,
                revision=base + 1,
                driver_id="aino/ö",
                driver_name="Aino Ö",
                vehicle_name="Van 1",
                starts_at=NOW,
                ends_at=datetime(2099, 1, 1, tzinfo=UTC),
                depot_name="Depot",
                depot_location=LonLat(9.5, 47.1),
                trips=(stops,),
                stops=tuple(_stop(stop) for stop in stops),
            ),
        ),
    )


def _stop(stop_id: str) -> ReleasedStop:
    return ReleasedStop(
        stop_id=stop_id,
        kind=TaskKind.PICKUP,
        name="Eva",
        address="Street 1",
        location=LonLat(9.52, 47.16),
        window=(NOW, NOW + timedelta(hours=1)),
        eta=NOW,
        service_s=180,
        phone="+423 1",
        notes="ring twice",
        access_code="12#",
        lines=(Line("Box", 2, "C1"),),
        amount_due=500,
        required_proof=(ProofKind.SIGNATURE,),
    )


def test_a_day_passes_through_the_link_unchanged(server: Running, link: DeskLink) -> None:
    link.release(_release("r1", "S1", "S2"))
    link.release(_release("r1", "S1", "S2"))
    phone = server.pair("aino%2F%C3%B6")
    stop = phone.route()["shifts"][0]["stops"]["S1"]
    assert (stop["kind"], stop["access_code"], stop["lines"]) == (
        "pickup",
        "12#",
        [{"text": "Box", "quantity": 2, "code": "C1"}],
    )
    phone.send(fact(1), fact(2, "completed", note="ok"))
    phone.ask("POST", "/positions", json=[{"at": "2026-11-22T08:00:00Z", "lon": 9.5, "lat": 47.1}])
    page = link.events(0, limit=1)
    assert [event.type for event in page.events] == [EventType.ARRIVED]
    rest = link.events(page.next, wait_s=1)
    [event] = rest.events
    assert event.outcome is Outcome.DELIVERED_TO_RECIPIENT
    assert (event.actor.kind, event.actor.name) == (ActorKind.DRIVER, "aino/ö")
    assert (event.sequence, rest.next, rest.epoch) == (2, 2, server.address.epoch)
    positions = link.positions(0)
    assert [(p.driver_id, p.lon) for p in positions.positions] == [("aino/ö", 9.5)]
    [device] = link.devices()
    assert (device.driver_id, device.state, device.fetched) == ("aino/ö", "active", (("A", 1),))
    code = link.pairing_code("bo")
    assert code.url.startswith(server.url)
    assert code.expires > datetime.now(UTC)


def test_a_conflict_names_the_shifts_and_stops_in_the_way(server: Running, link: DeskLink) -> None:
    del server
    link.release(_release("r1", "S1"))
    with pytest.raises(ReleaseConflict, match="Nothing was released") as moved:
        link.release(_release("r2", "S1"))
    assert moved.value.shift_ids == ("A",)
    with pytest.raises(ReleaseConflict) as twice:
        link.release(_release("r3", "S1", shift="B"))
    assert twice.value.stop_ids == ("S1",)
    with pytest.raises(ReleaseConflict, match="under a new id"):
        link.release(_release("r1", "S9"))


def test_a_cursor_beyond_a_restored_servers_head_begins_again(link: DeskLink) -> None:
    assert link.events(99).next == 0
    assert link.positions(99).next == 0


def test_a_server_that_is_away_is_unreachable_in_one_sentence() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    link = HttpDeskLink(f"http://127.0.0.1:{port}", "t")
    with pytest.raises(ServerUnreachable, match="phones keep their reports"):
        link.events(0)
    link.close()


def test_a_wrong_token_is_said_so(server: Running) -> None:
    link = HttpDeskLink(server.url, "wrong")
    with pytest.raises(SyncError, match="token has changed"):
        link.devices()
    link.close()


class _Stranger(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<html>I am a printer</html>")

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


def test_another_program_at_the_address_is_said_so() -> None:
    with HTTPServer(("127.0.0.1", 0), _Stranger) as stranger:
        answering = Thread(target=stranger.handle_request)
        answering.start()
        link = HttpDeskLink(f"http://127.0.0.1:{stranger.server_port}", "t")
        with pytest.raises(SyncError, match="no sync server of this version"):
            link.devices()
        link.close()
        answering.join()
