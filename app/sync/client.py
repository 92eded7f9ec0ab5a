"""The desk's way to the sync server: ``app.ports.desk_link.DeskLink`` over HTTP."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
import requests

from app.domain.driver_sync import (
    Generation,
    MessageToDriver,
    Proof,
    Quarantined,
    QuarantineView,
    SentMessage,
    Withdrawal,
)
from app.domain.errors import DeskReplaced, InputRefused, ReleaseConflict, ServerUnreachable, SyncError
from app.domain.release import Release, ReleasedRoute
from app.domain.shop import ShopAsks, ShopKey, ShopStatus
from app.domain.tenders import TenderPage
from app.domain.timing import rfc3339
from app.domain.tracked_orders import TrackedOrder
from app.ports.desk_link import DeviceRow, EventPage, PairingCode, PositionPage, TrackerSetup
from app.sync.carriers.shapes import tender_sent
from app.sync.customers.shapes import tracking_sent
from app.sync.facts import read_time
from app.sync.fence import DESK_HEADER, GENERATION_HEADER
from app.sync.proof_shapes import proof_read
from app.sync.shapes import event_read, position_read, release_sent, route_read_back
from app.sync.shop.shapes import ask_read, status_sent
from app.sync.wire.base import ErrorReply, Reply
from app.sync.wire.desk import (
    CodeReply,
    DeskEventsReply,
    DeskPositionsReply,
    DeskRoutesReply,
    DeviceReply,
    DevicesReply,
    ForgetRequest,
    ForgottenReply,
    MessageReply,
    MessageRequest,
    MessagesReply,
    QuarantineReply,
    ReleaseReply,
    WithdrawalShown,
    WithdrawalsReply,
)
from app.sync.wire.proofs import FindProofsRequest, ProofsReply
from app.sync.wire.shop import (
    MOST_STATUSES,
    ShopChangesReply,
    ShopKeySent,
    ShopKeysReply,
    ShopKeysRequest,
    ShopStatusesReply,
    ShopStatusesRequest,
)
from app.sync.wire.stock import AdoptReply, AdoptRequest, TrackerReply, TrackerRequest
from app.sync.wire.tenders import TenderReply
from app.sync.wire.tracking import TrackingReply

_CONNECT_S = 3.05
_ANSWER_S = 15.0
_REWRITE_S = 120.0
"""How much longer the server may take to write its database anew."""

_BROKE_OFF = requests.exceptions.ChunkedEncodingError
"""What requests calls a connection that ends within an answer's body, chunked or not."""


class _Refused(Exception):
    """The server's refusal, before it is turned into what the desk knows."""

    def __init__(self, status: int, reply: ErrorReply) -> None:
        super().__init__(reply.error)
        self.status = status
        self.reply = reply


