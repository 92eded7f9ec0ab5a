"""Several programs on one data folder, and programs that are killed in the middle of a write."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.errors import AlreadyRunning
from storage.datafolder import DataFolder
from storage.store import DeskStore
from tests.storage.values import DAY

WRITER = """
import sys
from pathlib import Path
from storage.store import DeskStore
from tests.storage import values

path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
store = DeskStore.open(path)
for number in range(count):
    with store.write() as unit:
        place = unit.next_order_number()
        unit.put_orders([values.order(place, name=name)])
        unit.add_events(values.DAY, [values.event(place)])
        unit.commit()
    print(place, flush=True)
store.close()
"""


def start_writer(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", WRITER, str(path), name, str(count)],
        stdout=subprocess.PIPE,
        text=True,
    )


def test_two_programs_that_open_and_write_at_once_lose_nothing(desk_path: Path) -> None:
    writers = [start_writer(desk_path, name, 60) for name in ("desk", "command")]
    told = [int(line) for writer in writers for line in writer.communicate(timeout=60)[0].split()]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert sorted(told) == list(range(1, 121))
    with closing(DeskStore.open(desk_path)) as store:
        names = [order.delivery.place.name for order in store.orders(DAY) if order.delivery]
        assert (names.count("desk"), names.count("command")) == (60, 60)
        assert [event.sequence for event in store.events(DAY)] == list(range(1, 121))
        assert store.problems() == ()


def test_a_program_killed_while_writing_loses_nothing_it_had_committed(desk_path: Path) -> None:
    told = 0
    for kill_after in (1, 7, 20, 3, 12):
        writer = start_writer(desk_path, "killed", 1_000_000)
        with writer:
            assert writer.stdout is not None
            for _ in range(kill_after):
                told = int(writer.stdout.readline())
            writer.kill()
            # What it told between the last line read and its end counts as well.
            told = max([told, *(int(line) for line in writer.stdout.read().split("\n")[:-1])])
        with closing(DeskStore.open(desk_path)) as store:
            orders = {order.order_id for order in store.orders(DAY)}
            assert {f"o{number:05}" for number in range(1, told + 1)} <= orders
            # An order and its event were one unit: neither is there without the other.
            assert len(store.events(DAY)) == len(orders)
            assert store.problems() == ()


HOLDER = """
import sys
from pathlib import Path
from storage.datafolder import DataFolder

with DataFolder(Path(sys.argv[1])).lock_desktop():
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_desktop_on_the_same_data_is_told_so_until_the_first_is_gone(
    tmp_path: Path,
) -> None:
    folder = DataFolder(tmp_path)
    first = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        with pytest.raises(AlreadyRunning, match="already open"):
            folder.lock_desktop()
        with folder.lock_server():
            pass
        first.kill()
    with folder.lock_desktop(), pytest.raises(AlreadyRunning):
        folder.lock_desktop()
    with folder.lock_desktop():
        pass
