"""Yes and no. A yes is only a yes when nothing else is said; a no may go on."""

from typing import Literal

from core.language.folding import fold, words
from core.language.phrases import PhraseBook, load

_BOOK = PhraseBook(load("answers"))
_MOST_WORDS = 40
_EMOJI = {"👍": "yes", "👌": "yes", "✅": "yes", "🆗": "yes", "👎": "no", "❌": "no"}
_SKIN = dict.fromkeys(range(0x1F3FB, 0x1F400))


def read_answer(text: str) -> Literal["yes", "no"] | None:
    """Yes, no, or neither; "ja, aber", "ja nein" and every doubt are neither."""
    signs = {meaning for sign, meaning in _EMOJI.items() if sign in text}
    said = words(text.translate(_SKIN))
    if "?" in fold(text) or len(said) > _MOST_WORDS or len(signs) > 1:
        return None
    meanings = [*_BOOK.read(said), *signs]
    kinds = set(meanings)
    if "yes" in kinds:
        return "yes" if kinds <= {"yes", "filler"} else None
    spoken = [meaning for meaning in meanings if meaning != "filler"]
    if "doubt" in kinds or not spoken or spoken[0] not in {"no", "no_alone"}:
        return None
    return "no" if spoken[0] == "no" or set(spoken) == {"no_alone"} else None
