"""What an import tells: how many orders were kept, which rows were refused and why."""

from __future__ import annotations

from dataclasses import dataclass

from app.ports.addresses import AddressHit


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that became no order: the file's own line, the column's title (may be empty), why."""

    line: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class UnlocatedOrder:
    """An order that is kept and has no coordinates yet, with what could be meant."""

    line: int
    order_id: str
    reference: str
    name: str
    address: str
    reason: str
    candidates: tuple[AddressHit, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportWarning:
    """Something a person should look at; ``line`` 0 is the whole file."""

    line: int
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import came to. ``kept``, ``duplicates`` and ``updated`` count orders."""

    kept: int
    duplicates: int
    updated: int
    refused: tuple[RefusedRow, ...]
    unlocated: tuple[UnlocatedOrder, ...]
    warnings: tuple[ImportWarning, ...]
    dry_run: bool = False

    @property
    def succeeded(self) -> bool:
        """Whether a row was kept, or the data already had all that was asked for."""
        return self.kept + self.duplicates + self.updated > 0

    def as_json(self) -> dict[str, object]:
        """The document of ``import --json``."""
        return {
            "kept": self.kept,
            "duplicates": self.duplicates,
            "updated": self.updated,
            "refused": [{"line": r.line, "column": r.column, "reason": r.reason} for r in self.refused],
            "unlocated": [
                {
                    "line": u.line,
                    "order_id": u.order_id,
                    "reference": u.reference,
                    "name": u.name,
                    "address": u.address,
                    "reason": u.reason,
                    "candidates": [
                        {"label": c.label, "lon": c.lon, "lat": c.lat, "score": c.score, "kind": c.kind}
                        for c in u.candidates
                    ],
                }
                for u in self.unlocated
            ],
            "warnings": [{"line": w.line, "column": w.column, "text": w.text} for w in self.warnings],
            "dry_run": self.dry_run,
        }
