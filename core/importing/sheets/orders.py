"""Orders of insured persons as a file holds them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from core.domain.public_holidays import LAENDER, LandHolidays
from core.domain.services import Service
from core.domain.working_days import add_working_days
from core.importing.numbers import order_number, postcode
from core.importing.rules import ImportRules
from core.importing.sheet import Fault, Sheet, Values
from core.importing.sheets.city_states import land_of_city_state
from core.importing.times import day, day_or_none
from core.importing.unfit import Unfit, quoted
from core.importing.words import email, language, line_of_text, note, one_of


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRow:
    """An order as imported; ``postcode`` is in clear, all days are local."""

    order_number: str
    service: str
    first_name: str
    last_name: str
    street: str
    postcode: str
    city: str
    land: str
    email: str
    phone: str
    language: str
    received_on: date
    booking_deadline: date
    statutory_due_on: date | None
    requirements: str


def order_sheet(rules: ImportRules) -> Sheet[OrderRow]:
    """Return what a file of orders looks like under ``rules``."""
    columns: Mapping[str, Callable[[str], object]] = {
        "order_number": order_number(rules.foreign_number),
        "service": one_of(tuple(rules.services)),
        "first_name": line_of_text(100, needed=False),
        "last_name": line_of_text(100),
        "street": line_of_text(200),
        "postcode": postcode,
        "city": line_of_text(100),
        "land": _land,
        "email": email,
        "phone": line_of_text(40, needed=False),
        "language": language,
        "received_on": day,
        "booking_deadline": day,
        "statutory_due_on": day_or_none,
        "requirements": note,
    }
    return Sheet(
        columns=columns,
        faults=_faults,
        build=partial(_build, rules.services),
        key=lambda row: row.order_number,
        key_column="order_number",
    )


def _land(cell: str) -> str:
    text = cell.upper()
    if text and text not in LAENDER:
        raise Unfit(f"{quoted(cell)} ist kein Bundesland; erlaubt: {', '.join(LAENDER)}")
    return text


def _faults(values: Values) -> list[Fault]:
    faults = []
    received = values["received_on"]
    if values["booking_deadline"] < received:
        faults.append(("booking_deadline", "liegt vor received_on"))
    if values["statutory_due_on"] and values["statutory_due_on"] < received:
        faults.append(("statutory_due_on", "liegt vor received_on"))
    if not (values["land"] or land_of_city_state(values["city"], values["postcode"])):
        faults.append(("land", "fehlt und geht aus Ort und Postleitzahl nicht sicher hervor"))
    return faults


def _build(services: Mapping[str, Service], values: Values) -> OrderRow:
    land = values["land"] or land_of_city_state(values["city"], values["postcode"]) or ""
    due_on = values["statutory_due_on"]
    days = services[values["service"]].statutory_working_days
    if due_on is None and days is not None:
        due_on = add_working_days(values["received_on"], days, LandHolidays(land))
    return OrderRow(**{**values, "land": land, "statutory_due_on": due_on})
