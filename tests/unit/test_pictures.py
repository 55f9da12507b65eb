"""Pictures for shared addresses: the same bytes, light, and no word outside its place."""

import io
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from site_builder import pictures
from site_builder.pictures import HEIGHT, LEFT, RIGHT, WIDTH, Words, draw, fitted, legible, possible
from site_builder.views.motif import Motif

WORDS = Words("Lakes", "Four workshops, one still", "North Wood", "Wood · 14 March 2024")
LETTERS = st.text("aeimnorstuéèàçîœABMW –’0125-", min_size=1, max_size=40).filter(str.strip)


def test_a_picture_is_a_small_png_of_few_colours():
    code = draw(WORDS, (Motif(0),))
    image = Image.open(io.BytesIO(code))
    assert (image.format, image.mode, image.size) == ("PNG", "P", (WIDTH, HEIGHT))
    assert len(code) <= 25_000
    assert image.convert("RGB").getpixel((10, 5)) == (0, 96, 106)


def test_the_same_words_give_the_same_bytes():
    assert draw.__wrapped__(WORDS, (Motif(3),)) == draw.__wrapped__(WORDS, (Motif(3),))
    assert draw(WORDS, (Motif(3),)) != draw(WORDS, (Motif(4),))


@settings(max_examples=40, deadline=None)
@given(st.lists(LETTERS, min_size=1, max_size=14).map(" ".join))
def test_a_title_of_any_length_stays_in_its_place(title):
    size, lines = fitted(title, True)
    measure = pictures._font(size, True).getlength
    assert 40 <= size <= 84 and 1 <= len(lines) <= 5
    assert all(measure(line) <= RIGHT - LEFT for line in lines)
    assert pictures.TITLE_TOP + round(size * pictures.TITLE_LEADING * len(lines)) <= pictures.TITLE_FOOT


@pytest.mark.parametrize("title", ["W" * 200, "Une très longue phrase " * 20])
def test_what_has_no_room_ends_in_an_ellipsis(title):
    _, lines = fitted(title, True)
    assert lines[-1].endswith("…")
    image = Image.open(io.BytesIO(draw(Words(title, title, title, title), (Motif(5),)))).convert("RGB")
    margin = image.crop((RIGHT + 1, 12, 780, HEIGHT))
    assert margin.getcolors() == [(margin.width * margin.height, (255, 255, 255))]


def test_a_short_title_is_set_large():
    assert fitted("Two of us", True) == (84, ["Two of us"])


def test_letters_that_the_font_has_not_are_known():
    assert legible(WORDS)
    assert legible(Words("Česko", "Żółć, ăâîșț, ĞİŞ, þæð", "Ørsted", "« Œuvre » … € – 3\u202f%"))
    assert not legible(Words("Ελλάδα", "a", "b", "c"))


def test_without_the_extra_no_picture_is_possible(monkeypatch):
    assert possible()
    monkeypatch.setitem(sys.modules, "PIL", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert not possible()
