"""Lines that say nothing, little or slowly, and too many of them: phones get through all the same."""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
import time
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path

import pytest
import requests

from app.sync.entrances import Entrance, Listener, bind
from app.sync.limits import Bounds
from app.sync.lines import Crowd, Door, Line
from tests.app.sync.serving import Phone, Running, fact, route, running

IMPATIENT = {"head_s": 0.4, "body_s": 0.4, "drain_s": 0.4}


@pytest.fixture
def impatient(tmp_path: Path) -> Iterator[Running]:
    """A server that waits for nobody longer than a moment."""
    with running(tmp_path / "server", "--bounds", json.dumps(IMPATIENT)) as started:
        yield started


def _line(server: Running) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.address.port), timeout=20)


def _is_closed_by_the_other_side(line: socket.socket) -> bool:
    try:
        return line.recv(65536) == b""
    except ConnectionResetError:
        return True


def _is_cut_off_at(line: socket.socket, words: str) -> bool:
    try:
        line.sendall(words.encode())
        return line.recv(100) == b""
    except TimeoutError:
        return False
    except (BrokenPipeError, ConnectionResetError):
        return True


def _answered(line: socket.socket) -> bool:
    """Whether the next answer, taken in to its end, is a good one."""
    answer = HTTPResponse(line)
    answer.begin()
    answer.read()
    return answer.status == 200


def test_a_line_that_says_nothing_is_closed(impatient: Running) -> None:
    with _line(impatient) as line:
        assert _is_closed_by_the_other_side(line)


