"""What happened to one order, found and shown."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from app.domain.driver_sync import Proof
from app.domain.errors import InputRefused
from app.domain.events import EventType
from app.domain.orders import Order
from app.domain.settings import Settings
from app.reports.proving import find_order, prove
from storage.papers.proof_paper import order_proof_pdf
from tests.app.running_days import AtDesk, at_desk, fact
from tests.app.sample_day import DAY

SOON = timedelta(minutes=5)


@pytest.fixture
def day(tmp_path: Path) -> Iterator[AtDesk]:
    with closing(at_desk(tmp_path, Settings())) as at:
        yield at


def picture(colour: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (400, 300), colour).save(out, "JPEG")
    return out.getvalue()


def done_order(day: AtDesk, *pictures: bytes, note: str = "") -> Order:
    """An order that its driver has just delivered, with photos and a signature (the last)."""
    record = day.store.routes(DAY)[0]
    stop = record.route.stops[2].stop
    names = [hashlib.sha256(content).hexdigest() for content in pictures]
    data: dict[str, object] = {"proofs": names, "name": "Eva <b>Öhri</b>", "scans": ["P-1"]}
    if names:
        data["signature"] = names[-1]
    made = fact(EventType.COMPLETED, day.now + SOON, record.shift_id, stop.stop_id)
    with day.store.write() as unit:
        unit.add_events(DAY, (replace(made, data=data, note=note),))
        unit.commit()
    for name, content in zip(names, pictures, strict=True):
        day.store.proofs.keep(Proof(name, name, "image/jpeg", len(content), 400, 300), content)
    return next(o for o in day.store.orders(DAY) if o.order_id == stop.order_id)


def words(content: bytes, folder: Path) -> str:
    """The text of a PDF, as a reader shows it."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not here")
    file = folder / "proof.pdf"
    file.write_bytes(content)
    done = subprocess.run(
        ["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True
    )
    return done.stdout


def test_the_paper_says_who_where_when_and_holds_the_pictures_and_the_seal(
    day: AtDesk, tmp_path: Path
) -> None:
    order = done_order(day, picture("green"), picture("white"), note="in the hall\n<script>")
    proof = prove(day.store, order)
    content = order_proof_pdf(proof)
    text = words(content, tmp_path)
    (seal,) = proof.seals.values()
    for said in (order.reference, "Eva <b>Öhri</b>", "P-1", "in the hall", seal.chain, seal.event_id):
        assert said in text, said
    assert "handed" in text or "recipient" in text
    assert content.count(b"/Subtype /Image") == 2
    assert order_proof_pdf(prove(day.store, order)) == content, "the same facts make the same bytes"


def test_a_picture_that_is_not_here_or_is_none_breaks_nothing(day: AtDesk, tmp_path: Path) -> None:
    order = done_order(day, picture("red"), b"no picture at all")
    proof = prove(day.store, order)
    text = words(order_proof_pdf(replace(proof, pictures={})), tmp_path)
    assert text.count("not kept at this desk") == 2
    assert "not kept at this desk" in words(order_proof_pdf(proof), tmp_path)


def test_an_order_is_found_by_its_number_and_by_its_customers_name(day: AtDesk) -> None:
    order = day.store.orders(DAY)[0]
    place = order.tasks[0].place
    for wanted in (order.reference, order.order_id, place.name, place.name.upper()):
        assert find_order(day.store, wanted).order_id == order.order_id
    with pytest.raises(InputRefused, match="There is no order 'Nobody'"):
        find_order(day.store, "Nobody")
    with pytest.raises(InputRefused, match="There is no order"):
        find_order(day.store, order.reference, DAY - timedelta(days=1))


def test_of_several_of_one_name_the_numbers_are_said(day: AtDesk) -> None:
    first, second = day.store.orders(DAY)[:2]
    name = first.tasks[0].place.name
    task = second.tasks[0]
    twin = replace(second, delivery=replace(task, place=replace(task.place, name=name)), pickup=None)
    with day.store.write() as unit:
        unit.put_orders((twin,))
        unit.commit()
    with pytest.raises(InputRefused, match=f"{first.reference}, {second.reference}"):
        find_order(day.store, name)


def test_of_an_order_nobody_has_ended_there_is_nothing_to_prove(day: AtDesk) -> None:
    record = day.store.routes(DAY)[0]
    waiting = record.route.stops[-1].stop.order_id
    order = next(o for o in day.store.orders(DAY) if o.order_id == waiting)
    with pytest.raises(InputRefused, match="nobody has ended a visit"):
        prove(day.store, order)


def test_the_fact_that_stands_is_sealed_and_not_its_repetition(day: AtDesk) -> None:
    order = done_order(day)
    planned = (each.stop for record in day.store.routes(DAY) for each in record.route.stops)
    stop = next(each for each in planned if each.order_id == order.order_id)
    (before,) = prove(day.store, order).seals.values()
    later = datetime(2030, 1, 1, tzinfo=UTC)
    again = replace(fact(EventType.FAILED, later, "s0", stop.stop_id), event_id="another")
    with day.store.write() as unit:
        unit.add_events(DAY, (again,))
        unit.commit()
    (after,) = prove(day.store, order).seals.values()
    assert after == before
    assert len(before.chain) == 64
