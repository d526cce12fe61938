"""The assistant's words in every language it speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from core.dialogue.outputs import Label, Say
from core.dialogue.sayings import Answer, Saying
from core.domain.local_time import local_day
from core.wording.de.german import GERMAN
from core.wording.labels import label_words, read_labels
from core.wording.office import OfficeDetails
from core.wording.speech import SPOKEN_ON, Speech
from core.wording.templates import block_name, compile_blocks

SPEECHES = MappingProxyType({"de": GERMAN})
"""The languages there are."""

_BLANKS_AT_LINE_END = re.compile(r"[ \t]+\n")
_WIDE_GAP = re.compile(r"\n{3,}")


_Signature = tuple[str, tuple[str, ...]]
_SIGNATURES: dict[type[Any], _Signature] = {}


def _signature(saying: type[Any]) -> _Signature:
    """Return the block and the fields of a saying's class."""
    known = _SIGNATURES.get(saying)
    if known is None:
        known = block_name(saying), tuple(field.name for field in fields(saying))
        _SIGNATURES[saying] = known
    return known


def _tidy(text: str) -> str:
    """Take out what templates leave behind: blanks at line ends, empty lines in a row."""
    if " \n" in text or "\t\n" in text:
        text = _BLANKS_AT_LINE_END.sub("\n", text)
    if "\n\n\n" in text:
        text = _WIDE_GAP.sub("\n\n", text)
    return text.strip()


class _Voice:
    """One language with the office's details filled in."""

    def __init__(self, speech: Speech, office: OfficeDetails) -> None:
        self._speech = speech
        self._blocks = compile_blocks(speech, office)
        self._labels = read_labels(speech)
        self.label = lru_cache(maxsize=4_096)(self._label)  # a slot is offered again and again

    def text(self, saying: Saying, now: datetime) -> str:
        block, names = _signature(type(saying))
        values: dict[str, Any] = {name: getattr(saying, name) for name in names}
        values[SPOKEN_ON] = local_day(now)
        if isinstance(saying, Answer):
            block = f"answer_{saying.question}"
        return _tidy(self._blocks[block].text(values))

    def _label(self, label: Label) -> str:
        return label_words(self._labels[label.key], label, self._speech)


class Catalogue:
    """Implements ``core.ports.wording.Wording``; a language it does not know is answered in German.

    Raises KeyError for a saying or label without words, which a test rules out.
    """

    def __init__(self, office: OfficeDetails, languages: Sequence[str] = ("de",)) -> None:
        self._voices = {name: _Voice(SPEECHES[name], office) for name in {*languages, "de"}}

    def text(self, say: Say, language: str, now: datetime) -> str:
        """Return the words of a message as plain text; ``now`` is aware UTC."""
        return self._voice(language).text(say.saying, now)

    def label(self, label: Label, language: str, now: datetime) -> str:  # noqa: ARG002
        """Return the words on a button; none of them depends on ``now``."""
        return self._voice(language).label(label)

    def _voice(self, language: str) -> _Voice:
        return self._voices.get(language) or self._voices["de"]
