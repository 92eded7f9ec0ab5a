"""Carriers of the settings and of the register are one list; the register's word counts."""

from __future__ import annotations

from pathlib import Path

from app.carriers import with_carriers
from app.domain.carriers import CarrierPriceList
from app.domain.register import Carrier, Entry
from app.domain.settings import Settings
from storage.store import DeskStore


def test_the_register_has_the_word_on_carriers_and_settings_stay_valid(tmp_path: Path) -> None:
    store = DeskStore.open(tmp_path / "desk.sqlite")
    post, parcel, bike = (CarrierPriceList(name, 5) for name in ("Post", "Parcel", "Bike"))
    settings = Settings(carriers={"post": post, "parcel": parcel})
    assert with_carriers(settings, store) == settings
    dearer = CarrierPriceList("Post", 7)
    with store.write() as unit:
        unit.put_entries((Entry(Carrier("post", dearer)), Entry(Carrier("bike", bike))))
        unit.put_entries((Entry(Carrier("parcel", parcel), archived=True),))
        unit.commit()
    assert with_carriers(settings, store).carriers == {"bike": bike, "post": dearer}
    store.close()
