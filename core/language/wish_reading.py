"""Reads a wish for a time: normalise, cover, tokens, items, clauses, calendar, windows.

Every rule that sees two readings, or a word it cannot place, asks. Nothing is ever moved to
another day to make it fit.
"""

from datetime import datetime

from core.domain.local_time import local_day
from core.language.clauses import Clause, split
from core.language.combining import Reading
from core.language.horizon import Horizon
from core.language.items import read_items
from core.language.masks import cover
from core.language.readback import read_back
from core.language.time_words import tokenise
from core.language.unclear import Unclear, say_again
from core.language.windows import windows_of
from core.language.wishes import Question, Wish

LONGEST = 1_000
"""Characters; who writes more does not only name a day, and that is for a person to read."""


def find_wish(text: str, now: datetime) -> Wish | Question | None:
    """The wish in a clean text at `now` (aware UTC), a question back, or nothing about a time."""
    if len(text) > LONGEST:
        return None
    horizon = Horizon(local_day(now))
    try:
        clauses = split(read_items(tokenise(cover(text).strip()), horizon))
        return _read(clauses, Reading(horizon), now)
    except Unclear as unclear:
        return unclear.question


def _read(clauses: list[Clause], reading: Reading, now: datetime) -> Wish | None:
    for clause in clauses:
        reading.take(clause)
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
