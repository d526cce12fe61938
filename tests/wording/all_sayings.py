"""Everything the assistant can say, as one page to read.

``python -m tests.wording.all_sayings`` writes it to all_sayings.txt; a test compares.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from core.dialogue.outputs import Label, Say
from core.dialogue.sayings import Saying
from core.wording.de.german import GERMAN
from core.wording.labels import read_labels
from tests.wording.samples import CATALOGUE, CLASSES, NOW, PAGE, field_names, samples

FILE = Path(__file__).with_suffix(".txt")
TOLD = (bool, str, int, type(None))


def _told(value: object) -> str:
    """A value as far as it decides which words are said."""
    if isinstance(value, tuple):
        return str(len(value))
    if isinstance(value, date):
        return value.isoformat()
    return repr(value) if isinstance(value, TOLD) else "…"


def _signature(saying: Saying) -> str:
    named = field_names(type(saying))
    values = ", ".join(f"{name}={_told(getattr(saying, name))}" for name in named)
    return f"{type(saying).__name__}({values})"


def _lines() -> Iterator[str]:
    for kind in CLASSES:
        for saying in samples(kind):
            yield f"── {_signature(saying)}"
            yield CATALOGUE.text(Say(saying), "de", NOW)
            yield ""
    yield "── Buttons"
    for key in read_labels(GERMAN):
        label = Label(key, PAGE[4], "Dienstag, 1. Dezember 2026")
        yield f"{key}: {CATALOGUE.label(label, 'de', NOW)}"


def page() -> str:
    """The page, each saying below its class and its values."""
    return "\n".join(_lines()) + "\n"


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
