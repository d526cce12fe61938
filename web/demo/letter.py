"""Sample letters: what a person holds in their hands when they start to chat."""

from dataclasses import dataclass
from datetime import date

from babel.dates import format_date


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes the letters, and how a person reaches them."""

    name: str
    street: str
    town: str
    phone: str
    hours: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter. `deadline` is a local date; `code` is the one-time code of its deep link.

    `service` is a neutral word ("Termin"): nothing on the letter hints at health.
    """

    name: str
    street: str
    postcode: str
    city: str
    order_number: str
    deadline: date
    code: str
    salutation: str
    service: str = "Termin"

    @property
    def first_name(self) -> str:
        """The first of the person's names, without a form of address such as "Frau"."""
        words = [word for word in self.name.split() if word not in {"Frau", "Herr"}]
        return words[0] if words else self.name

    @property
    def both_numbers(self) -> str:
        """What a person writes to sign in."""
        return f"{self.order_number} {self.postcode}"

    @property
    def deadline_text(self) -> str:
        """The deadline in full: "Freitag, 18. Dezember 2026"."""
        return format_date(self.deadline, "EEEE, d. MMMM y", locale="de")
