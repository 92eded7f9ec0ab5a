"""Encoded polylines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import InputRefused
from app.domain.geo import LonLat
from app.domain.polyline import decode_polyline, encode_polyline

PLACES = st.builds(LonLat, st.floats(-180, 180), st.floats(-90, 90))


def test_the_published_example_comes_out_as_published() -> None:
    line = (LonLat(-120.2, 38.5), LonLat(-120.95, 40.7), LonLat(-126.453, 43.252))
    text = "_p~iF~ps|U_ulLnnqC_mqNvxq`@"
    assert encode_polyline(line) == text
    assert decode_polyline(text) == line


@given(st.lists(PLACES, max_size=20))
def test_every_line_survives_to_five_decimals(line: list[LonLat]) -> None:
    back = decode_polyline(encode_polyline(line))
    assert len(back) == len(line)
    for place, again in zip(line, back, strict=True):
        assert again.lon == pytest.approx(place.lon, abs=6e-6)
        assert again.lat == pytest.approx(place.lat, abs=6e-6)


@pytest.mark.parametrize("text", ["_p~iF~ps|", "_p~iF", "_p~iF é", "\x00"])
def test_a_text_that_is_no_polyline_is_refused(text: str) -> None:
    with pytest.raises(InputRefused):
        decode_polyline(text)
