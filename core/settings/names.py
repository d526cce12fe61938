"""What settings are called, and the names that no setting has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from pydantic import BaseModel

PREFIX = "TERMINLOTSE_"
FILE_VARIABLE = f"{PREFIX}CONFIG"


def names_of(model: type[BaseModel], prefix: str = PREFIX) -> Iterator[str]:
    """Yield every setting as it is called in the environment."""
    for name, field in model.model_fields.items():
        inner = field.annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield from names_of(inner, f"{prefix}{name.upper()}__")
        else:
            yield prefix + name.upper()


def no_such_setting(name: str, known: Iterable[str]) -> str:
    """Return the complaint about a name that is none, with the one that may have been meant."""
    if name == FILE_VARIABLE:
        return f"{name}: gilt nur in der Umgebung, nicht in einer Datei"
    meant = get_close_matches(name, list(known), 1, 0.8)
    hint = f", gemeint ist vielleicht {meant[0]}" if meant else ""
    return f"{name}: diese Einstellung gibt es nicht{hint}"
