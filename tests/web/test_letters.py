"""The sample letters."""

import asyncio
from dataclasses import replace
from html import unescape

import segno

from tests.web import samples
from tests.web.answers import application, asking
from tests.web.site import BookedSoFar
from web.demo.letter import Letter
from web.demo.page import Demo
from web.demo.qr_code import qr_code


async def page(*letters: Letter, deep_link: str | None = None) -> str:
    """The demo page with these letters."""
    event = asyncio.Event()
    demo = Demo(letters, samples.SENDER, BookedSoFar(), event, deep_link=deep_link)
    async with asking(application(demo)) as client:
        return (await client.get("/")).text


async def test_a_letter_tells_its_facts() -> None:
    """Number, postcode, deadline in full, phone and hours stand on the letter."""
    text = await page(samples.LETTERS[0])
    facts = ("47110815", "40213", "Freitag, 18. Dezember 2026", "030 23125 000", "7:30 bis 17:30")
    for fact in (*facts, "Guten Tag Frau Albers,", "Erna Albers"):
        assert fact in text


async def test_nothing_hints_at_health() -> None:
    """The service is named by its neutral word alone."""
    text = (await page(*samples.LETTERS)).lower()
    for hint in ("pflege", "begutacht", "gutacht", "krank", "medizin"):
        assert hint not in text


async def test_a_letter_is_never_markup() -> None:
    """Whatever stands in the data stands on the letter letter by letter."""
    odd = replace(samples.LETTERS[0], name='<script>"x"</script>', code='"><b>')
    text = await page(odd)
    assert "<script>" not in text.replace('<script type="module"', "")
    assert '<script>"x"</script>' in unescape(text)


async def test_qr_code_opens_the_demo_itself() -> None:
    """Without a bot's address the code leads to this page, so that it can be scanned."""
    letter = samples.LETTERS[0]
    title = f"QR-Code: öffnet den Chat mit dem Code {letter.code}"
    assert qr_code("http://demo.test/?start=k3Xw9QeR", title) in await page(letter)
    bot = await page(letter, deep_link="https://t.me/lotse_bot?start={code}")
    assert qr_code("https://t.me/lotse_bot?start=k3Xw9QeR", title) in bot


def test_qr_code_is_an_accessible_picture() -> None:
    """The SVG has a title, no inline style, a quiet zone, and survives a smudge (level M)."""
    svg = qr_code("https://t.me/lotse_bot?start=k3Xw9QeR", "QR-Code: <Brief>")
    assert "<title>QR-Code: &lt;Brief&gt;</title>" in svg
    assert "style" not in svg
    plain = segno.make("https://t.me/lotse_bot?start=k3Xw9QeR", micro=False, error="m")
    side = plain.symbol_size(border=4)[0]
    assert f'viewBox="0 0 {side} {side}"' in svg


def test_first_name() -> None:
    """The tab of a letter carries the first name, without a form of address."""
    names = {"Erna Albers": "Erna", "Frau Ayşe Demir": "Ayşe", "Karl": "Karl", "Frau": "Frau"}
    for name, first in names.items():
        assert replace(samples.LETTERS[0], name=name).first_name == first
