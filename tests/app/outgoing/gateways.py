"""A mail server and an SMS gateway that fail, stall, break off and come back, as told."""

from __future__ import annotations

import re
import socketserver
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_ID = re.compile(rb"^Message-ID: <([^@>]+)@", re.MULTILINE | re.IGNORECASE)


class Fault(Enum):
    """What goes wrong with one hand-over."""

    NONE = "none"
    BUSY = "busy"  # refused for now, before anything was handed over
    UNKNOWN = "unknown"  # refused for good
    CUT_EARLY = "cut early"  # the line breaks before anything of the message is on it
    CUT_MIDDLE = "cut middle"  # ... while it is on the line: the sender cannot know how far it came
    LATER = "later"  # taken whole, refused for now
    CUT_LATE = "cut late"  # taken for good, and the line breaks before it is said
    SILENT = "silent"  # taken for good, and nothing is ever said


@dataclass
class Post:
    """What a gateway has taken for good, by message id, and what it is to do wrong next."""

    fault: Callable[[], Fault] = lambda: Fault.NONE
    taken: Counter[str] = field(default_factory=Counter)
    bodies: list[Any] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    port: int = 0
    released: threading.Event = field(default_factory=threading.Event)


class _Mail(socketserver.StreamRequestHandler):
    """One SMTP session."""

    def handle(self) -> None:
        post: Post = self.server.post  # type: ignore[attr-defined]
        fault = post.fault()
        self._say("220 ready")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb in (b"EHLO", b"HELO"):
                self._say("250 here")
            elif verb == b"RCPT" and fault is Fault.BUSY:
                self._say("451 try again later")
            elif verb == b"RCPT" and fault is Fault.UNKNOWN:
                self._say("550 no such mailbox")
            elif verb == b"DATA" and fault is Fault.CUT_EARLY:
                return
            elif verb == b"DATA":
                self._say("354 go on")
                if not self._take(post, fault):
                    return
            elif verb == b"QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _take(self, post: Post, fault: Fault) -> bool:
        """Read a message to its end; False where the line is cut."""
        if fault is Fault.CUT_MIDDLE:
            self.rfile.readline()
            return False
        lines: list[bytes] = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                return False
            lines.append(line[1:] if line.startswith(b"..") else line)
        content = b"".join(lines)
        if fault is Fault.LATER:
            self._say("452 disk full")
            return True
        found = _ID.search(content)
        assert found is not None
        post.taken[found[1].decode()] += 1
        post.bodies.append(content)
        if fault is Fault.CUT_LATE:
            return False
        if fault is Fault.SILENT:
            post.released.wait(30)
            return False
        self._say("250 taken")
        return True

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class _Hook(BaseHTTPRequestHandler):
    """One POST."""

    def do_POST(self) -> None:
        post: Post = self.server.post  # type: ignore[attr-defined]
        fault = post.fault()
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if fault in (Fault.CUT_EARLY, Fault.CUT_MIDDLE):
            return
        if fault in (Fault.BUSY, Fault.LATER):
            self._answer(503)
            return
        if fault is Fault.UNKNOWN:
            self._answer(400)
            return
        post.taken[self.headers.get("Idempotency-Key", "")] += 1
        post.bodies.append(body)
        post.headers.append(dict(self.headers))
        post.paths.append(self.path)
        if fault is Fault.SILENT:
            post.released.wait(30)
        elif fault is not Fault.CUT_LATE:
            self._answer(202)

    def _answer(self, code: int) -> None:
        self.send_response(code)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


class _MailServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@contextmanager
def mail_server(post: Post) -> Iterator[Post]:
    """An SMTP server for as long as the block lasts."""
    yield from _serving(_MailServer(("127.0.0.1", 0), _Mail), post)


@contextmanager
def sms_gateway(post: Post) -> Iterator[Post]:
    """A webhook receiver for as long as the block lasts."""
    yield from _serving(ThreadingHTTPServer(("127.0.0.1", 0), _Hook), post)


def _serving(server: socketserver.TCPServer, post: Post) -> Iterator[Post]:
    server.post = post  # type: ignore[attr-defined]
    post.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield post
    finally:
        post.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
