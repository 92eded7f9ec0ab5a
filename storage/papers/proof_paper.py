"""Proof of delivery on paper: what, when, where, who, and the pictures, an attempt after the other."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zoneinfo import ZoneInfo

from PIL import Image as Picture
from PIL import UnidentifiedImageError
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Image, KeepTogether, Spacer, Table, TableStyle

from app.domain.order_proof import OrderProof, Seal
from app.domain.orders import ProofKind, TaskKind
from app.domain.report import StopRow, Timing
from storage.papers.pdf_paper import WIDTH, Mark, build_pdf, colour, look, running_head, text
from storage.papers.report_table import outstanding_words, row_remarks
from storage.papers.report_values import day_words, late_words, state_word

_NAME_MM = 34
_PHOTO_MM = (82, 75)
_SIGNATURE_MM = (82, 30)
_LINES_SHOWN = 40


def order_proof_pdf(proof: OrderProof) -> bytes:
    """The document's bytes: the same for the same facts and pictures, whenever it is written."""

    def head(canvas: Canvas, page: int) -> None:
        if page > 1:
            running_head(canvas, proof.title, day_words(proof.day))

    story: list[Flowable] = [
        text("Proof of delivery", 18, bold=True),
        Spacer(1, 1 * mm),
        text(f"{proof.reference} · {day_words(proof.day)}", 11),
        text(
            " · ".join(filter(None, (proof.sender, f"times in {proof.timezone}"))), 8, tone=look().muted
        ),
        Spacer(1, 4 * mm),
        *_lines(proof),
    ]
    for row in proof.attempts:
        story += _attempt(proof, row)
    last = max((seal.sequence for seal in proof.seals.values()), default=0)
    foot = f"Roundsman · {proof.day.isoformat()} · up to event no. {last}"
    return build_pdf(proof.title, story, head, foot)


def _lines(proof: OrderProof) -> Iterator[Flowable]:
    if not proof.lines:
        return
    yield text("Goods", 10, bold=True)
    for line in proof.lines[:_LINES_SHOWN]:
        code = f" ({line.code})" if line.code else ""
        yield text(f"{line.quantity} × {line.text or 'parcel'}{code}", longest=200)
    if len(proof.lines) > _LINES_SHOWN:
        yield text(f"and {len(proof.lines) - _LINES_SHOWN} more", tone=look().muted)
    yield Spacer(1, 4 * mm)


def _attempt(proof: OrderProof, row: StopRow) -> Iterator[Flowable]:
    kind = "Pickup" if row.task is TaskKind.PICKUP else "Delivery"
    ordinal = f", attempt {row.attempt}" if row.attempt > 1 else ""
    marked = Table(
        [[Mark(row.state.value, row.task, 10), text(f"{kind}{ordinal}: {state_word(row)}", 12, True)]],
        colWidths=[6 * mm, WIDTH - 6 * mm],
    )
    marked.setStyle(
        TableStyle([("LEFTPADDING", (0, 0), (-1, -1), 0), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
    )
    yield KeepTogether([marked, _facts(proof, row)])
    yield Spacer(1, 3 * mm)
    yield from _pictures(proof, row)
    yield Spacer(1, 5 * mm)


def _facts(proof: OrderProof, row: StopRow) -> Table:
    facts = [(name, words) for name, words in _named(proof, row) if words]
    table = Table(
        [[text(name, 8, tone=look().muted), text(words, 9, breaks=6)] for name, words in facts],
        colWidths=[_NAME_MM * mm, WIDTH - _NAME_MM * mm],
    )
    table.setStyle(
        TableStyle(
            [
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, colour(look().line)),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ]
        )
    )
    return table


def _named(proof: OrderProof, row: StopRow) -> Iterator[tuple[str, str]]:
    brought = row.proof
    yield "Customer", row.name
    yield "Address", row.address
    yield "Outcome", row.outcome.words if row.outcome is not None else ""
    yield "Taken by", brought.name
    yield "Arrived", f"{row.arrived_at:%H:%M:%S}" if row.arrived_at else ""
    yield "Ended", f"{row.finished_at:%d.%m.%Y %H:%M:%S}" if row.finished_at else ""
    yield "Promised", row.promised
    yield "On time", _on_time(row)
    vehicle = proof.vehicles.get(row.shift_id, "")
    yield "Driver", ", ".join(filter(None, (row.driver, vehicle)))
    if brought.distance_m is not None:
        yield "Reported from", f"{brought.distance_m} m from the address"
    yield "Scanned", ", ".join(brought.scans)
    yield "Note", row.note
    yield "Outstanding", outstanding_words(row)
    yield "Remarks", row_remarks(row)
    seal = proof.seals.get(row.stop_id)
    if seal is not None:
        yield "Fact", _seal_words(seal, proof.timezone)


def _on_time(row: StopRow) -> str:
    if row.timing is Timing.ON_TIME:
        return "yes"
    return late_words(row.late_s) if row.timing is Timing.LATE else ""


def _seal_words(seal: Seal, timezone: str) -> str:
    received = seal.received_at.astimezone(ZoneInfo(timezone))
    return (
        f"no. {seal.sequence}, received {received:%d.%m.%Y %H:%M:%S}\n{seal.event_id}\n"
        f"chain {seal.chain}"
    )


def _pictures(proof: OrderProof, row: StopRow) -> Iterator[Flowable]:
    """Two beside each other, each with its kind and the beginning of its name."""
    cells: list[list[Flowable]] = []
    for picture in row.proof.pictures:
        content = proof.pictures.get(picture.sha256)
        is_signature = picture.kind is ProofKind.SIGNATURE
        words = f"{'Signature' if is_signature else 'Photo'} · SHA-256 {picture.sha256[:16]}"
        shown = _drawn(content, _SIGNATURE_MM if is_signature else _PHOTO_MM) if content else None
        missing = text("not kept at this desk any more, or not here yet", tone=look().muted)
        cells.append([shown or missing, text(words, 7, tone=look().muted)])
    half = WIDTH / 2
    for at in range(0, len(cells), 2):
        pair = cells[at : at + 2]
        table = Table([[*pair, *[""] * (2 - len(pair))]], colWidths=[half, half])
        table.setStyle(
            TableStyle([("LEFTPADDING", (0, 0), (-1, -1), 0), ("VALIGN", (0, 0), (-1, -1), "TOP")])
        )
        yield table


def _drawn(content: bytes, box: tuple[float, float]) -> Flowable | None:
    """A picture in a box of millimetres, its shape kept; None where it cannot be read."""
    try:
        with Picture.open(BytesIO(content)) as opened:
            upright = opened.convert("RGB") if opened.mode not in ("L", "RGB") else opened.copy()
    except (UnidentifiedImageError, OSError, ValueError):
        return None
    buffer = BytesIO()
    upright.save(buffer, "JPEG", quality=88)
    scale = min(box[0] * mm / upright.width, box[1] * mm / upright.height)
    return Image(BytesIO(buffer.getvalue()), upright.width * scale, upright.height * scale)
