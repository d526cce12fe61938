"""Questions back, where a guess could become a wrong date."""

from collections.abc import Iterable
from datetime import date

from core.language.german_dates import date_in_full, long_date
from core.language.wishes import Question


class Unclear(Exception):
    """Raised by a reading rule that sees two readings or none; carries the question to ask."""

    def __init__(self, question: Question) -> None:
        """Take the question."""
        super().__init__(question.text)
        self.question = question


def led_by(word: str, unclear: Unclear) -> Unclear:
    """The same question with a word before each option ("bis", "ab")."""
    options = tuple(f"{word} {option}" for option in unclear.question.options)
    return Unclear(Question(unclear.question.text, options))


def only_denials(unclear: Unclear) -> Question:
    """The question without options that would turn what was ruled out into a wish."""
    question = unclear.question
    options = tuple(option for option in question.options if option.startswith("nicht "))
    return Question(question.text, options)


def which_of(days: Iterable[date]) -> Unclear:
    """Two or three days may be meant."""
    return Unclear(Question("Welchen Tag meinen Sie?", tuple(long_date(day) for day in days)))


def weekday_differs(said: str, day: date, options: Iterable[date]) -> Unclear:
    """The weekday and the date do not belong together."""
    text = f"Der {date_in_full(day)} ist kein {said}. Welchen Tag meinen Sie?"
    return Unclear(Question(text, tuple(long_date(each) for each in options)))


def no_such_day(said: str) -> Unclear:
    """There is no such day in the calendar."""
    return Unclear(Question(f"Den {said} gibt es im Kalender nicht. Welchen Tag meinen Sie?"))


def is_over(day: date) -> Unclear:
    """The day lies in the past."""
    return Unclear(Question(f"Der {date_in_full(day)} ist schon vorbei. Welchen Tag meinen Sie?"))


def too_far(day: date) -> Unclear:
    """The day lies further ahead than appointments do."""
    text = f"Meinen Sie wirklich den {date_in_full(day)}? So weit im Voraus gibt es keine Termine."
    return Unclear(Question(f"{text} Bitte nennen Sie einen früheren Tag."))


def which_hour(first: str, second: str) -> Unclear:
    """An hour may be meant in two ways."""
    return Unclear(Question("Welche Uhrzeit meinen Sie?", (first, second)))


def say_again(options: Iterable[str] = ()) -> Unclear:
    """Something about a time was said that is not understood for certain."""
    text = "An welchem Tag passt es Ihnen, und zu welcher Tageszeit?"
    return Unclear(Question(text, tuple(options)))
