"""Jinja2 templates with a signature.

A template belongs to a dataclass; its fields are the variables of the template, no more and no
less. Enforced by tests/web/test_templates.py.
"""

from dataclasses import Field, fields
from typing import Any, ClassVar, Final, Protocol

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from web.static_files import StaticFolder

# Pages show what is true now, so a browser asks again each time.
PAGE_HEADERS: Final = {"cache-control": "no-cache", "content-language": "de"}


class Page(Protocol):
    """A dataclass whose fields are what `template` shows."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    template: ClassVar[str]


class Renderer:
    """Turns a `Page` into HTML; everything is escaped, and a missing value is an error."""

    def __init__(self, static: StaticFolder) -> None:
        self.environment = Environment(
            loader=PackageLoader("web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.globals["static"] = static.address

    def html(self, page: Page) -> str:
        """The page as text."""
        values = {field.name: getattr(page, field.name) for field in fields(page)}
        return self.environment.get_template(page.template).render(values)

    def response(self, page: Page, status: int = 200) -> HTMLResponse:
        """The page as an answer."""
        return HTMLResponse(self.html(page), status_code=status, headers=PAGE_HEADERS)
