"""``python -m tests.reference.settings_page``: write docs/reference/settings.md from the code."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from datetime import time
from pathlib import Path

from pydantic import BaseModel, SecretStr

from core.settings import PREFIX, Settings

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "settings.md"
HEAD = """# Settings

Written by `python -m tests.reference.settings_page`; a test holds it to the code.

They come from the environment, then `.env`, then `terminlotse.toml`, where
`TERMINLOTSE_TELEGRAM__TOKEN` is `token` in the section `[telegram]`. A bad value
is named in one line, and nothing starts.
"""


def page() -> str:
    """The whole page."""
    fields = Settings.model_fields
    sections = {
        name: field.annotation
        for name, field in fields.items()
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel)
    }
    parts = [
        HEAD,
        "## In general\n",
        _table(Settings, PREFIX, [n for n in fields if n not in sections]),
    ]
    for name, section in sections.items():
        parts += [f"## `[{name}]`\n", f"{inspect.getdoc(section)}\n"]
        parts.append(_table(section, f"{PREFIX}{name.upper()}__", list(section.model_fields)))
    return "\n".join(parts)


def _table(model: type[BaseModel], prefix: str, names: list[str]) -> str:
    told = texts(model)
    fields = model.model_fields
    rows = [
        f"| `{prefix}{name.upper()}` | {_default(fields[name].default)} | {told[name]} |"
        for name in names
    ]
    return "\n".join(["| setting | default | what it is |", "| --- | --- | --- |", *rows, ""])


def _default(value: object) -> str:
    plain = value.get_secret_value() if isinstance(value, SecretStr) else value
    if isinstance(plain, time):
        plain = f"{plain:%H:%M}"
    if isinstance(plain, tuple):
        plain = " ".join(plain)
    return f"`{str(plain).lower() if isinstance(plain, bool) else plain}`" if plain != "" else ""


def texts(model: type[BaseModel]) -> dict[str, str]:
    """What stands below each setting in the code, on one line."""
    return dict(_texts(model))


def _texts(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    (body,) = ast.parse(inspect.getsource(model)).body
    assert isinstance(body, ast.ClassDef)
    for setting, below in zip(body.body, body.body[1:], strict=False):
        match setting, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(
                value=ast.Constant(value=str(text))
            ):
                yield name, " ".join(text.split()).replace("``", "`").replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
