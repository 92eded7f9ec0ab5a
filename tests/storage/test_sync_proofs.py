"""A row never speaks of a picture that is not on the disk; a picture is kept while a fact names it."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest

from app.domain.driver_sync import GivenRelease, GivenRoute, Proof, Submission
from app.domain.errors import StoreError, StoreFull
from app.domain.events import Actor, ActorKind, Event, EventType
from app.domain.geo import LonLat
from storage import proof_files
from storage.proof_files import ProofFiles
from storage.sync_store import SqliteSyncStore, open_sync_store

DAY = timedelta(days=1)
NOW = datetime.now(UTC).replace(microsecond=0)  # files bear the system's time


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteSyncStore]:
    opened = open_sync_store(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def device(store: SqliteSyncStore) -> str:
    store.put_code("c", "aino", NOW + DAY)
    paired = store.pair("c", "", 0, "t", "10.0.0.1", NOW).device_id
    route = GivenRoute("A", "aino", 0, 1, NOW, NOW + DAY, ("S1",), "{}")
    store.release(GivenRelease("r", "r", 0, (route,)), NOW)
    return paired


def _proof(content: bytes, name: str = "") -> Proof:
    stored = sha256(content).hexdigest()
    return Proof(name or sha256(b"sent" + content).hexdigest(), stored, "image/png", len(content), 3, 2)


def _fact(seq: int, *names: str, stop_id: str = "S1") -> Submission:
    actor = Actor(ActorKind.DRIVER, "aino")
    data = {"proofs": list(names)}
    event = Event(str(uuid4()), EventType.NOTE, NOW, NOW, actor, "A", stop_id, data=data)
    return Submission(seq, uuid4().hex, f'{{"proofs": {list(names)}}}', event, proofs=names)


def _files(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "proofs").rglob("*") if path.is_file())


def test_all_that_is_known_of_a_proof_comes_back(store: SqliteSyncStore, device: str) -> None:
    plain = _proof(b"png")
    noted = replace(_proof(b"jpg"), taken_at=NOW, place=LonLat(9.51, -47.1))
    for proof, content in ((plain, b"png"), (noted, b"jpg"), (noted, b"jpg")):
        store.proofs.put(proof, content, device, NOW)
    assert store.proofs.read(plain.sha256) == (plain, b"png")
    assert store.proofs.read(noted.sha256) == (noted, b"jpg")
    assert set(store.proofs.find([plain.sha256, noted.sha256, "0" * 64])) == {plain, noted}
    assert store.proofs.read("0" * 64) is None
    assert store.proofs.taken_since(device, NOW) == 2
    assert store.proofs.taken_since(device, NOW + DAY) == 0


def _no_room(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_proof_is_whole_in_its_file_before_a_row_speaks_of_it(
    tmp_path: Path, store: SqliteSyncStore, device: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    proof = _proof(b"png")
    for step in ("fsync", "replace"):
        owner = os if step == "fsync" else Path
        with monkeypatch.context() as broken:
            broken.setattr(owner, step, _no_room)
            with pytest.raises(StoreFull, match="The disk is full"):
                store.proofs.put(proof, b"png", device, NOW)
        assert store.proofs.find([proof.sha256]) == ()
    store.proofs.put(proof, b"png", device, NOW)
    assert _files(tmp_path) == [proof.stored]


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux which file a handle is of")
def test_the_order_in_which_a_proof_reaches_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    forced, renamed = os.fsync, Path.replace

    def force(handle: int) -> None:
        target = Path(f"/proc/self/fd/{handle}").readlink()
        steps.append(f"force {target.relative_to(tmp_path)}")
        forced(handle)

    def rename(path: Path, target: Path) -> Path:
        steps.append("rename")
        return renamed(path, target)

    monkeypatch.setattr(os, "fsync", force)
    monkeypatch.setattr(Path, "replace", rename)
    files = ProofFiles(tmp_path / "proofs")
    name = sha256(b"png").hexdigest()
    files.put(name, b"png")
    drawer = f"proofs/{name[:2]}"
    assert steps[2].startswith(f"force {drawer}/.")
    assert (*steps[:2], *steps[3:]) == ("force proofs", "force .", "rename", f"force {drawer}")
    steps.clear()
    files.put(name, b"png")
    assert steps == [f"force {drawer}"], "it may not have come so far the first time"


def test_the_last_room_of_a_drive_is_left_to_facts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = ProofFiles(tmp_path / "proofs")
    total, free = 10**12, proof_files.ROOM_FOR_FACTS + 3

    class Usage:
        def __init__(self) -> None:
            self.total, self.free = total, free

    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage())
    files.put(sha256(b"png").hexdigest(), b"png")
    with pytest.raises(StoreFull):
        files.put(sha256(b"pngs").hexdigest(), b"pngs")


def test_a_file_that_was_damaged_is_mended_when_the_proof_comes_again(tmp_path: Path) -> None:
    files = ProofFiles(tmp_path / "proofs")
    name = sha256(b"png").hexdigest()
    files.put(name, b"png")
    files.path(name).write_bytes(b"gnp")
    files.put(name, b"png")
    assert files.get(name) == b"png"


def test_a_proof_stays_while_a_fact_names_it_and_thirty_days_without_one(
    tmp_path: Path, store: SqliteSyncStore, device: str
) -> None:
    named, waiting, orphan = _proof(b"1"), _proof(b"2"), _proof(b"3")
    for proof, content in ((named, b"1"), (waiting, b"2"), (orphan, b"3")):
        store.proofs.put(proof, content, device, NOW)
    elsewhere = _fact(2, waiting.sha256, stop_id="never given")
    assert store.accept(device, [_fact(1, named.sha256), elsewhere], NOW).kept == 1
    everything = [named.sha256, waiting.sha256, orphan.sha256]

    def left(days: float) -> set[Proof]:
        store.sweep(NOW + days * DAY)
        store.proofs.sweep(NOW + days * DAY)
        return set(store.proofs.find(everything))

    assert left(29) == {named, waiting, orphan}
    assert left(31) == {named, waiting}, "a fact in quarantine may yet be taken"
    assert _files(tmp_path) == sorted([named.stored, waiting.stored])
    assert left(91) == set()
    assert _files(tmp_path) == []


def test_a_picture_that_two_proofs_came_to_stays_for_the_one_that_is_left(
    tmp_path: Path, store: SqliteSyncStore, device: str
) -> None:
    first, second = _proof(b"same", "a" * 64), _proof(b"same", "b" * 64)
    for proof in (first, second):
        store.proofs.put(proof, b"same", device, NOW)
    store.accept(device, [_fact(1, second.sha256)], NOW)
    store.proofs.sweep(NOW + 31 * DAY)
    assert store.proofs.read(first.sha256) is None
    assert store.proofs.read(second.sha256) == (second, b"same")
    assert _files(tmp_path) == [first.stored]


def test_pieces_that_a_power_cut_left_are_swept_and_whole_files_without_a_row_after_thirty_days(
    tmp_path: Path, store: SqliteSyncStore, device: str
) -> None:
    kept = _proof(b"kept")
    store.proofs.put(kept, b"kept", device, NOW)
    drawer = tmp_path / "proofs" / "ab"
    drawer.mkdir(exist_ok=True)
    (drawer / ".0123456789abcdef").write_bytes(b"half a pict")
    (drawer / ("ab" * 32)).write_bytes(b"whole")
    store.proofs.sweep(NOW)
    assert _files(tmp_path) == sorted(["ab" * 32, kept.stored])
    store.proofs.sweep(NOW + 29 * DAY)
    assert "ab" * 32 in _files(tmp_path)
    store.accept(device, [_fact(1, kept.sha256)], NOW)
    store.proofs.sweep(NOW + 31 * DAY)
    assert _files(tmp_path) == [kept.stored]


def test_a_file_that_cannot_be_read_is_told_in_words(
    store: SqliteSyncStore, device: str, tmp_path: Path, break_file: Callable[[Path], None]
) -> None:
    proof = _proof(b"png")
    store.proofs.put(proof, b"png", device, NOW)
    break_file(tmp_path / "proofs" / proof.stored[:2] / proof.stored)
    with pytest.raises(StoreError, match="A proof could not be"):
        store.proofs.read(proof.sha256)


@pytest.fixture
def break_file() -> Callable[[Path], None]:
    """Puts a folder in a file's place: reading it fails, for root too."""

    def put(path: Path) -> None:
        path.unlink()
        path.mkdir()

    return put
