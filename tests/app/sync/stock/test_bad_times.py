"""A server that is away, or with a full disk: an app's queue waits, and then comes to its end."""

from __future__ import annotations

from collections import deque
from pathlib import Path

from tests.app.sync.serving import Running, running
from tests.app.sync.stock import requests_of_apps as apps
from tests.app.sync.stock.phones import OverlandQueue, OwnTracksQueue, TraccarQueue, Yard
from tests.small_disk import fill, small_disk


def test_a_queue_waits_for_a_server_that_was_killed_and_loses_nothing(server: Running) -> None:
    yard = Yard(server, "aino")
    name = yard.tracker()["tracker"]
    requests = [apps.traccar_10(name, at=apps.AT + 30 * n) for n in range(6)]
    queue = TraccarQueue(server, waiting=deque(requests[:3]))
    queue.run()
    server.kill()
    queue.waiting.extend(requests[3:])
    queue.run(give_up_after=4)
    assert (len(queue.waiting), queue.waited_s) == (3, 5 + 10 + 20 + 40)
    server.start_again()
    queue.run()
    assert len(queue.waiting) == 0
    assert len(yard.positions()) == 6


def test_owntracks_queue_waits_for_such_a_server_and_comes_to_its_end_whatever_is_in_it(
    server: Running,
) -> None:
    yard = Yard(server, "aino")
    name = yard.tracker()["tracker"]
    good = [apps.owntracks(apps.owntracks_location(apps.AT + 60 * n), name) for n in range(4)]
    texts = ("{", '{"_type":"location"}', '{"_type":"location","lat":"x"}', "x" * 2_000_000)
    bad = [apps.owntracks(text, name) for text in texts]
    nothing = apps.owntracks("", name)
    queue = OwnTracksQueue(server, deque([good[0], *bad, nothing, *good[1:3]]))
    queue.run()
    assert (len(queue.waiting), queue.tries, queue.waited_s) == (0, 8, 0.0)
    server.kill()
    queue.waiting.append(good[3])
    queue.run(give_up_after=9)
    assert (len(queue.waiting), queue.waited_s) == (1, 1 + 2 + 4 + 8 + 16 + 32 + 64 + 120 + 120)
    server.start_again()
    queue.run()
    assert len(queue.waiting) == 0
    assert len(yard.positions()) == 4
    assert len(yard.quarantine()) == len(bad)


def test_on_a_full_disk_every_app_is_told_to_come_again(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk, running(disk / "server") as server:
        yard = Yard(server, "aino")
        name = yard.tracker()["tracker"]
        assert yard.send(apps.traccar_10(name)).status_code == 200
        fill(disk / "filler")
        batch = [apps.overland_feature(f"2026-11-22T08:{n:02}:00Z", 9 + n / 99) for n in range(60)]
        late = [
            apps.AppRequest("/", b"x" * 5000, apps.FORM),
            apps.overland(name, *batch),
            apps.owntracks("{" + "x" * 5000, "nobody's"),
        ]
        answers = [yard.send(request) for request in late]
        assert {answer.status_code for answer in answers} == {503}
        assert all(answer.headers["retry-after"] for answer in answers)
        overland = OverlandQueue(server, name, 20, batch)
        overland.run(give_up_after=2)
        assert len(overland.waiting) == 60
        (disk / "filler").unlink()
        overland.run()
        assert overland.waiting == []
        assert [yard.send(request).status_code for request in late] == [200, 200, 200]
        assert len(yard.positions()) == 61
