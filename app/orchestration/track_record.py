"""How much of what proposals promise comes true: the ledgers of earlier days, by kind of change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType

from app.domain.disruption import ChangeKind
from app.orchestration.decisions import APPLIED
from app.orchestration.ledger import LedgerLine, ledger
from app.ports.store import Store

RECENT_DAYS = 20
"""A month of work: how the program and its people did it long ago says little."""
BELIEVED_S = 3600.0
"""So many seconds of promised lateness are taken to have been saved before anything is known: a few
proposals that went wrong do not silence a kind."""
LEAST = 0.25
"""No kind is believed less: a proposal that promises much enough is always shown."""
_MEASURED = frozenset({ChangeKind.LATE.value, ChangeKind.CHEAPER.value, ChangeKind.RETRY.value})
"""Kinds that nobody waits for. A stop without a driver needs one, whatever came of others."""


def kept_shares(lines: Iterable[LedgerLine]) -> Mapping[str, float]:
    """The share of what was promised that was kept, of 1 at most, by kind of change.

    Lateness is what can be told afterwards; the share is drawn towards 1 where little was promised.
    """
    promised: dict[str, float] = defaultdict(float)
    realised: dict[str, float] = defaultdict(float)
    for line in lines:
        if line.kind not in _MEASURED or line.decision not in APPLIED:
            continue
        if line.realised_late_s is None or line.promised_late_s <= 0:
            continue
        promised[line.kind] += line.promised_late_s
        realised[line.kind] += line.realised_late_s
    return MappingProxyType(
        {
            kind: min(1.0, max(LEAST, (realised[kind] + BELIEVED_S) / (asked + BELIEVED_S)))
            for kind, asked in promised.items()
        }
    )


def track_record(
    store: Store, before: date, cancelled: Callable[[], bool] = lambda: False
) -> Mapping[str, float]:
    """What proposals of the days before one kept of what they promised; as ``kept_shares``.

    Once ``cancelled`` is true, from what has been read by then.
    """
    lines: list[LedgerLine] = []
    for day in [day for day in store.days() if day < before][-RECENT_DAYS:]:
        if cancelled():
            break
        lines.extend(ledger(store, day))
    return kept_shares(lines)
