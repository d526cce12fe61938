"""What is wrong with a setting, in one German line that names its key and what is allowed."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from core.settings.names import PREFIX, no_such_setting

ALLOWED = {
    "value_error": "{error}",
    "int_": "erlaubt ist eine ganze Zahl",
    "float_": "erlaubt ist eine Zahl",
    "finite_number": "erlaubt ist eine Zahl",
    "bool_": "erlaubt ist true oder false",
    "greater_than_equal": "erlaubt ist mindestens {ge:g}",
    "greater_than": "erlaubt ist mehr als {gt:g}",
    "less_than_equal": "erlaubt ist höchstens {le:g}",
    "string_too_short": "darf nicht leer sein",
    "string_too_long": "erlaubt sind höchstens {max_length} Zeichen",
    "string_": "erlaubt ist ein Text",
    "path_": "erlaubt ist ein Ordner",
    "model_": "das ist ein Abschnitt mit Einstellungen darin, kein Wert",
    "dict_": "das ist ein Abschnitt mit Einstellungen darin, kein Wert",
    "tuple_": "erlaubt ist eine Liste",
}
OTHERWISE = "dieser Wert passt nicht"


class SettingsError(Exception):
    """A setting cannot be used; the text names its key and what is allowed."""


def complaint(error: ValidationError, known: Iterable[str]) -> str:
    """Return the first fault in one line, and how many more there are."""
    first = error.errors(include_url=False)[0]
    names = [str(part) for part in first["loc"] if not isinstance(part, int)]
    key = PREFIX + "__".join(names).upper()
    more = error.error_count() - 1
    said = (
        no_such_setting(key, known)
        if first["type"] == "extra_forbidden"
        else f"{key}: {_allowed(first)}"
    )
    return said + (f" (und {more} weitere)" if more else "")


def _allowed(error: ErrorDetails) -> str:
    for kind, words in ALLOWED.items():
        if error["type"].startswith(kind):
            return words.format(**error.get("ctx", {}))
    return OTHERWISE
