"""Commands and settings that the documents name are the ones the program has."""

import re
from collections.abc import Iterator

from core.cli.program import app
from core.settings import PREFIX, Settings
from tests.architecture.test_docs import PAGES

OF_THE_SCRIPT = {"--help", "bench", "test"}


def commands() -> set[str]:
    """What may stand after `./run`."""
    named = {command.name for command in app.registered_commands}
    grouped = {group.typer_instance.info.name or group.name for group in app.registered_groups}
    return {name for name in named | grouped if isinstance(name, str)} | OF_THE_SCRIPT


def settings() -> Iterator[str]:
    """Every setting, as it is called in the environment."""
    for name, field in Settings.model_fields.items():
        yield f"{PREFIX}{name.upper()}"
        for inner in getattr(field.annotation, "model_fields", ()):
            yield f"{PREFIX}{name.upper()}__{inner.upper()}"


def test_commands_exist() -> None:
    """Whatever a document says after `./run`, the program knows."""
    told = {word for page in PAGES for word in re.findall(r"\./run ([\w-]+)", page.read_text())}
    assert told - commands() == set()


def test_settings_exist() -> None:
    """A setting that a document names is one."""
    pattern = rf"\b{PREFIX}[A-Z_]+\b"
    told = {name for page in PAGES for name in re.findall(pattern, page.read_text("utf-8"))}
    assert told - set(settings()) == set()
