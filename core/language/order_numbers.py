"""Order numbers: our own with a check digit, foreign ones by a pattern; a doubtful one is none."""

import re

from core.language.check_digits import check_digit, is_ours
from core.language.cleaning import clean
from core.language.number_roles import FOREIGN, read_numbers

__all__ = ["FOREIGN", "check_digit", "find_order_numbers", "is_ours"]


def find_order_numbers(text: str, pattern: re.Pattern[str] = FOREIGN) -> tuple[str, ...]:
    """Every certain order number of a text, hidden or not, each once, in order."""
    return tuple(dict.fromkeys(read_numbers(clean(text), pattern).orders))
