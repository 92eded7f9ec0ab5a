"""The endpoints of shops' programs, and the desk's side of them.

A key opens the orders of its own sender, and nothing tells one that is not there from another's.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import datetime

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.domain.errors import InputRefused
from app.domain.shop import ShopKey, ShopOrder, ShopWish, Taken
from app.sync.limits import RELEASE_BYTES, SHOP_BYTES, read_body, whole_number
from app.sync.lines import line_of
from app.sync.rates import Rates
from app.sync.service import Service, bearer_hash, decode, read_json, reply
from app.sync.shop.shapes import answer_shown, change_shown, order_shown, status_read, wish_of
from app.sync.wire.shop import (
    REFERENCE,
    ShopChangesReply,
    ShopFeedReply,
    ShopKeysReply,
    ShopKeysRequest,
    ShopOrderReply,
    ShopOrderSent,
    ShopOrdersReply,
    ShopOrdersRequest,
    ShopStatusesReply,
    ShopStatusesRequest,
)

_REFERENCE = re.compile(REFERENCE)
_KEY = re.compile("[!-~]{1,200}")
_CURSOR = re.compile("(?P<epoch>[^.]+)[.](?P<change>[0-9]{1,15})")
_NOTHING = "There is no such order."
_MOST = 500


class Shop:
    """Orders in, status out."""

    def __init__(self, service: Service) -> None:
        self._service = service
        bounds = service.settings.bounds
        self._rates = Rates(bounds.shop_rate, bounds.shop_burst)

    def routes(self) -> list[Route]:
        """Path and method of each."""
        one = "/v1/shop/orders/{reference:path}"
        return [
            Route("/v1/shop/orders", self.orders, methods=["GET", "POST"]),
            Route(one, self.order, methods=["GET", "PUT", "DELETE"]),
            Route("/v1/desk/shop/orders", self.wanted, methods=["GET"]),
            Route("/v1/desk/shop/statuses", self.statuses, methods=["PUT"]),
            Route("/v1/desk/shop/keys", self.keys, methods=["PUT"]),
        ]

    async def orders(self, request: Request) -> Response:
        """Several orders, sent or read: one route, so that ``Allow`` names both."""
        sender = await self._sender(request)
        return await (self._batch if request.method == "POST" else self._feed)(request, sender)

    async def order(self, request: Request) -> Response:
        """One order: put, read or called off."""
        sender = await self._sender(request)
        reference = request.path_params["reference"]
        if not _REFERENCE.fullmatch(reference):
            raise HTTPException(404, _NOTHING)
        if request.method == "PUT":
            return await self._put(request, sender, reference)
        if request.method == "DELETE":
            return await self._ask(sender, ShopWish(reference))
        return self._shown(await self._find(sender, reference))

    # --- who asks -----------------------------------------------------------------------------

    async def _sender(self, request: Request) -> str:
        """Whose key came with the request.

        Raises:
            HTTPException: 401, no key that opens anything; 429, it asks too often.
        """
        service = self._service
        key = bearer_hash(request.headers.get("authorization", ""))
        found = await service.db(service.store.shop.sender, key) if key else None
        if found is None:
            raise HTTPException(401, "No key that opens this.", {"www-authenticate": "Bearer"})
        key_id, sender = found
        wait = self._rates.take(key_id)
        if wait:
            words = "Too many requests: slow down."
            raise HTTPException(429, words, {"retry-after": str(math.ceil(wait))})
        service.crowd.recognise(line_of(request.scope), key_id)
        return sender

    # --- a shop's program ---------------------------------------------------------------------

    async def _put(self, request: Request, sender: str, reference: str) -> Response:
        sent = await read_json(request, ShopOrderSent)
        return await self._ask(sender, _wish(reference, sent, self._service.now()))

    async def _ask(self, sender: str, wish: ShopWish) -> Response:
        """Keep one wish; the answer is how the order stands then."""
        service = self._service
        batch = await service.db(service.store.shop.ask, sender, (wish,), service.now())
        [answer] = batch.replies
        if answer.taken is Taken.UNKNOWN:
            raise HTTPException(404, _NOTHING)
        if answer.taken is Taken.REFUSED:
            raise HTTPException(409, answer.reason)
        return self._shown(await self._find(sender, wish.reference))

    async def _batch(self, request: Request, sender: str) -> Response:
        """Several orders under an idempotency key."""
        service = self._service
        key = request.headers.get("idempotency-key", "")
        if not _KEY.fullmatch(key):
            raise HTTPException(
                400, "Idempotency-Key: a new name for every batch, up to 200 characters without blanks."
            )
        body = await read_body(request, SHOP_BYTES)
        wishes = _wishes(decode(body, ShopOrdersRequest), service.now())
        content = "\n".join(f"{wish.reference}\t{wish.body}" for wish in wishes)
        batch = await service.db(service.store.shop.ask, sender, wishes, service.now(), key, content)
        shown = tuple(answer_shown(each) for each in batch.replies)
        return reply(ShopOrdersReply(epoch=service.epoch, orders=shown))

    async def _feed(self, request: Request, sender: str) -> Response:
        """What has changed since a cursor."""
        service = self._service
        after = self._cursor(request)
        limit = max(1, whole_number(request, "limit", 100, _MOST))
        found = await service.db(service.store.shop.changed, sender, after, limit + 1)
        page = found[:limit]
        last = page[-1].change if page else after
        return reply(
            ShopFeedReply(
                epoch=service.epoch,
                orders=tuple(order_shown(each) for each in page),
                next=f"{service.epoch}.{last}",
                more=len(found) > limit,
            )
        )

    def _cursor(self, request: Request) -> int:
        """The change after which to read.

        Raises:
            HTTPException: 400, no cursor of ours; 410, it is from before the server was restored.
        """
        text = request.query_params.get("changed_since", "")
        if not text:
            return 0
        cursor = _CURSOR.fullmatch(text)
        if cursor is None:
            raise HTTPException(400, "changed_since: the `next` of an earlier reply, or nothing.")
        if cursor["epoch"] != self._service.epoch:
            raise HTTPException(410, "The server was restored: read again without changed_since.")
        return int(cursor["change"])

    async def _find(self, sender: str, reference: str) -> ShopOrder:
        found = await self._service.db(self._service.store.shop.find, sender, reference)
        if found is None:
            raise HTTPException(404, _NOTHING)
        return found

    def _shown(self, order: ShopOrder) -> Response:
        return reply(ShopOrderReply(epoch=self._service.epoch, order=order_shown(order)))

    # --- the desk -----------------------------------------------------------------------------

    async def wanted(self, request: Request) -> Response:
        """What shops asked for, after a number."""
        service = self._service
        await service.desk(request)
        after = whole_number(request, "after", 0)
        limit = max(1, whole_number(request, "limit", 200, _MOST))
        found = await service.db(service.store.shop.wanted, after, limit)
        return reply(
            ShopChangesReply(
                epoch=service.epoch,
                changes=tuple(change_shown(each) for each in found),
                next=found[-1].number if found else after,
            )
        )

    async def statuses(self, request: Request) -> Response:
        """How orders stand at the desk."""
        service = self._service
        await service.desk(request)
        asked = await read_json(request, ShopStatusesRequest, RELEASE_BYTES)
        try:
            statuses = tuple(status_read(each) for each in asked.statuses)
        except InputRefused as error:
            raise HTTPException(400, f"The request cannot be read: {error}") from error
        changed = await service.db(service.store.shop.put_statuses, statuses)
        return reply(ShopStatusesReply(epoch=service.epoch, changed=changed))

    async def keys(self, request: Request) -> Response:
        """The keys in force."""
        service = self._service
        await service.desk(request)
        asked = await read_json(request, ShopKeysRequest, SHOP_BYTES)
        keys = tuple(ShopKey(k.key_id, k.sender, k.key_hash, service.now()) for k in asked.keys)
        if len({key.key_id for key in keys} | {key.key_hash for key in keys}) < 2 * len(keys):
            raise HTTPException(400, "The request cannot be read: a key is named twice.")
        await service.db(service.store.shop.put_keys, keys)
        return reply(ShopKeysReply(epoch=service.epoch, keys=len(keys)))


def _wish(reference: str, sent: ShopOrderSent, now: datetime) -> ShopWish:
    try:
        return wish_of(reference, sent, now)
    except InputRefused as error:
        raise HTTPException(400, f"The order cannot be read: {error}") from error


def _wishes(asked: ShopOrdersRequest, now: datetime) -> Sequence[ShopWish]:
    """All orders of a batch; none is kept where one cannot be read."""
    return tuple(_wish(each.reference, each, now) for each in asked.orders)
