"""The server's own clock in another year: nothing acknowledged is lost, and the day goes on."""

from __future__ import annotations

import struct
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.shared_clock import SharedClock
from tests.app.sync.serving import fact, route, running

RIGHT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture
def set_clock(tmp_path: Path) -> Callable[[datetime], None]:
    """Puts the server's clock to an instant, forwards or back."""
    path = tmp_path / "clock"
    SharedClock.create(path, RIGHT).close()

    def put(at: datetime) -> None:
        with path.open("r+b") as file:
            file.write(struct.pack("=d", at.timestamp()))

    return put


@pytest.mark.parametrize("years", [10, -16])
def test_a_server_that_wakes_up_in_another_year_loses_nothing(
    tmp_path: Path, set_clock: Callable[[datetime], None], years: int
) -> None:
    with running(tmp_path / "server", "--clock-file", str(tmp_path / "clock")) as server:
        phone = server.pair()
        assert server.release(route()).status_code == 200
        at = RIGHT.isoformat()
        assert phone.send(fact(1, at=at), sent_at=at).json()["acked"] == 1
        server.kill()
        set_clock(RIGHT + timedelta(days=365 * years))
        server.start_again()
        assert phone.send(fact(2, at=at, stop_id="S2"), sent_at=at).json()["acked"] == 2
        assert len(server.events()) == 2
        server.kill()
        later = RIGHT + timedelta(minutes=10)
        set_clock(later)
        server.start_again()
        assert phone.send(fact(3, "completed", at=at), sent_at=later.isoformat()).json()["acked"] == 3
        told = phone.route()
        assert [shift["shift_id"] for shift in told["shifts"]] == ["A"]
        assert {stop: row["state"] for stop, row in told["shifts"][0]["stops"].items()} == {
            "S1": "completed",
            "S2": "arrived",
        }
        late = server.events()[1]
        assert late["data"]["reported_at"] == at, "the phone's word stands beside the server's"
        assert len(server.events()) == 3
