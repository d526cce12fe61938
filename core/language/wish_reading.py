"""Reads a wish for a time: normalise, cover, tokens, items, clauses, calendar, windows.

Every rule that sees two readings, or a word it cannot place, asks. Nothing is ever moved to
another day to make it fit.
"""

from datetime import datetime

from core.domain.local_time import local_day
from core.language.clauses import AWAY, Clause, split
from core.language.combining import Reading
from core.language.german_dates import with_nearness
from core.language.horizon import Horizon
from core.language.items import read_items
from core.language.masks import cover
from core.language.readback import read_back
from core.language.time_words import Token, tokenise
from core.language.unclear import Unclear, only_denials, say_again
from core.language.windows import windows_of
from core.language.wishes import Question, Wish

_DENIALS = frozenset({"not", "except", "bad"})
LONGEST = 1_000
"""Characters; who writes more does not only name a day, and that is for a person to read."""


def find_wish(text: str, now: datetime, *, asked: bool = False) -> Wish | Question | None:
    """The wish in a clean text at `now` (aware UTC), a question back, or nothing about a time.

    `asked`: the person was asked for a day, so even "Morgen!" may be one.
    """
    if len(text) > LONGEST:
        return None
    horizon = Horizon(local_day(now))
    tokens = tokenise(cover(text).strip())
    if not _may_greet(tokens):
        return _find(tokens, horizon, now)
    if asked or _find(tokens[1:], horizon, now):
        return say_again([with_nearness(horizon.day(1), horizon.today)]).question
    return None


def _find(tokens: list[Token], horizon: Horizon, now: datetime) -> Wish | Question | None:
    try:
        return _read(split(read_items(tokens, horizon)), Reading(horizon), now)
    except Unclear as unclear:
        denied = any(token.kind in _DENIALS or token.text in AWAY for token in tokens)
        return only_denials(unclear) if denied else unclear.question


def _may_greet(tokens: list[Token]) -> bool:
    """True for "Morgen!" and "Morgen, ich ...": a greeting, or tomorrow."""
    if len(tokens) < 2 or tokens[0].text != "morgen":
        return False
    next_kind = tokens[2].kind if len(tokens) > 2 else "nothing"
    return (
        tokens[1].text == "!"
        or tokens[1].text == "zusammen"
        or (tokens[1].text == "," and next_kind in {"word", "nothing", "glue"})
    )


def _read(clauses: list[Clause], reading: Reading, now: datetime) -> Wish | None:
    for clause in clauses:
        reading.take(clause)
        if clause.takes_back and reading.wished:
            raise say_again()
    if reading.is_empty:
        return None
    _refuse_risks(clauses, reading)
    calendar = reading.calendar()
    windows = windows_of(calendar, reading.horizon, now)
    if not windows:
        raise say_again()
    return Wish(windows, read_back(calendar, reading.horizon), tuple(reading.trace))


def _refuse_risks(clauses: list[Clause], reading: Reading) -> None:
    """A word that changes a time in a way we do not know makes its whole sentence a question."""
    timed = {clause.sentence for clause in clauses if clause.times}
    if any(clause.has_risk and clause.sentence in timed for clause in clauses):
        raise say_again(reading.days_named())
