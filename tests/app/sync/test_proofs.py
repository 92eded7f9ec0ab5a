"""Proofs as phones hand them in: only pictures come in, and only the picture stays."""

from __future__ import annotations

import socket
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
import requests
from PIL import Image

from app.sync.proofs import UPLOADS_PER_PHONE
from tests.app.sync import images
from tests.app.sync.serving import Phone, Running, fact, route, running


@pytest.fixture
def phone(server: Running) -> Phone:
    server.release(route())
    return server.pair()


def _put(phone: Phone, content: bytes, name: str = "") -> requests.Response:
    return phone.ask("PUT", f"/proofs/{name or images.name_of(content)}", data=content)


def _files(server: Running) -> set[str]:
    return {path.name for path in (server.folder / "proofs").rglob("*") if path.is_file()}


def test_a_photo_comes_back_to_the_desk_without_what_the_camera_wrote_into_it(
    server: Running, phone: Phone
) -> None:
    sent = images.photo(exif=images.notes())
    name = images.name_of(sent)
    for _ in range(2):
        taken = _put(phone, sent)
        assert taken.status_code == 200, taken.text
        assert taken.json() == {"epoch": server.address.epoch, "sha256": name, "size": len(sent)}
    kept = server.desk("GET", f"/proofs/{name}")
    assert kept.headers["content-type"] == "image/jpeg"
    assert kept.headers["content-disposition"] == "attachment"
    assert kept.headers["x-content-type-options"] == "nosniff"
    assert b"SECRET-CAMERA" not in kept.content
    assert Image.open(BytesIO(kept.content)).size == (64, 48)
    asked = {"sha256": [name, "0" * 64]}
    assert server.desk("POST", "/proofs/find", json=asked).json()["proofs"] == [
        {
            "sha256": name,
            "stored": images.name_of(kept.content),
            "media_type": "image/jpeg",
            "size": len(kept.content),
            "width": 64,
            "height": 48,
            "taken_at": "2026-11-22T08:04:30.000Z",
            "lon": 9.51,
            "lat": 47.165,
        }
    ]
    assert images.name_of(kept.content) in _files(server)
    assert name not in _files(server), "the photo as sent is nowhere"


def test_proof_and_fact_come_in_either_order(phone: Phone) -> None:
    photo, drawn = images.photo(20), images.signature()
    names = [images.name_of(photo), images.name_of(drawn)]
    done = fact(1, "completed", proofs=names)
    assert phone.send(done).json()["missing_proofs"] == names
    assert _put(phone, drawn).status_code == 200
    assert phone.send(done).json()["missing_proofs"] == names[:1]
    assert _put(phone, photo).status_code == 200
    assert phone.send(done).json()["missing_proofs"] == []


def test_nothing_but_a_picture_is_taken_and_the_server_goes_on(server: Running, phone: Phone) -> None:
    before = _files(server)
    for name, content in images.no_pictures().items():
        refused = _put(phone, content)
        assert (name, refused.status_code) == (name, 415)
        assert refused.json()["error"] == "A proof must be a JPEG, PNG or WebP image."
    for name, content in images.broken_pictures().items():
        refused = _put(phone, content)
        assert (name, refused.status_code) == (name, 422)
        assert "picture" in refused.json()["error"]
        asked = {"sha256": [images.name_of(content)]}
        assert server.desk("POST", "/proofs/find", json=asked).json()["proofs"] == []
    assert _files(server) == before
    assert _put(phone, images.photo(30)).status_code == 200


def test_a_picture_that_is_something_else_as_well_is_kept_as_a_picture_only(
    server: Running, phone: Phone
) -> None:
    for name, content in images.polyglots().items():
        assert (name, _put(phone, content).status_code) == (name, 200)
        kept = server.desk("GET", f"/proofs/{images.name_of(content)}")
        assert images.SCRIPT not in kept.content
        assert kept.headers["content-type"] in ("image/jpeg", "image/png")
    for path in (server.folder / "proofs").rglob("*"):
        assert path.is_dir() or images.SCRIPT not in path.read_bytes()


def test_bytes_that_changed_on_their_way_are_asked_for_again(server: Running, phone: Phone) -> None:
    sent, before = images.photo(40), _files(server)
    refused = _put(phone, sent, "0" * 64)
    assert refused.status_code == 400
    assert "send them again" in refused.json()["error"]
    assert _put(phone, sent[:-1], images.name_of(sent)).status_code == 400
    assert _put(phone, images.photo(41), images.name_of(sent)).status_code == 400
    assert _files(server) == before


