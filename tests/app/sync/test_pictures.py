"""What is kept of a picture is the picture."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from app.domain.errors import InputRefused
from app.domain.geo import LonLat
from app.sync.pictures import MOST_PIXELS, Picture, clean, media_type
from tests.app.sync import images


def _open(picture: Picture) -> Image.Image:
    return Image.open(BytesIO(picture.content))


def _is_red(image: Image.Image, x: int, y: int) -> bool:
    point = image.convert("RGB").getpixel((x, y))
    assert isinstance(point, tuple)
    return point[0] > 150 > point[2]


def test_the_time_and_place_in_a_photo_are_read_and_gone_from_what_is_kept() -> None:
    picture = clean(images.photo(exif=images.notes()))
    assert picture.taken_at == datetime(2026, 11, 22, 8, 4, 30, tzinfo=UTC)
    assert picture.place == LonLat(9.51, 47.165)
    assert dict(_open(picture).getexif()) == {}
    assert b"SECRET-CAMERA" not in picture.content
    assert b"Exif" not in picture.content


def test_places_south_and_west_are_negative() -> None:
    place = clean(images.photo(exif=images.notes(north="S", east="W"))).place
    assert place == LonLat(-9.51, -47.165)


def test_a_photo_stands_upright_once_the_note_that_says_how_is_gone() -> None:
    picture = clean(images.photo(exif=images.notes(orientation=6)))
    assert (picture.width, picture.height) == (48, 64)
    assert _is_red(_open(picture), 24, 5), "what was left is on top after a quarter turn"
    assert not _is_red(_open(picture), 24, 60)


@pytest.mark.parametrize(
    "said",
    [
        {"taken": "yesterday"},
        {"offset": "sometime"},
        {"offset": ""},
        {"lat": (91.0, 0.0, 0.0)},
        {"lat": (IFDRational(1, 0), 0.0, 0.0)},
        {"lat": (0.0, 0.0, 0.0), "lon": (0.0, 0.0, 0.0)},
    ],
)
def test_notes_that_make_no_sense_are_left_out_and_the_photo_is_taken(said: dict[str, object]) -> None:
    picture = clean(images.photo(exif=images.notes(**said)))
    assert (picture.taken_at is None) != (picture.place is None)


def test_a_photo_whose_notes_are_damaged_is_taken() -> None:
    whole = bytearray(images.photo(exif=images.notes()))
    at = whole.index(b"Exif\0\0") + 10
    whole[at : at + 200] = b"\xff" * 200
    picture = clean(bytes(whole))
    assert (picture.width, picture.taken_at, picture.place) == (64, None, None)


@pytest.mark.parametrize("name", images.polyglots())
def test_what_else_a_file_is_does_not_outlive_the_cleaning(name: str) -> None:
    content = images.polyglots()[name]
    assert images.SCRIPT in content
    picture = clean(content)
    assert images.SCRIPT not in picture.content
    assert b"html" not in picture.content
    assert b"PK\x05\x06" not in picture.content


def test_a_signature_is_dark_on_white_and_stays_sharp() -> None:
    picture = clean(images.signature())
    assert picture.media_type == "image/png"
    image = _open(picture)
    assert image.mode == "RGB"
    assert image.getpixel((0, 0)) == (255, 255, 255)
    assert image.getpixel((60, 8)) == (10, 10, 60)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK", "YCbCr"])
def test_every_way_of_colour_is_taken(mode: str) -> None:
    form = "JPEG" if mode in ("CMYK", "YCbCr") else "PNG"
    source = images.scene().convert("L" if mode == "I;16" else mode)
    picture = clean(images.written(source.convert(mode), form))
    assert (picture.width, picture.height) == (64, 48)
    assert _open(picture).mode in ("L", "RGB")


def test_a_webp_is_kept_as_a_jpeg_and_a_film_as_its_first_picture() -> None:
    assert clean(images.written(images.scene(), "WEBP")).media_type == "image/jpeg"
    frames = [images.scene(grain=1), images.scene().rotate(180)]
    film = images.written(frames[0], "WEBP", save_all=True, append_images=frames[1:])
    assert _is_red(_open(clean(film)), 5, 5)
    twins = images.written(frames[0], "MPO", save_all=True, append_images=frames[1:])
    assert _is_red(_open(clean(twins)), 5, 5)


def test_a_photo_of_fifty_megapixels_is_kept_at_half_its_size_and_a_drawing_is_refused() -> None:
    large = Image.new("L", (8192, 6144), 90)
    picture = clean(images.written(large, "JPEG", quality=30))
    assert (picture.width, picture.height) == (4096, 3072)
    with pytest.raises(InputRefused, match="more than 25 megapixels: send a smaller one"):
        clean(images.written(large, "PNG"))
    assert clean(images.written(Image.new("1", (5000, 5000)), "PNG")).width ** 2 == MOST_PIXELS


@pytest.mark.parametrize("name", images.broken_pictures())
def test_a_file_that_is_no_whole_picture_is_refused_in_words(name: str) -> None:
    content = images.broken_pictures()[name]
    assert media_type(content), "it would pass for a picture at first sight"
    with pytest.raises(InputRefused, match=r"take it again|send a smaller one"):
        clean(content)


@pytest.mark.parametrize("name", images.no_pictures())
def test_what_is_no_picture_at_first_sight_is_refused_at_second_too(name: str) -> None:
    content = images.no_pictures()[name]
    assert media_type(content) is None
    with pytest.raises(InputRefused):
        clean(content)


def test_a_comment_that_unpacks_to_a_flood_is_not_unpacked() -> None:
    with suppress(InputRefused):  # as good
        assert len(clean(images.text_bomb()).content) < 5000


_SOUND = (
    images.photo(exif=images.notes()),
    images.signature(),
    images.written(images.scene(), "WEBP", exif=images.notes()),
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(_SOUND), st.data())
def test_damage_anywhere_is_either_taken_or_refused_in_words(whole: bytes, data: st.DataObject) -> None:
    damaged = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(0, len(whole)))
    with suppress(InputRefused):
        picture = clean(bytes(damaged[:end] if data.draw(st.booleans()) else damaged))
        assert _open(picture).size == (picture.width, picture.height)
