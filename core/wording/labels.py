"""The words on buttons, from a language's ``labels.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files

from core.dialogue.outputs import Label
from core.wording.speech import Speech


def read_labels(speech: Speech) -> Mapping[str, str]:
    """Return the label patterns of a language by key."""
    text = files("core.wording").joinpath(speech.folder, "labels.toml").read_text("utf-8")
    return tomllib.loads(text)


def label_words(pattern: str, label: Label, speech: Speech) -> str:
    """Fill a pattern: ``{when}`` is the label's offer, ``{phrase}`` its phrase."""
    when = speech.slot(label.offer) if label.offer else ""
    return pattern.format(when=when, phrase=label.phrase)
