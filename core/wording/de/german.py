"""German as one value."""

from core.wording.de.hours import hours_in_words
from core.wording.de.times import FILTERS, in_two_weeks, over, slot
from core.wording.speech import Speech

GERMAN = Speech(
    folder="de",
    filters=FILTERS,
    tests={"over": over},
    functions={"in_two_weeks": in_two_weeks},
    slot=slot,
    hours=hours_in_words,
)
