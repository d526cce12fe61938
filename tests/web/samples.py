"""Letters and bookings that the tests of the pages share."""

from datetime import UTC, date, datetime

from web.demo.bookings import BookedRow
from web.demo.letter import Letter, Sender

SENDER = Sender(
    name="Terminservice Rheinland",
    street="Uferallee 7",
    town="40221 Düsseldorf",
    phone="030 23125 000",
    hours="Mo–Fr 7:30 bis 17:30 Uhr",
)

LETTERS = (
    Letter(
        name="Erna Albers",
        street="Lindenweg 12",
        postcode="40213",
        city="Düsseldorf",
        order_number="47110815",
        deadline=date(2026, 12, 18),
        code="k3Xw9QeR",
        salutation="Guten Tag Frau Albers",
    ),
    Letter(
        name="Karl Brandt",
        street="Am Mühlenbach 3",
        postcode="41460",
        city="Neuss",
        order_number="20261123078",
        deadline=date(2026, 12, 4),
        code="Zt71mPvA",
        salutation="Guten Tag Herr Brandt",
    ),
    Letter(
        name="Ayşe Demir",
        street="Marktstraße 40",
        postcode="45127",
        city="Essen",
        order_number="47110831",
        deadline=date(2026, 12, 23),
        code="pL0sD8_c",
        salutation="Guten Tag Frau Demir",
    ),
)

BOOKED = BookedRow(
    when=datetime(2026, 12, 1, 9, tzinfo=UTC),
    date_text="Dienstag, 1. Dezember 2026",
    arrival_text="Ankunft zwischen 10 und 12 Uhr",
    provider_name="Frau Lindner, Gutachterin",
    order_number="•••••815",
    state="confirmed",
)