_NO_NAMES = (
    "..%2f..%2f..%2fetc%2fpasswd",
    "..%5c..%5cevil",
    "%2e%2e",
    "/etc/passwd",
    "A" * 64,
    "a" * 63,
    "a" * 65,
    "a" * 62 + "%00",
    "a" * 64 + ".php",
    "a" * 60 + "\N{GREEK SMALL LETTER ALPHA}" * 4,
    "a" * 5000,
)


def test_a_name_that_is_no_hash_names_nothing(server: Running, phone: Phone) -> None:
    before = _files(server)
    for name in _NO_NAMES:
        assert _put(phone, images.photo(), name).status_code in (400, 404, 414, 431), name
        assert server.desk("GET", f"/proofs/{name}").status_code in (400, 404, 414, 431), name
    assert _files(server) == before
    assert not list(server.folder.parent.rglob("*passwd*"))


def test_a_body_that_is_too_large_or_breaks_off_leaves_nothing(server: Running, phone: Phone) -> None:
    sent, before = images.photo(50), _files(server)
    assert _put(phone, sent + bytes(8 * 2**20)).status_code == 413
    with _half_sent(server, phone, sent):
        pass
    assert _files(server) == before
    assert _put(phone, sent).status_code == 200
    assert len(_files(server)) == len(before) + 1


def _half_sent(server: Running, phone: Phone, content: bytes) -> socket.socket:
    """A line on which the first half of a proof was sent."""
    line = socket.create_connection(("127.0.0.1", server.address.port))
    head = (
        f"PUT /v1/proofs/{images.name_of(content)} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f"Content-Length: {len(content)}\r\nAuthorization: Bearer {phone.token}\r\n\r\n"
    )
    line.sendall(head.encode() + content[: len(content) // 2])
    return line


def test_slow_uploads_of_one_phone_keep_no_other_phone_out(server: Running, phone: Phone) -> None:
    halves = [images.photo(60 + number) for number in range(UPLOADS_PER_PHONE)]
    mine, bens, ben = images.photo(99), images.photo(98), server.pair("ben")
    slow: list[socket.socket] = []
    try:
        give_up = time.monotonic() + 60
        while True:
            slow += [_half_sent(server, phone, half) for half in halves]
            refused = _put(phone, mine)
            if refused.status_code != 200:
                break
            assert time.monotonic() < give_up  # the halves are on their way, or were given up
            time.sleep(0.5)  # asked in a hurry, the rate is what refuses
        assert refused.status_code == 503
        assert refused.headers["retry-after"]
        assert _put(ben, bens).status_code == 200
    finally:
        for line in slow:
            line.close()


def test_only_a_paired_phone_sends_and_only_the_desk_reads(server: Running, phone: Phone) -> None:
    sent = images.photo(70)
    name = images.name_of(sent)
    assert _put(phone, sent).status_code == 200
    assert phone.ask("GET", f"/desk/proofs/{name}").status_code == 401
    assert phone.ask("POST", "/desk/proofs/find", json={"sha256": [name]}).status_code == 401
    assert phone.ask("GET", f"/proofs/{name}").status_code == 405
    server.desk("POST", f"/devices/{phone.device_id}/revoke")
    assert _put(phone, sent).status_code == 401
    assert requests.put(f"{server.url}/v1/proofs/{name}", data=sent, timeout=40).status_code == 401


def test_the_desk_asks_for_five_hundred_at_once_and_no_more(server: Running) -> None:
    names = [images.name_of(str(number).encode()) for number in range(501)]
    assert server.desk("POST", "/proofs/find", json={"sha256": names[:500]}).json()["proofs"] == []
    assert server.desk("POST", "/proofs/find", json={"sha256": names}).status_code == 400
    assert server.desk("POST", "/proofs/find", json={"sha256": ["../x"]}).status_code == 400


def test_the_desk_that_waits_for_news_hears_of_a_proof(server: Running, phone: Phone) -> None:
    with ThreadPoolExecutor(1) as waiting:
        head = len(server.events())
        heard = waiting.submit(server.desk, "GET", f"/events?after={head}&wait=25")
        number = 100
        while not heard.done():  # each is news, whenever the desk began to wait
            number += 1
            assert _put(phone, images.photo(number)).status_code == 200
        assert heard.result().json()["events"] == []
        assert heard.result().elapsed.total_seconds() < 25


def test_a_proof_survives_a_kill(tmp_path: Path) -> None:
    sent = images.signature()
    with running(tmp_path) as server:
        assert _put(server.pair(), sent).status_code == 200
        kept = server.desk("GET", f"/proofs/{images.name_of(sent)}").content
        server.kill()
        server.start_again()
        assert server.desk("GET", f"/proofs/{images.name_of(sent)}").content == kept
