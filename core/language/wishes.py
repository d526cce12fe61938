"""What somebody wishes for: windows of time, or a question back. Never a guess."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Window:
    """A half-open stretch of time, aware UTC; a missing end is open."""

    starts_at: datetime | None
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class Wish:
    """Windows that suit the person, how to read them back, and the rules that led there."""

    windows: tuple[Window, ...]
    readback: str
    trace: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question back in German; each option, when said, is understood without a question."""

    text: str
    options: tuple[str, ...] = ()
