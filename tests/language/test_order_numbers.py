"""Order numbers are found where they are certain, and left out where they are not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.language.order_numbers import check_digit, find_order_numbers, is_ours
from core.language.secrets import hide

OURS = "2345678901" + check_digit("2345678901")
tens = st.from_regex(r"[0-9]{10}", fullmatch=True)


def after_hiding(text: str) -> tuple[str, ...]:
    """What is found in the text that is kept."""
    return find_order_numbers(hide(text, str).text)


@pytest.mark.parametrize(
    "text",
    [
        "47110815",
        "4711-0815",
        "47 11 08 15",
        "4711 0815",
        "4711.0815",
        "Nr.47110815",
        "Auftrag 4711 – 0815",
        "4711 0815 40213",
        "40213 47110815",
        "47110815/40213",
        "Auftrag 4711-0815, PLZ 40213",
        "47110815\n40213",
        "402 13 4711 0815",
        "4711081540213",
        "Auftragsnummer: 47110815. Telefon 0211 1382200",
        "Guten Tag, meine Nummer ist 47110815",
        "４７１１０８１５",
        "Auftrag 47110815, vier null zwei eins drei",
    ],
)
def test_the_number_is_found_before_and_after_hiding(text: str) -> None:
    """People space, dash and join digits; the number is the same, with or without a postcode."""
    assert find_order_numbers(text) == ("47110815",)
    assert after_hiding(text) == ("47110815",)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "40213",
        "0211 4711 0815",
        "0171 47110815",
        "+49 47110815",
        "Tel. 47110815",
        "BLZ 37040044",
        "Kundennummer 47110815",
        "DE89 3704 0044 0532 0130 00",
        "471108154711",
        "03.12.2026",
        "31.11.2026",
        "03122026",
        "20261203",
        "4711081",
        "4711, 0815",
        "10.30-12.30",
        "AB47110815",
        "47110 815",
        "12345678901",
        "3.12. 10:30-12:00",
    ],
)
def test_a_doubtful_number_is_left_out(text: str) -> None:
    """Telephone numbers, IBANs, dates, other customers' numbers and longer runs are none."""
    assert find_order_numbers(text) == ()
    assert after_hiding(text) == ()


def test_several_numbers_come_in_order_and_once() -> None:
    """Each number is named once, in the order of the text."""
    assert find_order_numbers("47110815 und 47110816, also 4711 0815") == ("47110815", "47110816")


def test_foreign_numbers_follow_the_pattern() -> None:
    """The pattern of foreign numbers is a setting."""
    assert find_order_numbers("AB 12345", re.compile(r"\d{6}")) == ()
    assert find_order_numbers("123 456", re.compile(r"\d{6}")) == ("123456",)


def test_the_check_digit_is_that_of_the_standard() -> None:
    """ISO 7064 MOD 11,10, as for the German tax identification number 86 095 742 719."""
    assert check_digit("8609574271") == "9"
    with pytest.raises(ValueError, match="ten digits"):
        check_digit("123")


@given(tens)
def test_our_numbers_check(ten: str) -> None:
    """Ten digits and their check digit make one of our numbers."""
    assert is_ours(ten + check_digit(ten))


@given(tens, st.integers(0, 10), st.integers(1, 9))
def test_every_wrong_digit_is_noticed(ten: str, place: int, shift: int) -> None:
    """One wrong digit anywhere is always noticed."""
    number = ten + check_digit(ten)
    wrong = str((int(number[place]) + shift) % 10)
    assert not is_ours(number[:place] + wrong + number[place + 1 :])


def test_our_number_is_found_spaced() -> None:
    """Our own numbers are found as people write them, too."""
    spaced = f"{OURS[:3]} {OURS[3:7]} {OURS[7:]}"
    assert find_order_numbers(f"{spaced} 40213") == after_hiding(f"{spaced} 40213") == (OURS,)


@given(tens.filter(lambda ten: ten[0] != "0"), st.sampled_from([" ", "/", "\n", ", PLZ "]))
def test_number_and_postcode_come_in_any_order(ten: str, gap: str) -> None:
    """With the postcode before or behind, our number is found and the postcode is marked."""
    number = ten + check_digit(ten)
    for text in (f"{number}{gap}40213", f"40213{gap}{number}"):
        assert find_order_numbers(text) == after_hiding(text) == (number,)
        assert hide(text, str).postcodes == ("40213",)
