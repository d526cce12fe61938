"""The templates of one language, compiled once; each block says one thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.runtime import Context

from core.wording.office import OfficeDetails
from core.wording.speech import Speech

_WORD_START = re.compile(r"(?<!^)(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """The office as templates see it; ``hours`` is part of a sentence."""

    name: str
    phone: str
    hours: str
    example: str


@dataclass(frozen=True, slots=True)
class Block:
    """One named block, ready to render."""

    render: Callable[[Context], Iterator[str]]
    environment: Environment
    shared: Mapping[str, Any]
    template: str | None

    def text(self, values: Mapping[str, Any]) -> str:
        """Return the block's words for ``values``; UndefinedError when one is missing.

        The context is built here because ``Template.new_context`` copies every global, a chain of
        maps, on each call: that alone took longer than all the words.
        """
        known = {**self.shared, **values}
        return "".join(self.render(Context(self.environment, known, self.template, {})))


def block_name(saying: type) -> str:
    """Return the block of a saying's class: SlotsOffered → slots_offered."""
    return _WORD_START.sub("_", saying.__name__).lower()


def environment(speech: Speech, office: OfficeDetails) -> Environment:
    """Return the Jinja2 environment of one language: plain text, a missing value is an error."""
    made = Environment(  # noqa: S701 (a chat shows plain text; escaping would print "&amp;")
        loader=PackageLoader("core.wording", speech.folder),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(speech.filters)
    made.tests.update(speech.tests)
    made.globals.update(speech.functions)
    made.globals["office"] = OfficeWords(
        office.name, office.phone, speech.hours(office.hours), office.example
    )
    return made


def compile_blocks(speech: Speech, office: OfficeDetails) -> dict[str, Block]:
    """Return every block of a language by name; it costs some tens of milliseconds, once."""
    made = environment(speech, office)
    templates = [made.get_template(name) for name in made.list_templates(extensions=["j2"])]
    shared = dict(made.globals)
    return {
        name: Block(render, made, shared, template.name)
        for template in templates
        for name, render in template.blocks.items()
    }
