"""What the numbers of a message are: order number, postcode, telephone, or something else.

Order numbers have to be certain, postcodes only possible: in doubt a number is hidden and is no
order number. The rules are tried in the order of `_RULES`; the first that speaks wins.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from core.language.check_digits import is_ours
from core.language.digit_groups import Chain, chains
from core.language.telephone import (
    is_international,
    is_telephone,
    names_other_number,
    postcodes_beside,
)

FOREIGN = re.compile(r"[0-9]{8}")
"""How foreign order numbers look unless the settings say otherwise."""

_FEWEST = 5
"""Fewer digits are neither an order number nor a postcode."""

_JOINT = re.compile(r"[ .–—-]{1,3}")
_WRITTEN_TOGETHER_DATE = re.compile(
    r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d"
    r"|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
)
_NAMED = re.compile(r"(?:auftrag\w*|nr|nummer|az)[\W_]{0,4}$")
_LETTER_BEFORE = re.compile(r"[^\W\d_]$")


@dataclass(slots=True)
class Numbers:
    """Order numbers and possible postcodes in order; spans of the text that must not be kept."""

    orders: list[str] = field(default_factory=list)
    postcodes: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)

    @property
    def hidden(self) -> tuple[tuple[int, int], ...]:
        """The spans to hide, in order."""
        return tuple(self.spans)

    def hide(self, chain: Chain, *postcodes: str) -> None:
        """Let a whole chain disappear and note which postcodes it may be."""
        self.spans.append((chain.pieces[0].start, chain.pieces[-1].end))
        self.postcodes.extend(postcodes)


def read_numbers(text: str, pattern: re.Pattern[str] = FOREIGN) -> Numbers:
    """The numbers of a clean text."""
    numbers = Numbers()
    for chain in chains(text):
        if len(chain.digits) >= _FEWEST:
            _read(chain, pattern, numbers)
    return numbers


def _read(chain: Chain, pattern: re.Pattern[str], numbers: Numbers) -> None:
    for rule in _RULES:
        if rule(chain, pattern, numbers):
            return


def _is_order(digits: str, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.fullmatch(digits)) or is_ours(digits)


def _is_certain(chain: Chain, pattern: re.Pattern[str]) -> bool:
    """True when nothing but an order number can be meant."""
    if not _is_order(chain.digits, pattern):
        return False
    named = bool(_NAMED.search(chain.lead))
    return (
        not any(piece.spoken or len(piece.digits) == 5 for piece in chain.pieces)
        and all(_JOINT.fullmatch(gap) for gap in chain.gaps)
        and (named or not is_telephone(chain))
        and (named or not _WRITTEN_TOGETHER_DATE.fullmatch(chain.digits))
        and (named or not _LETTER_BEFORE.search(chain.lead))
        and not _LETTER_BEFORE.search(chain.tail)
        and not names_other_number(chain.lead)
    )


def _five(chain: Chain, _: re.Pattern[str], numbers: Numbers) -> bool:
    if len(chain.digits) != 5:
        return False
    numbers.hide(chain, chain.digits)
    return True


def _order(chain: Chain, pattern: re.Pattern[str], numbers: Numbers) -> bool:
    if not _is_certain(chain, pattern):
        return False
    numbers.orders.append(chain.digits)
    return True


def _order_and_postcode(chain: Chain, pattern: re.Pattern[str], numbers: Numbers) -> bool:
    """An order number with a postcode before or behind it, spaced, joined or glued."""
    digits = chain.digits
    head, tail = digits[:-5], digits[-5:]
    behind, before = _is_order(head, pattern), _is_order(digits[5:], pattern)
    if not (behind or before) or names_other_number(chain.lead) or is_international(chain):
        return False
    if len(chain.pieces) == 1:
        return _glued(chain, numbers, behind=behind, before=before)
    cuts = chain.cuts()
    first = behind and len(head) in cuts
    last = before and 5 in cuts
    if first == last:
        numbers.hide(chain, *_candidates(digits, behind=behind, before=before))
    elif first:
        _read(chain.part(0, cuts[len(head)]), pattern, numbers)
        numbers.hide(chain.part(cuts[len(head)], len(chain.pieces)), tail)
    else:
        numbers.hide(chain.part(0, cuts[5]), digits[:5])
        _read(chain.part(cuts[5], len(chain.pieces)), pattern, numbers)
    return True


def _candidates(digits: str, *, behind: bool, before: bool) -> list[str]:
    return [digits[-5:]] * behind + [digits[:5]] * before


def _glued(chain: Chain, numbers: Numbers, *, behind: bool, before: bool) -> bool:
    """Written without a gap: people put the order number first, as the letter does.

    Where the check digit speaks for both readings, everything is hidden.
    """
    piece, digits = chain.pieces[0], chain.digits
    ours_behind, ours_before = is_ours(digits[:-5]), is_ours(digits[5:])
    if ours_behind and ours_before:
        numbers.hide(chain, *_candidates(digits, behind=behind, before=before))
    elif behind and not ours_before:
        numbers.orders.append(digits[:-5])
        numbers.postcodes.append(digits[-5:])
        numbers.spans.append((piece.end - 5, piece.end))
    else:
        numbers.postcodes.append(digits[:5])
        numbers.spans.append((piece.start, piece.start + 5))
        numbers.orders.append(digits[5:])
    return True


def _telephone(chain: Chain, _: re.Pattern[str], numbers: Numbers) -> bool:
    if not is_telephone(chain):
        return False
    for part in postcodes_beside(chain):
        numbers.hide(part, part.digits)
    return True


def _five_among_others(chain: Chain, pattern: re.Pattern[str], numbers: Numbers) -> bool:
    """A piece of five digits is a possible postcode; what stands around it is read by itself."""
    fives = [index for index, piece in enumerate(chain.pieces) if len(piece.digits) == 5]
    if not fives:
        return False
    position = 0
    for index in [*fives, len(chain.pieces)]:
        if position < index:
            _read(chain.part(position, index), pattern, numbers)
        if index < len(chain.pieces):
            numbers.hide(chain.part(index, index + 1), chain.pieces[index].digits)
        position = index + 1
    return True


def _unknown(chain: Chain, pattern: re.Pattern[str], numbers: Numbers) -> bool:
    """Six digits and more that nothing explains may hold a postcode in part of them."""
    written = not any(piece.spoken for piece in chain.pieces)
    if written and len(chain.digits) > 5 and not _is_order(chain.digits, pattern):
        numbers.hide(chain)
    return True


_RULES: tuple[Callable[[Chain, re.Pattern[str], Numbers], bool], ...] = (
    _five,
    _order,
    _order_and_postcode,
    _telephone,
    _five_among_others,
    _unknown,
)
