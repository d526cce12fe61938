"""A postcode that somebody typed is never kept, in whatever spelling."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.language.check_digits import check_digit
from core.language.secrets import HIDDEN, KEPT, Hidden, hide
from core.language.spoken_numbers import digits_of

OURS = "2345678901" + check_digit("2345678901")
SPELLINGS = (
    "40213",
    "4 0 2 1 3",
    "402 13",
    "40-213",
    "40.213",
    "40/213",
    "D-40213",
    "D 40213",
    "de40213",
    "40213Düsseldorf",
    "PLZ40213",
    "PLZ: 402 13",
    "４０２１３",
    "𝟒𝟎𝟐𝟏𝟑",
    "④⓪②①③",
    "٤٠٢١٣",
    "4\u200b02\u200e13",
    "4\u202e0213",
    "4\u00ad0213",
    "4️⃣0️⃣2️⃣1️⃣3️⃣",
    "4̶0̶2̶1̶3̶",
    "4\n0\n2\n1\n3",
    "4 . 0 . 2 . 1 . 3",
    "4...0...2...1...3",
    "4,0,2,1,3",
    "(40)(213)",
    "vier null zwei eins drei",
    "Vier-Null-Zwo-Eins-Drei",
    "viernullzweieinsdrei",
    "vierzig zwei dreizehn",
    "vier 0 zwei 1 drei",
    "vierzigtausendzweihundertdreizehn",
    "4\t0\t2\t1\t3",
    "4      0      2      1      3",
    "meine plz ist 40213!",
    "<b>40213</b>",
    "40213 40213",
    "12:40213",
    "1.12.40213",
    "40213 Uhr",
)


def marked(text: str) -> Hidden:
    """Hide with a mark that shows what was marked."""
    return hide(text, lambda secret: f"mark of {secret}")


def digits(text: str) -> str:
    """All digits of a text in one row."""
    return "".join(re.findall(r"\d", text))


@pytest.mark.parametrize("text", SPELLINGS)
def test_a_postcode_is_hidden_in_every_spelling(text: str) -> None:
    """Five digits are replaced by dots however they are written, and their mark is kept."""
    hidden = marked(text)
    assert "40213" not in digits(hidden.text)
    assert HIDDEN in hidden.text
    assert "mark of 40213" in hidden.postcodes


@pytest.mark.parametrize(
    "text",
    [
        "4711-0815",
        "47 11 08 15",
        "Nr.47110815",
        OURS,
        "0211/1382-200",
        "+49 211 1382200",
        "+49 (0)211 1382-200",
        "0171 1234567",
        "Tel. 02131 123456",
        "02131/123456",
        "DE89 3704 0044 0532 0130 00",
        "3.12.2026",
        "03.12.26",
        "3. Dezember 2026, 10:30",
        "am 1., 2. oder 3.12.",
        "10:30 Uhr",
        "10-12 Uhr",
        "8.30-11.30",
        "12.500 €",
        "99,90 Euro",
        "geb. 3.12.1941",
        "KW 49 2026",
        "14 Uhr 30",
        "2026-12-03",
        "Pflegegrad 3, 82 Jahre",
    ],
)
def test_other_numbers_stay_readable(text: str) -> None:
    """Order numbers, telephone numbers, IBANs, dates, times and amounts are left as they are."""
    assert marked(text) == Hidden(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("4711081540213", "47110815•••••"),
        (OURS + "40213", OURS + HIDDEN),
        ("40213" + OURS, HIDDEN + OURS),
        ("4711 0815 40213", "4711 0815 •••••"),
        ("40213 47110815", "••••• 47110815"),
        ("01067 47110815", "••••• 47110815"),
        ("47110815/40213", "47110815/•••••"),
        ("4711-0815\n402 13", "4711-0815\n•••••"),
        ("0171 1234567 40213", "0171 1234567 •••••"),
        ("DE89 3704 0044 0532 0130 00, 40213", "DE89 3704 0044 0532 0130 00, •••••"),
        ("am 3.12. 40213", "am 3.12. •••••"),
    ],
)
def test_a_postcode_beside_another_number_is_hidden_alone(text: str, kept: str) -> None:
    """Only the postcode goes; what stands next to it can still be read."""
    assert marked(text).text == kept


def test_two_readings_are_both_hidden() -> None:
    """Where order number and postcode cannot be told apart, nothing of it is kept."""
    hidden = marked("4 7 1 1 0 8 1 5 4 0 2 1 3")
    assert hidden.text == HIDDEN
    assert set(hidden.postcodes) == {"mark of 40213", "mark of 47110"}


def test_marks_keep_the_order_of_the_text() -> None:
    """Two postcodes are marked in the order in which they were typed."""
    assert marked("40213 oder 10115").postcodes == ("mark of 40213", "mark of 10115")


def test_the_code_of_the_letter_is_hidden() -> None:
    """The code behind /start is marked and replaced, for 16 to 64 characters."""
    assert marked("/start aB3_-aB3_-aB3_-x") == Hidden(
        "/start •••••", (), "mark of aB3_-aB3_-aB3_-x"
    )
    assert marked("/start@TerminBot " + "x" * 64).start_code == "mark of " + "x" * 64


@pytest.mark.parametrize(
    "text",
    [
        "/start\naB3_-aB3_-aB3_-xyzK9",
        "/start@TerminBot   aB3_-aB3_-aB3_-xyzK9",
        "https://t.me/TerminBot?start=aB3_-aB3_-aB3_-xyzK9",
        "Was mache ich mit https://t.me/TerminBot?a=b&start=aB3_-aB3_-aB3_-xyzK9 ?",
        "  aB3_-aB3_-aB3_-xyzK9\n",
    ],
)
def test_the_code_is_hidden_however_it_was_copied(text: str) -> None:
    """Behind a line break, inside the pasted link, or alone: marked, and nowhere to be read."""
    hidden = marked(text)
    assert hidden.start_code == "mark of aB3_-aB3_-aB3_-xyzK9"
    assert "aB3" not in hidden.text


def test_words_are_no_code() -> None:
    """A long word, or words with dashes, are no code."""
    for text in (
        "Donaudampfschifffahrtsgesellschaft",
        "Vielen-Dank-fuer-die-Hilfe",
        "4711081540213402134021340213",
    ):
        assert marked(text).start_code is None


def test_what_is_no_code_is_hidden_without_a_mark() -> None:
    """A code of the wrong length is not believed, and not kept either."""
    assert marked("/start " + "x" * 65) == Hidden("/start •••••")


def test_start_with_an_order_number_is_an_ordinary_text() -> None:
    """Somebody who types the order number behind /start is understood."""
    assert marked("/start 47110815") == Hidden("/start 47110815")


def test_the_text_is_clean_and_capped() -> None:
    """Control and invisible characters go, letters are composed, the length is bounded."""
    assert marked("a\u0308\x00\u200f b\u00a0c").text == "ä b c"
    assert len(marked("x" * 100_000).text) == KEPT


def test_hiding_comes_before_the_cut() -> None:
    """A postcode at the cut is not left half."""
    assert "402" not in marked("x" * (KEPT - 3) + " 40213").text


postcodes = st.from_regex(r"(?!00)[0-9]{5}", fullmatch=True)
gaps = st.sampled_from(["", " ", "-", "/", " - ", ",", "\u200b", "\n", "·", "_", "\u2009"])
frames = st.sampled_from(["{}", "PLZ {}", "meine Postleitzahl ist {} danke", "{}Köln", "D-{}"])


@settings(max_examples=500)
@given(postcode=postcodes, gap=st.lists(gaps, min_size=4, max_size=4), frame=frames)
def test_no_spaced_postcode_survives(postcode: str, gap: list[str], frame: str) -> None:
    """Whatever stands between its digits, no postcode can be put together from what is kept."""
    spelled = "".join(a + b for a, b in zip(postcode, [*gap, ""], strict=True))
    hidden = marked(frame.format(spelled))
    assert postcode not in digits(hidden.text)
    assert f"mark of {postcode}" in hidden.postcodes


@settings(max_examples=500)
@given(text=st.text(st.characters(categories=["L", "N", "P", "Z", "C", "S"]), max_size=300))
def test_any_text_can_be_hidden(text: str) -> None:
    """No text breaks it, and a second time changes nothing that was hidden."""
    hidden = marked(text)
    assert not re.search(r"(?<!\d)\d{5}(?!\d)", hidden.text)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u200b-\u200f\u202a-\u202e]", hidden.text)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("dreizehn", "13"),
        ("einundzwanzig", "21"),
        ("zwo", "2"),
        ("dreiunddreißig", "33"),
        ("zweihundertdreizehn", "213"),
        ("vierzigtausend", "40000"),
        ("und", None),
        ("zig", None),
    ],
)
def test_number_words_become_digits(word: str, expected: str | None) -> None:
    """Number words are read up to 99 999; parts of words are none."""
    assert digits_of(word) == expected
