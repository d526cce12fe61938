"""The files that settings come from, read once by themselves so that a fault names its file."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from pathlib import Path

from dotenv.parser import parse_stream

from core.settings.complaint import SettingsError
from core.settings.names import FILE_VARIABLE

FILE = "terminlotse.toml"
DOTENV = ".env"


def settings_file() -> Path:
    """Return the settings file that is meant; it need not exist unless it was named."""
    return Path(os.environ.get(FILE_VARIABLE) or FILE)


def check_settings_file() -> None:
    """Raise SettingsError when the settings file cannot be read."""
    path = settings_file()
    try:
        with path.open("rb") as file:
            tomllib.load(file)
    except FileNotFoundError:
        if os.environ.get(FILE_VARIABLE):
            raise SettingsError(f"{FILE_VARIABLE}: die Datei {path} gibt es nicht") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} ist kein gültiges TOML ({error})") from None
    except OSError as error:
        raise SettingsError(f"{path} ist nicht lesbar ({error.strerror})") from None


def names_in_dotenv() -> Iterator[str]:
    """Yield the names that ``.env`` sets; raises SettingsError when it cannot be read."""
    path = Path(DOTENV)
    if not path.is_file():  # a folder of this name is somebody's virtual environment
        return
    try:
        with path.open(encoding="utf-8") as stream:
            bindings = list(parse_stream(stream))
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} ist kein UTF-8 ({error})") from None
    except OSError as error:
        raise SettingsError(f"{path} ist nicht lesbar ({error.strerror})") from None
    for binding in bindings:
        if binding.error or (binding.key is not None and binding.value is None):
            text = binding.original.string
            line = binding.original.line + text[: len(text) - len(text.lstrip())].count("\n")
            raise SettingsError(f"{path}, Zeile {line}: erlaubt ist NAME=Wert")
        if binding.key is not None:
            yield binding.key
