"""What a broken or hostile phone with a valid token may not do to others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.app.sync import desks
from tests.app.sync.desks import desk_world, report
from tests.app.sync.serving import Running, fact


def test_a_report_from_the_first_year_of_the_calendar_does_not_stop_the_board_of_a_desk_in_the_west(
    tmp_path: Path, server: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desks, "DEPOT", replace(desks.DEPOT, timezone="America/New_York"))
    first = "0001-01-01T00:00:00Z"
    with desk_world(tmp_path / "desk", server) as world:
        phone = server.pair("aino")
        world.give(aino="S1 S2")
        for seq, kind, stop in ((1, "arrived", "S1-d1"), (2, "shift_ended", None)):
            sent = fact(seq, kind, shift_id="shift-aino", stop_id=stop, at=first)
            assert phone.send(sent).json()["rejected"] == []
        report(phone, 3, "aino", "S2")
        world.desk.exchange()
        world.desk.board()
        heard = [event.data for event in world.store.events(desks.TODAY) if "clamped" in event.data]
        assert [data["reported_at"] for data in heard] == [first] * 2, "its word is kept beside ours"
