"""The reference is what the program says of itself."""

from __future__ import annotations

from pydantic import BaseModel

from core.cli.program import app
from core.settings import Settings
from tests.reference import commands_page, settings_page


def test_the_settings_are_fresh() -> None:
    """The page of settings is what the code says: names, defaults, texts."""
    assert settings_page.PAGE.read_text("utf-8") == settings_page.page()


def test_every_setting_is_explained() -> None:
    """Below each setting stands what it is."""
    for name, field in Settings.model_fields.items():
        section = field.annotation
        if isinstance(section, type) and issubclass(section, BaseModel):
            assert set(settings_page.texts(section)) == set(section.model_fields), name
        else:
            assert settings_page.texts(Settings)[name]


def test_the_commands_are_fresh() -> None:
    """The page of commands is the help that each one gives."""
    assert commands_page.PAGE.read_text("utf-8") == commands_page.page()


def test_every_command_is_there() -> None:
    """No command is left out."""
    told = {words[1] for words, _ in commands_page.commands() if len(words) > 1}
    assert {command.name for command in app.registered_commands} < told
