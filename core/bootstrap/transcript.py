"""Recorded chats: readable German on paper that a test can replay.

```
# Termin buchen
# jetzt: 2026-11-23 09:00
> /start
< Guten Tag! …
= Schritt für Schritt | Mit einem Menschen sprechen
> [Schritt für Schritt]
* 40 Minuten später
```

``>`` is what the person does: text, ``[a button]``, or something in round brackets such as
``(Foto)``. ``<`` is what the assistant says, ``=`` its buttons, ``*`` what happens around them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from core.domain.local_time import instant_of, local

NOW = "# jetzt: "
MEDIA = {
    "Foto": "photo",
    "Sprachnachricht": "voice",
    "Sticker": "sticker",
    "Dokument": "document",
    "Standort": "location",
    "Kontakt": "contact",
    "Video": "video",
}
"""What a person can send that is not text, as a transcript and as a channel calls it."""
FORMAT = "%Y-%m-%d %H:%M"


@dataclass(frozen=True, slots=True)
class Said:
    """What the assistant said: its text, and the words on its buttons."""

    text: str
    buttons: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """Return the lines of the transcript."""
        said = [f"< {line}".rstrip() for line in self.text.splitlines()]
        return [*said, "= " + " | ".join(self.buttons)] if self.buttons else said


@dataclass(frozen=True, slots=True)
class Transcript:
    """A transcript: its title, when it begins (aware UTC), and all that was done, in order."""

    title: str
    begins: datetime
    acts: tuple[str, ...]


def head(title: str, begins: datetime) -> list[str]:
    """Return the first lines of a transcript."""
    return [f"# {title}", f"{NOW}{local(begins).strftime(FORMAT)}", ""]


def parse(text: str) -> Transcript:
    """Return the transcript of ``text``; raises ValueError where a line is none of ours."""
    lines = text.splitlines()
    title = lines[0].removeprefix("# ")
    begins = next(line for line in lines if line.startswith(NOW)).removeprefix(NOW)
    acts = []
    for number, line in enumerate(lines, start=1):
        if line.startswith(("> ", "* ")):
            acts.append(line)
        elif line and not line.startswith(("#", "<", "=")):
            raise ValueError(f"line {number} is no line of a transcript: {line}")
    return Transcript(title, instant_of(datetime.strptime(begins, FORMAT)), tuple(acts))  # noqa: DTZ007 - local


def written(title: str, begins: datetime, parts: Iterable[tuple[str, Iterable[Said]]]) -> str:
    """Return the text of a transcript: every act with what was said after it."""
    lines = head(title, begins)
    for act, answers in parts:
        lines.append(act)
        for answer in answers:
            lines += answer.lines()
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"
