"""Templates, scripts and style sheets keep their promises to each other."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from jinja2 import meta

from web.demo.bookings import BookingsList
from web.demo.page import DemoPage
from web.errors import ErrorPage
from web.rendering import Renderer
from web.static_files import STATIC_FOLDER, StaticFolder

RENDERER = Renderer(StaticFolder(STATIC_FOLDER))
SCRIPTS = sorted(STATIC_FOLDER.rglob("*.js"))
TEMPLATES = STATIC_FOLDER.parent / "templates"
# What every template has, and what one imports from another.
GLOBALS = {"static", "letter_sheet"}


def variables(template: str) -> set[str]:
    """What a template and all that it includes or extends wants to be given."""
    loader = RENDERER.environment.loader
    assert loader
    source = loader.get_source(RENDERER.environment, template)[0]
    tree = RENDERER.environment.parse(source)
    wanted = meta.find_undeclared_variables(tree)
    for other in meta.find_referenced_templates(tree):
        wanted |= variables(other) if other else set()
    return wanted - GLOBALS


@pytest.mark.parametrize("page", [DemoPage, BookingsList, ErrorPage])
def test_a_template_uses_what_its_page_declares(page: type) -> None:
    """Variables used are fields declared, no more and no less."""
    assert variables(page.template) == {field.name for field in fields(page)}


def test_every_icon_is_drawn() -> None:
    """Each icon that a template or script names is in the sheet of icons, and none is idle."""
    drawn = set(re.findall(r'id="icon-([\w-]+)"', (TEMPLATES / "demo/icons.html").read_text()))
    used: set[str] = set()
    for path in [*TEMPLATES.rglob("*.html"), *SCRIPTS]:
        text = path.read_text()
        used |= set(re.findall(r"#icon-([\w-]+)", text))
        used |= set(re.findall(r'\bicon\(\s*"([\w-]+)"', text))
        used |= set(re.findall(r'icon: "([\w-]+)"', text))
        used |= {name for name in drawn if path.suffix == ".js" and f'"{name}"' in text}
    marks = {"good", "pending", "gone"}
    assert used | marks == drawn


def test_every_sentence_is_said() -> None:
    """No sentence in wording.js is idle, and none is missing."""
    text = (STATIC_FOLDER / "demo/wording.js").read_text()
    written = set(re.findall(r"^  (\w+):", text, re.MULTILINE))
    others = "".join(path.read_text() for path in SCRIPTS if path.name != "wording.js")
    said = set(re.findall(r"WORDS\.(\w+)|words\.(\w+)", others))
    kinds = {"photo", "voice", "document", "sticker", "location", "contact", "video"}
    assert {one or other for one, other in said} | kinds == written


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_stay_small_and_find_each_other(script: Path) -> None:
    """A script has at most 150 lines, no markup as text, and imports what exists."""
    text = script.read_text()
    assert len(text.splitlines()) <= 150
    for name in re.findall(r'from "(.+?)"', text):
        assert (script.parent / name).is_file(), name
    assert not re.search(r"insertAdjacentHTML|outerHTML|document\.write|\beval\b", text)
    assert ("innerHTML" in text) == (script.name == "bookings.js")


def test_ids_that_scripts_want_exist() -> None:
    """Each id that a script looks up is in a template."""
    ids = {
        found
        for path in TEMPLATES.rglob("*.html")
        for found in re.findall(r'\bid="([\w-]+)"', path.read_text())
    }
    wanted = {
        found
        for path in SCRIPTS
        for found in re.findall(r'(?:byId|opens)\("([\w-]+)"', path.read_text())
    }
    assert wanted <= ids