class HttpDeskLink:
    """The sync server at ``url``, known to it by ``token``. May be used from several threads.

    ``authority`` is a PEM file with the only certificate authority to trust (None: the usual ones).
    """

    def __init__(self, url: str, token: str, authority: Path | None = None) -> None:
        self._url = url.rstrip("/")
        self._session = requests.Session()
        self._session.trust_env = False  # no proxy and no .netrc may come between
        if authority is not None:
            self._session.verify = str(authority)
        self._session.headers["authorization"] = f"Bearer {token}"

    def present(self, generation: Generation) -> None:
        """Say with every request from now on which desk asks."""
        self._session.headers[GENERATION_HEADER] = str(generation.number)
        self._session.headers[DESK_HEADER] = generation.desk

    def events(self, after: int, wait_s: float = 0, limit: int = 500) -> EventPage:
        """Facts after a cursor. From a restored server that knows less: none, and ``next`` 0."""
        try:
            reply = self._ask(
                "GET",
                "/v1/desk/events",
                DeskEventsReply,
                query={"after": after, "wait": wait_s, "limit": limit},
                wait_s=wait_s,
            )
        except _Refused as refused:
            if refused.status == 410:
                return EventPage(refused.reply.epoch, (), 0)
            raise _in_words(refused) from refused
        try:
            events = tuple(event_read(shown) for shown in reply.events)
        except (InputRefused, ValueError) as error:
            raise _not_understood(self._url) from error
        withdrawals = tuple(_withdrawal(row) for row in reply.withdrawals)
        return EventPage(reply.epoch, events, reply.next, reply.set_aside, withdrawals)

    def positions(self, after: int, limit: int = 2000) -> PositionPage:
        """Positions after a cursor. From a restored server that knows less: none, and ``next`` 0."""
        try:
            reply = self._ask(
                "GET", "/v1/desk/positions", DeskPositionsReply, query={"after": after, "limit": limit}
            )
        except _Refused as refused:
            if refused.status == 410:
                return PositionPage(refused.reply.epoch, (), 0)
            raise _in_words(refused) from refused
        try:
            positions = tuple(position_read(shown) for shown in reply.positions)
        except InputRefused as error:
            raise _not_understood(self._url) from error
        return PositionPage(reply.epoch, positions, reply.next)

    def release(self, release: Release) -> None:
        """Give out routes; safe to repeat.

        Raises:
            ReleaseConflict: nothing was given out; the message says what is in the way.
            ServerUnreachable, SyncError
        """
        try:
            self._ask("POST", "/v1/desk/releases", ReleaseReply, body=release_sent(release))
        except _Refused as refused:
            if refused.status not in (409, 412):
                raise _in_words(refused) from refused
            shift_ids, stop_ids = refused.reply.shift_ids, refused.reply.stop_ids
            raise ReleaseConflict(
                refused.reply.error,
                shift_ids=shift_ids if isinstance(shift_ids, tuple) else (),
                stop_ids=stop_ids if isinstance(stop_ids, tuple) else (),
            ) from refused

    def routes(self, since: datetime) -> tuple[ReleasedRoute, ...]:
        """Every route as last released whose shift ends after an instant."""
        path = f"/v1/desk/routes?since={rfc3339(since)}"
        reply = self._tell("GET", path, DeskRoutesReply)
        try:
            return tuple(route_read_back(shown) for shown in reply.routes)
        except (InputRefused, KeyError) as error:
            raise _not_understood(self._url) from error

    def pairing_code(self, driver_id: str) -> PairingCode:
        """A one-time code for a driver's phone."""
        path = f"/v1/desk/drivers/{quote(driver_id, safe='')}/code"
        reply = self._tell("POST", path, CodeReply)
        return PairingCode(reply.code, reply.url, read_time(reply.expires))

    def devices(self) -> tuple[DeviceRow, ...]:
        """Every phone."""
        reply = self._tell("GET", "/v1/desk/devices", DevicesReply)
        return tuple(
            DeviceRow(
                device_id=device.device_id,
                driver_id=device.driver,
                last_seen=read_time(device.last_seen) if device.last_seen else None,
                state=device.state,
                fetched=tuple((row.shift_id, row.revision) for row in device.fetched),
                confirmed=tuple((row.shift_id, row.confirmed) for row in device.fetched),
                paired_at=read_time(device.paired_at),
                ended_at=read_time(device.ended_at) if device.ended_at else None,
                acked=device.acked,
                app=device.app,
                label=device.label,
            )
            for device in reply.devices
        )

    def retire(self, device_id: str) -> None:
        """Take only facts dated before now from this phone, for seven days."""
        self._tell("POST", f"/v1/desk/devices/{quote(device_id, safe='')}/retire", DeviceReply)

    def revoke(self, device_id: str) -> None:
        """Take nothing more from this phone, for ever."""
        self._tell("POST", f"/v1/desk/devices/{quote(device_id, safe='')}/revoke", DeviceReply)

    def add_tracker(self, driver_id: str, driver_name: str) -> TrackerSetup:
        """A new phone with a stock app for a driver; its links are told this once."""
        path = f"/v1/desk/drivers/{quote(driver_id, safe='')}/tracker"
        body = TrackerRequest(driver_name=driver_name[:200])
        reply = self._tell("POST", path, TrackerReply, body)
        setup = reply.setup
        return TrackerSetup(
            reply.device_id,
            (
                ("Traccar Client", setup.traccar),
                ("OwnTracks", setup.owntracks),
                ("Overland", setup.overland),
                ("GPSLogger", setup.gpslogger),
            ),
        )

    def adopt(self, device_id: str, driver_id: str) -> int:
        """Give a stranger's phone to a driver; returns how many positions had waited for that."""
        path = f"/v1/desk/devices/{quote(device_id, safe='')}/adopt"
        return self._tell("POST", path, AdoptReply, AdoptRequest(driver=driver_id)).kept

    def quarantine(self, after: int = 0, limit: int = 500) -> QuarantineView:
        """What phones sent that cannot be a fact, numbered above ``after``, in order."""
        path = f"/v1/desk/quarantine?after={after}&limit={limit}"
        reply = self._tell("GET", path, QuarantineReply)
        rows = tuple(
            Quarantined(
                number=row.number,
                device_id=row.device_id,
                driver_id=row.driver,
                seq=row.seq,
                reason=row.reason,
                received_at=read_time(row.received_at),
                raw=row.sent,
            )
            for row in reply.quarantined
        )
        return QuarantineView(rows, reply.not_kept)

    def withdrawals(self) -> tuple[Withdrawal, ...]:
        """Stops that left a driver of whom a phone may still show them, oldest first."""
        reply = self._tell("GET", "/v1/desk/withdrawals", WithdrawalsReply)
        return tuple(_withdrawal(row) for row in reply.withdrawals)

    def send_message(self, message_id: str, driver_id: str, text: str) -> None:
        """Put words on the driver's phones; the same id again changes nothing."""
        body = MessageRequest(id=message_id, driver=driver_id, text=text)
        self._tell("POST", "/v1/desk/messages", MessageReply, body)

    def put_tracking(self, token: str, order: TrackedOrder) -> str:
        """Make this what the tracking page of a token shows; its address."""
        path = f"/v1/desk/tracking/{quote(token, safe='')}"
        return self._tell("PUT", path, TrackingReply, tracking_sent(order)).url

    def put_tender(self, token: str, page: TenderPage) -> str:
        """Make this what the offer of a token says; its address."""
        path = f"/v1/desk/tenders/{quote(token, safe='')}"
        return self._tell("PUT", path, TenderReply, tender_sent(page)).url

    def sent_messages(self, after: int = 0, limit: int = 500) -> tuple[SentMessage, ...]:
        """The desk's words to all drivers, numbered above ``after``, in the order of sending."""
        path = f"/v1/desk/messages?after={after}&limit={limit}"
        reply = self._tell("GET", path, MessagesReply)
        return tuple(
            SentMessage(
                row.number, MessageToDriver(row.id, row.driver, read_time(row.at), row.text), row.held
            )
            for row in reply.messages
        )

    def shop_asks(self, after: int, limit: int = 200) -> ShopAsks:
        """What shops asked for, numbered above ``after``, in that order."""
        path = f"/v1/desk/shop/orders?after={after}&limit={limit}"
        reply = self._tell("GET", path, ShopChangesReply)
        try:
            return ShopAsks(reply.epoch, tuple(map(ask_read, reply.changes)), reply.next)
        except InputRefused as error:
            raise _not_understood(self._url) from error

    def put_shop_statuses(self, statuses: Sequence[ShopStatus]) -> None:
        """Say how shops' orders stand."""
        for first in range(0, len(statuses), MOST_STATUSES):
            some = statuses[first : first + MOST_STATUSES]
            body = ShopStatusesRequest(statuses=tuple(map(status_sent, some)))
            self._tell("PUT", "/v1/desk/shop/statuses", ShopStatusesReply, body)

    def put_shop_keys(self, keys: Sequence[ShopKey]) -> None:
        """Make these the keys that open anything, and no others."""
        sent = (ShopKeySent(key_id=k.key_id, sender=k.sender, key_hash=k.key_hash) for k in keys)
        body = ShopKeysRequest(keys=tuple(sent))
        self._tell("PUT", "/v1/desk/shop/keys", ShopKeysReply, body)

    def forget(self, stop_ids: Sequence[str], spoken: Sequence[str]) -> None:
        """Remove what the server knows of the customers of some stops, and words that name them."""
        body = ForgetRequest(stops=tuple(stop_ids), spoken=tuple(spoken))
        self._tell("POST", "/v1/desk/forget", ForgottenReply, body, wait_s=_REWRITE_S)

    def find_proofs(self, sha256s: Sequence[str]) -> tuple[Proof, ...]:
        """Those of some proofs (at most 500) that the server has, by name."""
        asked = FindProofsRequest(sha256=tuple(sha256s))
        reply = self._tell("POST", "/v1/desk/proofs/find", ProofsReply, asked)
        try:
            return tuple(proof_read(shown) for shown in reply.proofs)
        except InputRefused as error:
            raise _not_understood(self._url) from error

    def proof(self, sha256: str) -> bytes | None:
        """A proof's picture; None where the server has none of this name."""
        try:
            return self._answer("GET", f"/v1/desk/proofs/{sha256}").content
        except _Refused as refused:
            if refused.status == 404:
                return None
            raise _in_words(refused) from refused

    def close(self) -> None:
        """Let go of the connections."""
        self._session.close()

    def _tell[T: Reply](
        self,
        method: str,
        path: str,
        shape: type[T],
        body: msgspec.Struct | None = None,
        wait_s: float = 0,
    ) -> T:
        try:
            return self._ask(method, path, shape, body=body, wait_s=wait_s)
        except _Refused as refused:
            raise _in_words(refused) from refused

    def _ask[T: Reply](
        self,
        method: str,
        path: str,
        shape: type[T],
        *,
        query: dict[str, Any] | None = None,
        body: msgspec.Struct | None = None,
        wait_s: float = 0,
    ) -> T:
        """One request with an answer in JSON; raises like ``_answer``."""
        answer = self._answer(method, path, query=query, body=body, wait_s=wait_s)
        try:
            return msgspec.json.decode(answer.content, type=shape)
        except msgspec.MsgspecError as error:
            raise _not_understood(self._url) from error

    def _answer(
        self,
        method: str,
        path: str,
        *,
        query: dict[str, Any] | None = None,
        body: msgspec.Struct | None = None,
        wait_s: float = 0,
    ) -> requests.Response:
        """One request.

        Raises:
            _Refused: the server said no.
            ServerUnreachable: no answer.
            SyncError: an answer that cannot be read.
        """
        content = msgspec.json.encode(body) if body is not None else None
        try:
            answer = self._session.request(
                method,
                self._url + path,
                params=query,
                data=content,
                headers={"content-type": "application/json"} if content is not None else None,
                timeout=(_CONNECT_S, _ANSWER_S + wait_s),
                allow_redirects=False,
            )
        except requests.exceptions.SSLError as error:
            raise SyncError(
                f"The sync server at {self._url} shows a certificate that this desk does not trust:"
                " connect to it again, with the fingerprint that the server prints when it starts."
            ) from error
        except (requests.ConnectionError, requests.Timeout, _BROKE_OFF) as error:
            raise ServerUnreachable(
                f"The sync server at {self._url} does not answer: drivers' phones keep their reports"
                " and send them when it is back."
            ) from error
        except requests.RequestException as error:
            raise SyncError(f"The sync server cannot be asked at {self._url}: {error}") from error
        if answer.ok:
            return answer
        try:
            refusal = msgspec.json.decode(answer.content, type=ErrorReply)
        except msgspec.MsgspecError as error:
            raise _not_understood(self._url) from error
        if isinstance(refusal.generation, int):
            raise DeskReplaced(refusal.generation)
        raise _Refused(answer.status_code, refusal)


def _withdrawal(shown: WithdrawalShown) -> Withdrawal:
    return Withdrawal(shown.driver, shown.stop_id, shown.shift_id, read_time(shown.at))


def _in_words(refused: _Refused) -> SyncError:
    if refused.status == 401:
        return SyncError(
            "The sync server does not know this desk: its token has changed. Connect to it again."
        )
    if refused.status in (429, 503):
        return ServerUnreachable(f"The sync server is not able to answer just now: {refused}")
    return SyncError(f"The sync server refused: {refused}")


def _not_understood(url: str) -> SyncError:
    return SyncError(
        f"What answers at {url} is no sync server of this version: check the address, or update it."
    )
