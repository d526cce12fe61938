"""What looks like a time but is none is covered before times are read."""

import re

from core.language.digit_groups import chains
from core.language.folding import fold

COVER = " ¤ "
"""Stands in place of what was covered; no rule knows it."""

_DATE = r"\d{1,2}\. ?(?:\d{1,2}\.?|[a-z]{3,9}\.?)(?: ?\d{2,4})?(?!\d)"
_NUMBERED = r"haus(?:nummer| ?nr\.?)|hnr\.?|zimmer|nummer|nr\.?|etage|wohnung|whg\.?"
_GREETING = (
    r"(?:guten|schoenen|gute) (?:guten )?(?:morgen|tag|abend|mittag|nachmittag|nacht|woche)\w*"
)
_WISHES = r"schoene[ns]? (?:tag|abend|woche|wochenende|feierabend|nachmittag|morgen)\w*"
_PATTERNS = (
    rf"(?:geb(?:oren)?\.?|geburtsdatum|geburtstag|\*)(?: am|:| ist)* ?{_DATE}",
    rf"{_DATE} (?:\w+ ){{0,3}}geboren",
    r"\d{1,2}\. ?(?:\d{1,2}\.|[a-z]{3,9}\.?) ?1[89]\d\d",
    rf"(?:schreiben|brief\w*|mail|anschreiben|bescheid|antrag|nachricht)s? vom {_DATE}",
    r"(?:pflege)?(?:grad|stufe)e? ?\d",
    r"\d{1,2}\. ?(?:og|stock\w*|etage|obergeschoss|ug|mal|lebensjahr)\b",
    rf"(?:{_NUMBERED}) ?\d{{1,4}} ?[a-z]?\b",
    r"\w*(?:strasse|str\.|weg|allee|platz|gasse|ring|damm|ufer) \d{1,4} ?[a-z]?\b",
    r"\d+ (?:jahre?n?|personen|zimmer|kinder|monate?n? alt|kilo|kg|meter|km|prozent|%)\b",
    r"\d[\d.]*(?:,\d+|,-)? ?(?:€|euro?\b)",
    r"\d{1,2} ?jaehrige?r?n?",
    rf"\b{_GREETING}\b",
    rf"\b{_WISHES}\b",
    r"\bam (?:telefon|apparat|handy)\b",
    r"\bheutzutage\b",
    r"\bkeine?(?:rlei)? problem\w*",
    r"\bso (?:schnell|bald) wie (?:moeglich|es geht)\b",
    r"\bmit freundlichen gruessen?\b",
    r"•+",
    r"\b[a-z]{2}\d{2}(?: ?\d){11,30}",
)
_COVERED = re.compile("|".join(_PATTERNS))
_SIGNATURE = re.compile(
    r"\n(?:mit freundlichen|mfg|viele gruesse|freundliche gruesse|lg|vg)\b.*", re.DOTALL
)
_LONG = 5


def cover(text: str) -> str:
    """The folded text with everything covered that is no wish for a time."""
    parts, position = [], 0
    for chain in chains(text):
        if len(chain.digits) >= _LONG and not any(piece.spoken for piece in chain.pieces):
            parts += [text[position : chain.pieces[0].start], COVER]
            position = chain.pieces[-1].end
    folded = fold("".join([*parts, text[position:]]))
    return _COVERED.sub(COVER, _SIGNATURE.sub("\n", folded))
