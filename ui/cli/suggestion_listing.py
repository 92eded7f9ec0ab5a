"""Suggestions and what came of them as JSON documents and as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from app.domain.board import SuggestionCard
from app.domain.timing import rfc3339
from app.orchestration.ledger import LedgerLine, sums
from app.orchestration.replaying import Replayed

type Document = dict[str, object]


def ledger_document(line: LedgerLine) -> Document:
    """One line of the ledger; money in cents."""
    return {
        "suggestion_id": line.suggestion_id,
        "at": rfc3339(line.at),
        "kind": line.kind,
        "title": line.title,
        "reason": line.reason,
        "decision": line.decision,
        "by": line.by,
        "reassignments": line.reassignments,
        "promised_late_s": line.promised_late_s,
        "promised_cost": line.promised_cost,
        "realised_late_s": line.realised_late_s,
    }


def ledger_lines(lines: Iterable[LedgerLine], zone: ZoneInfo) -> Iterator[str]:
    """The ledger, and what it comes to."""
    lines = tuple(lines)
    if not lines:
        yield "Nothing was suggested."
        return
    for line in lines:
        came = "" if line.realised_late_s is None else f", saved {line.realised_late_s / 60:.0f} min"
        yield (
            f"{line.at.astimezone(zone):%H:%M}  {line.title}: {line.reason} "
            f"[{line.decision or 'open'}{came}]"
        )
    all_of_it = sums(lines)
    yield (
        f"{all_of_it.proposed} suggested, {all_of_it.applied} done ({all_of_it.by_itself} by itself); "
        f"of {all_of_it.judged} that were to save lateness {all_of_it.hits} did, at least half of it; "
        f"what was dismissed promised {all_of_it.passed_up / 100:,.2f}."
    )


def replay_document(again: Replayed) -> Document:
    """A search run again."""
    return {
        "at": rfc3339(again.search.at),
        "same": again.is_same,
        "suggestions": [_card(card) for card in again.cards],
    }


def _card(card: SuggestionCard) -> Document:
    return {
        "suggestion_id": card.suggestion_id,
        "kind": card.kind.value,
        "title": card.title,
        "reason": card.reason,
        "moves": [
            {"stop_id": m.stop_id, "from": m.from_shift, "to": m.to_shift, "words": m.words}
            for m in card.moves
        ],
    }


def replay_lines(again: Replayed, zone: ZoneInfo) -> Iterator[str]:
    """A search run again, for a terminal."""
    same = "the same suggestions" if again.is_same else "OTHER suggestions than on the day"
    yield f"The search of {again.search.at.astimezone(zone):%H:%M:%S}, run again: {same}."
    for card in again.cards:
        yield f"  {card.title}: {card.reason}"
        for move in card.moves:
            yield f"    {move.words}"
