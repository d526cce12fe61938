"""Telephone numbers, and the words that say that a number is one (or yet another number)."""

import re

from core.language.digit_groups import Chain

_CALLED = re.compile(
    r"(?<![^\W\d_])(?:tel|telefon\w*|fon|fax\w*|handy\w*|mobil\w*|ruf\w*|rückruf\w*|durchwahl|"
    r"erreichbar|anrufen|whatsapp|festnetz)(?![^\W\d_])[^\d]*$"
)
_OTHER = re.compile(
    r"(?:blz|bankleitzahl|konto\w*|iban|versicher\w*nummer|versicher\w*nr|mitglied\w*|kunden\w*|"
    r"rechnung\w*|ausweis\w*|steuer\w*|akten\w*|hrb)(?![^\W\d_])[^\d]*$"
)
_MOBILE = re.compile(r"01[5-7]")
_SHORTEST, _LONGEST = 7, 13


def is_called(chain: Chain) -> bool:
    """True when a word before the chain says that it is a telephone number."""
    return bool(_CALLED.search(chain.lead))


def names_other_number(lead: str) -> bool:
    """True when the words before a number name it as something that is no order number."""
    return bool(_OTHER.search(lead) or _CALLED.search(lead))


def is_international(chain: Chain) -> bool:
    """True for numbers that begin with +49 or 0049."""
    plus = chain.lead.rstrip("( ").endswith("+") and chain.digits.startswith("49")
    return plus or chain.digits.startswith("0049")


def is_telephone(chain: Chain) -> bool:
    """True for what is written like a telephone number, or is called one.

    A number of 8 or 11 digits that begins with 0 and has no gap may also be an order number;
    only the prefixes of mobile telephones (015 to 017) make it one of these then.
    """
    length = len(chain.digits)
    if is_international(chain):
        return _SHORTEST <= length <= _LONGEST + 2
    if not _SHORTEST <= length <= _LONGEST:
        return False
    if is_called(chain):
        return True
    if not chain.digits.startswith("0"):
        return False
    return len(chain.pieces) > 1 or length not in {8, 11} or bool(_MOBILE.match(chain.digits))


def postcodes_beside(chain: Chain) -> list[Chain]:
    """What in a telephone chain may be a postcode written next to the number."""
    if is_called(chain) and len(chain.digits) <= 12:
        return []
    end, before = len(chain.digits) - 5, 0
    cuts = chain.cuts()
    if end >= _SHORTEST and end in cuts:
        return [chain.part(cuts[end], len(chain.pieces))]
    doubtful = []
    for index, piece in enumerate(chain.pieces):
        slashed = bool(chain.gaps) and index == 0 and "/" in chain.gaps[0]
        if len(piece.digits) == 5 and (before >= _SHORTEST or (index == 0 and not slashed)):
            doubtful.append(chain.part(index, index + 1))
        before += len(piece.digits)
    return doubtful
