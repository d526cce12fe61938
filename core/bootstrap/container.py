"""The parts of a running program, put together from the settings."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from core.bootstrap.clock import system_now
from core.bootstrap.demo_orders import DemoOrder
from core.bootstrap.secret_key_file import secret_key
from core.dialogue.rules import Rules
from core.domain.office_hours import OfficeHours
from core.inbox.intake import Intake
from core.inbox.turn_worker import TurnWorker
from core.settings import DAYS, PREFIX, Settings, SettingsError
from core.storage.database import SqlDatabase
from core.storage.engines import NoDatabaseAddress
from core.storage.secret_key import SecretKey
from core.usecases.policy import Policy
from core.usecases.take_waiting_turn import TurnTools
from core.wording.catalogue import Catalogue
from core.wording.office import OfficeDetails

URL = f"{PREFIX}DATABASE__URL"
NO_DATABASE = (
    f"{URL}: erlaubt ist eine Adresse wie sqlite:///DATEI oder"
    " postgresql://NUTZER:PASSWORT@RECHNER/NAME"
)


@dataclass(slots=True)
class Container:
    """What services are made of.

    ``on_written`` is called whenever messages wait to be sent; ``demo_orders`` are there in the
    demo alone.
    """

    settings: Settings
    secrets: SecretKey
    database: SqlDatabase
    policy: Policy
    wording: Catalogue
    office: OfficeDetails
    clock: Callable[[], datetime]
    intake: Intake
    worker: TurnWorker
    on_written: list[Callable[[], None]] = field(default_factory=list)
    demo_orders: tuple[DemoOrder, ...] = ()

    def close(self) -> None:
        """Wait for running transactions and let go of the database."""
        self.database.close()


def build(settings: Settings, clock: Callable[[], datetime] = system_now) -> Container:
    """Put the parts together; raises SettingsError when the settings do not allow it."""
    try:
        secrets = secret_key(settings)
        database = SqlDatabase(settings.database_url, secrets)
    except NoDatabaseAddress:
        raise SettingsError(NO_DATABASE) from None
    except ImportError:
        raise SettingsError(f"{URL}: für PostgreSQL fehlt das Paket psycopg") from None
    except OSError as error:
        raise SettingsError(f"{URL}: {error.filename}: {error.strerror}") from None
    policy = _policy(settings)
    office = OfficeDetails(settings.office.name, settings.office.phone, policy.office)
    wording = Catalogue(office)
    tools = TurnTools(policy, secrets, wording)
    listeners: list[Callable[[], None]] = []

    def written() -> None:
        for wake in listeners:
            wake()

    worker = TurnWorker(database, tools, clock, written)
    intake = Intake(database, secrets, clock, worker.wake, policy.rules.foreign_number)
    return Container(
        settings, secrets, database, policy, wording, office, clock, intake, worker, listeners
    )


def _policy(settings: Settings) -> Policy:
    office, booking = settings.office, settings.booking
    weekdays = frozenset(DAYS.index(day) for day in office.days)
    return Policy(
        hold=timedelta(minutes=booking.hold_minutes),
        notice=timedelta(hours=booking.notice_hours),
        office=OfficeHours(office.opens, office.closes, weekdays),
        office_land=office.land,
        rules=Rules(
            idle=timedelta(minutes=booking.idle_minutes),
            foreign_number=re.compile(booking.foreign_order_number),
        ),
    )
