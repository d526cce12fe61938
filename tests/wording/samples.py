"""Samples of everything the assistant can say: every field with every kind of value."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from typing import Any, cast

from core.dialogue import sayings
from core.dialogue.commands import Topic
from core.dialogue.interpret import ANSWERED_INTENTS
from core.dialogue.sayings import Saying
from core.dialogue.state import Node, Offer
from core.domain.office_hours import OfficeHours
from core.domain.slot import Mode
from core.language.understanding import FAQ_KEYS
from core.wording.catalogue import Catalogue
from core.wording.office import OfficeDetails

OFFICE = OfficeDetails(
    name="Terminservice Musterstadt",
    phone="0211 1382-200",
    hours=OfficeHours(time(7, 30), time(17, 30), frozenset(range(5))),
)
CATALOGUE = Catalogue(OFFICE)
NOW = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
CLASSES: tuple[type[Saying], ...] = tuple(
    kind
    for kind in vars(sayings).values()
    if isinstance(kind, type) and issubclass(kind, Saying) and kind is not Saying
)


def offer(days: int = 1, hour: int = 9, mode: Mode = Mode.HOME) -> Offer:
    """A window of two hours, some days from the local day of NOW."""
    starts = datetime(2026, 11, 30, hour, tzinfo=UTC) + timedelta(days=days)
    return Offer(f"slot-{days}-{hour}", starts, starts + timedelta(hours=2), mode)


PAGE = (
    offer(0, 13),
    offer(1, 8),
    offer(2, 9, Mode.PHONE),
    offer(3, 12, Mode.VIDEO),
    offer(4, 7, Mode.WORKSHOP),
)
VALUES: dict[str, tuple[Any, ...]] = {
    "appointment": (offer(1),),
    "available_from": (None, date(2027, 1, 7)),
    "count": (5,),
    "deadline": (date(2026, 11, 27), date(2026, 12, 18)),
    "media": ("photo", "voice", "video", "sticker", "document", "contact", "unknown"),
    "minutes": (10, None),
    "offer": (offer(2, 13),),
    "offers": (PAGE, PAGE[:1]),
    "old": (offer(3, 8),),
    "open": tuple(node.value for node in Node),
    "readback": ("", "nächste Woche Dienstag, nachmittags"),
    "times": (1, 2, 3),
    "topic": tuple(topic.value for topic in Topic),
    "until": (datetime(2026, 11, 30, 13, 35, 20, tzinfo=UTC),),
}
"""The values of a field that a reader should see, by the field's name."""

WIDER: dict[str, tuple[Any, ...]] = {
    "appointment": tuple(offer(0, 23, mode) for mode in Mode),
    "media": ("audio", "animation", "video_note", "location", ""),
    "count": (1, 2),
    "minutes": (1, 15),
    "offer": tuple(offer(1, 12, mode) for mode in Mode),
    "offers": (PAGE * 2, PAGE[2:4]),
    "old": tuple(offer(0, 22, mode) for mode in Mode),
    "open": ("",),
    "readback": ("Dienstag, 1. Dezember 2026, 12–18 Uhr.", "dienstags, mittwochs oder " * 200),
    "times": (0, 4, 5, 99),
    "topic": ("",),
    "until": (datetime(2026, 11, 30, 22, 59, 59, tzinfo=UTC),),
}
"""More values, at the edges of what the dialogue can hand over."""

QUESTIONS = (
    "Meinen Sie Dienstag, 1. Dezember 2026, oder Dienstag, 8. Dezember 2026?",
    "Meinen Sie " + "diesen oder jenen Tag, " * 200,
)
"""What is asked back when a time can be meant in several ways."""

OR_NONE = frozenset({sayings.AppointmentKept, sayings.Goodbye})


def field_names(saying: type[Saying]) -> tuple[str, ...]:
    """The fields of a class of sayings, in order."""
    return tuple(field.name for field in fields(cast("Any", saying)))


def _values(saying: type[Saying], field: str, kind: str, *, wide: bool) -> tuple[Any, ...]:
    if field == "question":
        found: tuple[Any, ...] = answered() if saying is sayings.Answer else QUESTIONS[: 1 + wide]
    elif kind == "bool":
        found = (False, True)
    else:
        found = VALUES[field] + (WIDER.get(field, ()) if wide else ())
    return (*found, None) if field == "appointment" and saying in OR_NONE else found


def answered() -> tuple[str, ...]:
    """The questions that the dialogue answers: recognised as such, or by an intent."""
    return tuple(dict.fromkeys((*FAQ_KEYS, *ANSWERED_INTENTS.values())))


def samples(saying: type[Saying], *, wide: bool = False) -> Iterator[Saying]:
    """Every combination of values for a class of sayings."""
    named = fields(cast("Any", saying))
    columns = [_values(saying, field.name, str(field.type), wide=wide) for field in named]
    for row in product(*columns):
        yield saying(*row)
