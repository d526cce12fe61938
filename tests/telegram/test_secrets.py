"""The postcode that somebody typed is nowhere once its message was taken."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from bot.emulator import Person
from core.telemetry.events import set_up_logs
from tests.telegram.house import House

SPELLINGS = ("40213", "4 0 2 1 3", "402 13", "D-40213", "٤٠٢١٣")


@pytest.fixture
def everything_logged(capfd: pytest.CaptureFixture[str]) -> Iterator[pytest.CaptureFixture[str]]:
    """The log as the program writes it, down to the last detail."""
    root = logging.getLogger()
    before, level, configured = root.handlers[:], root.level, structlog.get_config()
    set_up_logs("DEBUG")
    yield capfd
    root.handlers[:] = before
    root.setLevel(level)
    structlog.configure(**configured)


def on_screen(person: Person) -> str:
    """Everything that stands in the chat now."""
    return "\n".join(shown.text for shown in person.screen())


def in_files(folder: Path) -> bytes:
    """Everything in the database's files, its log of changes too."""
    return b"".join(path.read_bytes() for path in sorted(folder.glob("*.sqlite*")))


@pytest.mark.parametrize("postcode", SPELLINGS)
async def test_postcode_vanishes(
    house: House, tmp_path: Path, everything_logged: pytest.CaptureFixture[str], postcode: str
) -> None:
    """However it is spelled: it signs in, its message vanishes, and no file and no log has it."""
    order = house.order("40213")
    house.slots()
    erna = house.person()
    await house.ask(erna, f"Auftrag {order.order_number}")
    shown = await house.ask(erna, postcode)
    assert shown.labels[0].startswith("Di 24.11."), shown.text
    gone = await erna.next_deletion()
    assert gone.text == postcode
    kept = in_files(tmp_path) + "".join(everything_logged.readouterr()).encode()
    assert order.order_number.encode() in kept
    for text in {postcode, "40213"}:
        assert text not in on_screen(erna)
        assert text.encode() not in kept


async def test_postcode_in_a_caption_and_in_an_edit(house: House, tmp_path: Path) -> None:
    """A caption and a corrected message are hidden and deleted like any other text."""
    erna = house.person()
    erna.send_media("photo", "Mein Brief, 40213 Musterstadt")
    await house.answer(erna)
    hello = erna.say("Hallo")
    await house.answer(erna)
    erna.edit(hello, "Hallo, 40213")
    await house.answer(erna)
    assert "40213" not in on_screen(erna)
    assert b"40213" not in in_files(tmp_path)


async def test_code_of_the_link_vanishes(house: House, tmp_path: Path) -> None:
    """The one-time code of a link is hidden and deleted too, also an unknown one."""
    erna = house.person()
    erna.start("ein-ganz-geheimer-Code-99")
    await house.answer(erna)
    assert (await erna.next_deletion()).text.startswith("/start")
    assert b"geheimer" not in in_files(tmp_path)
