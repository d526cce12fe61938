"""The templates of one language, compiled once; each block says one thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
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

    template: Template
    render: Callable[[Context], Iterator[str]]

    def text(self, values: Mapping[str, Any]) -> str:
        """Return the block's words for ``values``; UndefinedError when one is missing."""
        return "".join(self.render(self.template.new_context(dict(values))))


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
    return {
        name: Block(template, render)
        for template in templates
        for name, render in template.blocks.items()
    }
