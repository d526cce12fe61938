"""Invented people, providers and slots for the demo, always as of today."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from core.domain.local_time import local_day
from core.domain.public_holidays import LandHolidays
from core.domain.working_days import add_working_days, is_working_day
from core.language.order_numbers import check_digit

LAND = "NW"
FIRST_CODE = "demo-brief-0"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoOrder:
    """An invented order as its letter shows it; ``code`` is the code of the letter's link."""

    order_number: str
    service: str
    salutation: str
    name: str
    street: str
    postcode: str
    city: str
    received_on: date
    booking_deadline: date
    statutory_due_on: date
    code: str = ""


PEOPLE = (
    ("4711 0815 20", "care_assessment", "Frau", "Erna Kowalski", "Lindenweg 12", "40223"),
    ("2026 1123 07", "care_assessment", "Herr", "Wilhelm Aydin", "Am Alten Markt 3", "40227"),
    ("8080 3141 59", "glass_repair", "Frau", "Jasmin Öztürk", "Hafenstraße 88", "40221"),
    ("1618 0339 88", "damage_appraisal", "Herr", "Piotr Nowak", "Kastanienallee 5", "40235"),
)
PROVIDERS = (
    ("G-01", "assessor", "care_assessment", "Miriam Vogt", "Pflegefachkraft", "402"),
    ("G-02", "assessor", "care_assessment", "Jonas Brandt", "Ärztlicher Dienst", "4022 4023"),
    ("W-01", "partner", "glass_repair", "Glaswerkstatt Rheinblick", "Meisterbetrieb", "402"),
    ("S-01", "partner", "damage_appraisal", "Sachverständigenbüro Heller", "Kfz", "402"),
)
STARTS = (time(8), time(10), time(12, 30), time(14, 30), time(16, 30))
MODES = {"W-01": "workshop", "S-01": "home"}


def demo_orders(now: datetime) -> tuple[DemoOrder, ...]:
    """Return the invented orders as of ``now``."""
    today, holidays = local_day(now), LandHolidays(LAND)
    orders = []
    for number, service, salutation, name, street, postcode in PEOPLE:
        digits = number.replace(" ", "")
        orders.append(
            DemoOrder(
                order_number=digits + check_digit(digits),
                service=service,
                salutation=salutation,
                name=name,
                street=street,
                postcode=postcode,
                city="Düsseldorf",
                received_on=today - timedelta(days=4),
                booking_deadline=add_working_days(today, 12, holidays),
                statutory_due_on=add_working_days(today, 20, holidays),
            )
        )
    return tuple(orders)


def slot_rows(now: datetime) -> Iterator[tuple[str, datetime, datetime, str]]:
    """Yield provider, local start, local end and mode of the invented slots, the same every day."""
    chance = random.Random(local_day(now).toordinal())  # noqa: S311 - a demo's timetable
    holidays = LandHolidays(LAND)
    for ahead in range(1, 36):
        day = local_day(now) + timedelta(days=ahead)
        if not is_working_day(day, holidays):
            continue
        for provider, *_ in PROVIDERS:
            for start in STARTS:
                if chance.random() < 0.45:
                    begins = datetime.combine(day, start)
                    yield provider, begins, begins + timedelta(hours=2), MODES.get(provider, "home")


def orders_csv(orders: tuple[DemoOrder, ...]) -> str:
    """Return the orders as an import file."""
    head = (
        "order_number;service;first_name;last_name;street;postcode;city;land;email;phone;"
        "language;received_on;booking_deadline;statutory_due_on;requirements"
    )
    rows = [
        f"{o.order_number};{o.service};{o.name.split()[0]};{o.name.split()[-1]};{o.street};"
        f"{o.postcode};{o.city};{LAND};;;de;{o.received_on};{o.booking_deadline};"
        f"{o.statutory_due_on};"
        for o in orders
    ]
    return "\n".join([head, *rows]) + "\n"


def providers_csv() -> str:
    """Return the providers as an import file."""
    head = "provider_id;kind;trade;name;qualification;email;postcode_prefixes;weekly_capacity"
    rows = [
        f"{key};{kind};{trade};{name};{qualification};;{areas};"
        for key, kind, trade, name, qualification, areas in PROVIDERS
    ]
    return "\n".join([head, *rows]) + "\n"


def slots_csv(now: datetime) -> str:
    """Return the slots as an import file, in local time."""
    rows = [
        f"{provider};{begins:%Y-%m-%d %H:%M};{ends:%Y-%m-%d %H:%M};{mode}"
        for provider, begins, ends, mode in slot_rows(now)
    ]
    return "\n".join(["provider_id;starts_at;ends_at;mode", *rows]) + "\n"
