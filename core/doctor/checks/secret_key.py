"""Whether the secret key is the one the postcodes in the database were sealed with."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from core.doctor.checkup import Checkup
from core.doctor.finding import Finding, error, fine
from core.domain.errors import Broken
from core.storage.tables import orders

_NEWEST = (
    sa.select(orders.c.order_number, orders.c.postcode_sealed, orders.c.postcode_check)
    .order_by(orders.c.id.desc())
    .limit(1)
)


def check_secret_key(checkup: Checkup) -> Iterator[Finding]:
    """Yield whether a sealed postcode opens and is the one its check recognises."""
    row = checkup.read(lambda connection: connection.execute(_NEWEST).first())
    if row is None:
        yield fine("Ein geheimer Schlüssel ist da; noch ist nichts damit versiegelt.")
        return
    secrets = checkup.secrets
    try:
        mark = secrets.mark(secrets.unseal(row.postcode_sealed))
        fits = secrets.check(row.order_number, mark) == row.postcode_check
    except Broken:
        fits = False
    if fits:
        yield fine("Der geheime Schlüssel passt zu den Daten.")
        return
    yield error(
        "Der geheime Schlüssel passt nicht zu den Daten: niemand könnte sich anmelden.",
        "Den früheren Schlüssel wieder einsetzen (TERMINLOTSE_SECRET_KEY oder secret.key"
        " aus der Sicherung).",
    )
