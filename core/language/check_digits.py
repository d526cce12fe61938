"""The check digit of our order numbers: ISO/IEC 7064, system MOD 11,10."""

import re

_TEN = re.compile(r"[0-9]{10}")
_ELEVEN = re.compile(r"[0-9]{11}")


def check_digit(ten_digits: str) -> str:
    """The eleventh digit by ISO/IEC 7064, MOD 11,10; ValueError unless given ten digits.

    It catches every single wrong digit and nearly every swap of neighbours.
    """
    if not _TEN.fullmatch(ten_digits):
        raise ValueError("ten digits are needed")
    product = 10
    for digit in ten_digits:
        total = (int(digit) + product) % 10 or 10
        product = total * 2 % 11
    return str((11 - product) % 10)


def is_ours(eleven_digits: str) -> bool:
    """True for a number that we made: ten digits and the right check digit."""
    return bool(_ELEVEN.fullmatch(eleven_digits)) and (
        check_digit(eleven_digits[:10]) == eleven_digits[10]
    )
