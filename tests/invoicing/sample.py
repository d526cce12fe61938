"""Invented invoices: glaziers and assessors, several rates, allowances, credit notes."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

SELLERS = (
    "Glaserei Öztürk & Söhne GmbH", "Autoglas Nord e.K.", "Kfz-Sachverständigenbüro Weiß",
    "Scheibendoktor Müller", "Ingenieurbüro für Unfallschäden Krämer",
)  # fmt: skip
GOODS = (
    "Frontscheibe, grün getönt", "Montage", "Dichtung und Kleber", "Entsorgung der alten Scheibe",
    "Gutachten zum Unfallschaden", "Fahrtkosten", "Lichtbilder", "Schreibkosten",
)  # fmt: skip
RATES = {"S": (Decimal(19), Decimal(7)), "E": (Decimal(0),)}


def cents(value: Decimal) -> Decimal:
    """Rounded as invoices round."""
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


@dataclass(frozen=True)
class Item:
    """A position."""

    name: str
    quantity: Decimal
    price: Decimal
    category: str = "S"
    rate: Decimal = Decimal(19)

    @property
    def net(self) -> Decimal:
        """What it comes to."""
        return cents(self.quantity * self.price)


@dataclass(frozen=True)
class Sample:
    """An invoice before it is written down; amounts follow from its items."""

    items: tuple[Item, ...]
    number: str = "2026-0815"
    day: date = date(2026, 11, 3)
    seller: str = SELLERS[0]
    vat_id: str = "DE219847365"
    tax_number: str = "143/215/08159"
    iban: str = "DE89370400440532013000"
    currency: str = "EUR"
    order: str = "47110815"
    note: str = ""
    allowances: tuple[tuple[Decimal, Decimal], ...] = field(default=())
    charges: tuple[tuple[Decimal, Decimal], ...] = field(default=())
    prepaid: Decimal = Decimal(0)
    is_credit: bool = False

    @property
    def lines(self) -> Decimal:
        """The sum of all positions."""
        return sum((item.net for item in self.items), Decimal(0))

    @property
    def allowed(self) -> Decimal:
        """The sum of all allowances."""
        return sum((amount for amount, _ in self.allowances), Decimal(0))

    @property
    def charged(self) -> Decimal:
        """The sum of all charges."""
        return sum((amount for amount, _ in self.charges), Decimal(0))

    @property
    def net(self) -> Decimal:
        """Without tax."""
        return self.lines - self.allowed + self.charged

    @property
    def rows(self) -> list[tuple[str, Decimal, Decimal, Decimal]]:
        """The tax breakdown: category, rate, base, tax."""
        bases: dict[tuple[str, Decimal], Decimal] = {}
        for item in self.items:
            key = (item.category, item.rate)
            bases[key] = bases.get(key, Decimal(0)) + item.net
        for amount, rate in self.charges:
            bases["S", rate] += amount
        for amount, rate in self.allowances:
            bases["S", rate] -= amount
        return [(*key, base, cents(base * key[1] / 100)) for key, base in bases.items()]

    @property
    def tax(self) -> Decimal:
        """All tax."""
        return sum((row[3] for row in self.rows), Decimal(0))

    @property
    def gross(self) -> Decimal:
        """With tax."""
        return self.net + self.tax

    @property
    def due(self) -> Decimal:
        """What is still to be paid."""
        return self.gross - self.prepaid


def sample(seed: int) -> Sample:
    """One of many invented invoices, the same for the same seed."""
    chance = random.Random(seed)
    items = tuple(_item(chance) for _ in range(chance.randint(1, 6)))
    rates = sorted({item.rate for item in items if item.category == "S"})
    some = tuple((cents(Decimal(chance.randint(100, 900)) / 100), rate) for rate in rates)
    return Sample(
        items=items,
        number=chance.choice(["RE-{}/{}", "{}-{:04}", "R{}{:05}"]).format(
            chance.randint(2025, 2026), chance.randint(1, 9999)
        ),
        day=date(2026, 1, 1) + timedelta(days=chance.randrange(330)),
        seller=chance.choice(SELLERS),
        vat_id=f"DE{chance.randrange(10**8, 10**9)}",
        tax_number=f"{chance.randint(10, 99)}/{815}/{chance.randrange(9999):05}",
        iban=iban(chance.randrange(10**7, 10**8), chance.randrange(10**10)),
        order=str(chance.randrange(10**7, 10**8)),
        allowances=some if chance.random() < 0.3 else (),
        charges=some if chance.random() < 0.2 else (),
        prepaid=Decimal(chance.randint(1, 20)) if chance.random() < 0.2 else Decimal(0),
        is_credit=chance.random() < 0.2,
    )


def iban(bank: int, account: int) -> str:
    """A German IBAN with the right check digits (ISO 13616)."""
    number = f"{bank:08}{account:010}"
    return f"DE{98 - int(number + '131400') % 97:02}{number}"


def _item(chance: random.Random) -> Item:
    category = chance.choice("SSSSE")
    return Item(
        name=chance.choice(GOODS),
        quantity=Decimal(chance.choice(["1", "2", "3", "0.5", "12.25", "40"])),
        price=Decimal(chance.randint(150, 90_000)) / 100,
        category=category,
        rate=chance.choice(RATES[category]),
    )