def test_a_head_that_trickles_in_for_ever_is_cut_off(impatient: Running) -> None:
    with _line(impatient) as line:
        line.settimeout(0.05)
        line.sendall(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        assert any(_is_cut_off_at(line, f"X-{number}: x\r\n") for number in range(400))


def test_a_second_request_on_a_line_may_not_trickle_either(impatient: Running) -> None:
    with _line(impatient) as line:
        line.sendall(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert _answered(line)
        line.sendall(b"GET /he")
        assert _is_closed_by_the_other_side(line)


def test_a_line_that_rests_between_requests_is_left_alone(impatient: Running) -> None:
    with _line(impatient) as line:
        for _ in range(2):
            line.sendall(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            assert _answered(line)
            time.sleep(IMPATIENT["head_s"] * 2)


def test_a_body_that_comes_byte_by_byte_is_told_so_and_cut_off(impatient: Running) -> None:
    phone = impatient.pair()
    head = (
        f"POST /v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {phone.token}\r\n"
        "Content-Length: 60000\r\n\r\n"
    )
    with _line(impatient) as line:
        line.sendall(head.encode() + b'{"sent_at"')
        answer = line.recv(65536)
        assert b"408 Request Timeout" in answer
        assert b"too slowly" in answer or b"too slowly" in line.recv(65536)
        assert _is_closed_by_the_other_side(line)


def test_a_body_that_comes_steadily_over_a_bad_line_is_waited_for(impatient: Running) -> None:
    phone = impatient.pair()
    impatient.release(route())
    body = json.dumps({"sent_at": fact(1)["at"], "events": [fact(1, note="x" * 16_000)]}).encode()

    def slowly() -> Iterator[bytes]:
        for start in range(0, len(body), 2000):
            yield body[start : start + 2000]
            time.sleep(0.1)

    assert phone.ask("POST", "/events", data=slowly()).json()["acked"] == 1


def test_a_line_that_takes_nothing_of_its_answer_is_cut_off(impatient: Running) -> None:
    stops = tuple(f"S{number}" for number in range(3000))
    impatient.release(route(stops=stops))
    token = impatient.token
    request = (
        f"GET /v1/desk/routes HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n\r\n"
    ).encode()
    line = socket.socket()
    with line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.settimeout(20)
        line.connect(("127.0.0.1", impatient.address.port))
        line.sendall(request * 40)  # more than the system takes in for a reader that sleeps
        time.sleep(IMPATIENT["drain_s"] * 5)
        assert _all_that_comes(line) < 40, "the line was given up before all answers were out"
    assert impatient.desk("GET", "/routes").status_code == 200


def _all_that_comes(line: socket.socket) -> int:
    """How many answers are still in the line."""
    text = bytearray()
    try:
        while piece := line.recv(1 << 20):
            text += piece
    except ConnectionResetError:
        pass
    return text.count(b"HTTP/1.1 200 OK")


def test_a_thousand_lines_that_say_nothing_keep_no_phone_out(tmp_path: Path) -> None:
    bounds = json.dumps({"lines": 200})
    with running(tmp_path / "server", "--bounds", bounds) as server:
        phone = server.pair()
        server.release(route())
        line = requests.Session()
        known = _kept_open(line, phone)
        strangers = [_line(server) for _ in range(1000)]
        try:
            assert phone.send(fact(1)).json()["acked"] == 1, "a new line of a phone gets in"
            assert server.pair("bo").route()["acked"] == 0, "so does a phone that pairs just now"
            assert _kept_open(line, phone) == known, "a line that showed a token is not sacrificed"
            gone = sum(_is_gone(stranger) for stranger in strangers)
            assert gone >= 800, f"only {gone} made room"
        finally:
            line.close()
            for stranger in strangers:
                stranger.close()


def test_lines_with_tls_that_rest_cost_little_memory(tmp_path: Path) -> None:
    with running(tmp_path / "server", "--tls", "private") as server:
        context = ssl.create_default_context(cafile=tmp_path / "server" / "tls" / "authority.pem")
        before = _memory(server)
        lines = [context.wrap_socket(_line(server), server_hostname="127.0.0.1") for _ in range(100)]
        grown = _memory(server) - before
        for line in lines:
            line.close()
    assert grown < 100 * 120_000, f"{grown / 100:.0f} bytes a line"


def _memory(server: Running) -> int:
    """Bytes that the server has in use."""
    status = Path(f"/proc/{server.address.pid}/status")
    if not status.exists():
        pytest.skip("only Linux says how much memory a process has")
    [line] = [line for line in status.read_text().splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) * 1024


def _kept_open(session: requests.Session, phone: Phone) -> int:
    """The local port of a phone's kept line, after a request on it."""
    headers = {"authorization": f"Bearer {phone.token}"}
    with session.get(
        f"{phone.server.url}/v1/route", headers=headers, timeout=20, stream=True
    ) as answer:
        assert answer.status_code == 200
        port: int = answer.raw.connection.sock.getsockname()[1]
        assert answer.content
    return port


def _is_gone(line: socket.socket) -> bool:
    line.setblocking(False)
    try:
        return line.recv(1) == b""
    except BlockingIOError:
        return False
    except ConnectionResetError:
        return True


def test_while_lines_stream_in_everything_else_gets_its_turn() -> None:
    assert asyncio.run(_turns_while_accepting(50)) >= 50


async def _turns_while_accepting(count: int) -> int:
    """How often the event loop went round until so many waiting lines had been let in."""
    bounds = Bounds()
    crowd, listener = Crowd(bounds), bind("127.0.0.1", 0)
    address = listener.getsockname()
    lines = [socket.create_connection(address) for _ in range(count)]
    entrance = Entrance(Listener(Door.PHONES, listener), bounds, crowd, lambda _: asyncio.Protocol())
    turns = 0
    while len(crowd) < count:
        await asyncio.sleep(0)
        turns += 1
    entrance.close()
    await asyncio.sleep(0.01)  # what was open is closed
    for line in lines:
        line.close()
    return turns


def _some_line(ended: list[Line], bounds: Bounds) -> Line:
    line = Line(Door.PHONES, bounds)
    line.end = lambda: ended.append(line)
    return line


def test_the_oldest_stranger_makes_room_and_known_lines_never_do() -> None:
    ended: list[Line] = []
    bounds = Bounds(lines=3, lines_per_phone=2)
    crowd = Crowd(bounds)
    lines = [_some_line(ended, bounds) for _ in range(6)]
    assert all(crowd.admit(line) for line in lines[:3])
    crowd.recognise(lines[0], "aino")
    assert crowd.admit(lines[3])
    assert ended == [lines[1]]
    crowd.recognise(lines[2], "bo")
    crowd.recognise(lines[3], "bo")
    assert not crowd.admit(lines[4]), "all are known: nobody can be asked to leave"
    crowd.leave(lines[0])
    crowd.leave(lines[0])
    assert crowd.admit(lines[5])
    assert len(crowd) == 3


def test_a_phone_gone_wild_only_takes_its_own_lines() -> None:
    ended: list[Line] = []
    bounds = Bounds(lines=10, lines_per_phone=2)
    crowd = Crowd(bounds)
    wild = [_some_line(ended, bounds) for _ in range(3)]
    calm = _some_line(ended, bounds)
    for line, key in ((wild[0], "wild"), (calm, "calm"), (wild[1], "wild"), (wild[2], "wild")):
        crowd.admit(line)
        crowd.recognise(line, key)
        crowd.recognise(line, key)
    assert ended == [wild[0]]
    assert len(crowd) == 3
