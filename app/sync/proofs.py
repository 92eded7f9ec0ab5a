"""Photos and signatures: handed in by phones, fetched by the desk.

A proof is named by the hash of the bytes that the phone sent; what is kept is the picture alone,
written anew (``app.sync.pictures``) under a hash of its own. No name or type that a phone gives is
ever used.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import re
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.domain.driver_sync import Proof
from app.domain.errors import InputRefused
from app.sync.bells import DESK
from app.sync.limits import PROOF_BYTES, read_body
from app.sync.picture_child import NotDecoded, PictureCleaner
from app.sync.pictures import media_type
from app.sync.proof_shapes import proof_shown
from app.sync.service import Service, file_reply, read_json, reply
from app.sync.wire.proofs import FindProofsRequest, ProofReply, ProofsReply

log = logging.getLogger("roundsman.sync")

UPLOADS_AT_ONCE = 32
"""Each may hold 8 MB of memory, and for long on a bad line."""
UPLOADS_PER_PHONE = 2
PROOFS_PER_DAY = 2000
"""Of one phone: more than any driver brings, and a stolen token does not fill the disk."""

_HASH = re.compile("[0-9a-f]{64}")
_DAY = timedelta(days=1)
_FIND_BYTES = 64 * 1024


class Proofs:
    """The endpoints of proofs.

    Pictures are decoded and written in a thread of their own, so that no fact waits for one.
    """

    def __init__(self, service: Service) -> None:
        self._service = service
        self._cleaner = PictureCleaner()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sync-proofs")
        self._under_way: Counter[str] = Counter()

    def routes(self) -> list[Route]:
        """Path and method of each."""
        return [
            Route("/v1/proofs/{sha256}", self.put, methods=["PUT"]),
            Route("/v1/desk/proofs/find", self.find, methods=["POST"]),
            Route("/v1/desk/proofs/{sha256}", self.get, methods=["GET"]),
        ]

    async def put(self, request: Request) -> Response:
        """Keep a photo or signature under the hash of its bytes; safe to repeat."""
        service = self._service
        device = await service.device(request)
        sha256 = request.path_params["sha256"]
        if not _HASH.fullmatch(sha256):
            raise HTTPException(404, "A proof is named by the SHA-256 of its bytes, in small hex.")
        with self._place(device.device_id):
            content = await read_body(request, PROOF_BYTES)
            if await self._work(self._keep, sha256, content, device.device_id):
                service.bells.ring(DESK)
        return reply(ProofReply(epoch=service.epoch, sha256=sha256, size=len(content)))

    async def find(self, request: Request) -> Response:
        """Which of some proofs are here, and what is known of them."""
        service = self._service
        await service.desk(request)
        asked = await read_json(request, FindProofsRequest, _FIND_BYTES)
        found = await service.db(service.store.proofs.find, asked.sha256)
        return reply(ProofsReply(epoch=service.epoch, proofs=tuple(proof_shown(p) for p in found)))

    async def get(self, request: Request) -> Response:
        """A proof's picture."""
        service = self._service
        await service.desk(request)
        found = await service.db(service.store.proofs.read, request.path_params["sha256"])
        if found is None:
            raise HTTPException(404, "There is no such proof.")
        proof, content = found
        return file_reply(content, proof.media_type, service.epoch)

    async def sweep(self, now: datetime) -> None:
        """Drop what no fact has named for 30 days.

        Raises:
            StoreError: not all of it could be dropped.
        """
        await self._work(self._service.store.proofs.sweep, now)

    def close(self) -> None:
        """Finish the picture under way, and end the decoding process."""
        self._worker.submit(self._cleaner.close)
        self._worker.shutdown()

    async def _work[**P, T](self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a call in the pictures' thread."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._worker, lambda: call(*args, **kwargs))

    @contextmanager
    def _place(self, device_id: str) -> Iterator[None]:
        """A place among the uploads under way.

        Raises:
            HTTPException: 503, there is none just now.
        """
        busy = self._under_way[device_id] >= UPLOADS_PER_PHONE
        if busy or self._under_way.total() >= UPLOADS_AT_ONCE:
            raise _later("The server has too many pictures in hand: send it again later.")
        self._under_way[device_id] += 1
        try:
            yield
        finally:
            self._under_way[device_id] -= 1
            self._under_way += Counter()  # forgets those who have none any more

    def _keep(self, sha256: str, content: bytes, device_id: str) -> bool:
        """Have a picture cleaned and kept; False where it was here already.

        Raises:
            HTTPException: it is refused, or has to come again.
            StoreError: it was not kept.
        """
        proofs, now = self._service.store.proofs, self._service.now()
        if hashlib.sha256(content).hexdigest() != sha256:
            raise HTTPException(400, "The bytes that came do not have this hash: send them again.")
        if media_type(content) is None:
            raise HTTPException(415, "A proof must be a JPEG, PNG or WebP image.")
        if proofs.find([sha256]):
            return False
        if proofs.taken_since(device_id, now - _DAY) >= PROOFS_PER_DAY:
            words = f"This phone has sent {PROOFS_PER_DAY} pictures in a day: send the rest tomorrow."
            raise HTTPException(429, words, {"retry-after": "3600"})
        try:
            picture = self._cleaner.clean(content)
        except InputRefused as error:
            raise HTTPException(422, str(error)) from error
        except NotDecoded as error:
            log.error("A picture could not be looked at: %s", error)
            raise _later("The server cannot look at pictures just now: send it again.") from error
        proof = Proof(
            sha256=sha256,
            stored=hashlib.sha256(picture.content).hexdigest(),
            media_type=picture.media_type,
            size=len(picture.content),
            width=picture.width,
            height=picture.height,
            taken_at=picture.taken_at,
            place=picture.place,
        )
        proofs.put(proof, picture.content, device_id, now)
        return True


def _later(words: str) -> HTTPException:
    return HTTPException(503, words, {"retry-after": "5"})
