"""The line above a quote that names who wrote it and when, in one to six lines.

``Am 3. Dez. 2026 um 10:12 schrieb Max <max@example.org>:`` and its like in other languages. A
sentence of one's own that looks similar must stay, so evidence is asked for: an opening word, a
date or a time, an address, a verb of writing, a colon at the end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mail_gateway.reading.reply.attribution_words import (
    DATED_OPENING,
    OPENING,
    OWN_SENTENCE,
    VERB,
    VERB_LAST,
)

MOST_LINES = 6
"""Over how many lines programs wrap it."""
LONGEST = 500
MOST_WORDS = 36

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TIME = re.compile(r"(?<!\d)\d{1,2}[:.h]\d\d(?!\d)")
_DATE = re.compile(r"(?<!\d)\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?!\d)")
_ADDRESS = re.compile(r"[\w.+=/'-]{1,120}@[\w.-]{1,120}")
_OLD_GMAIL = re.compile(
    r"\d{4}[-/]\d{1,2}[-/]\d{1,2} (?:\d{1,2}:\d\d )?(?:GMT[+-]\d\d:\d\d [^:;!?]{2,80}"
    r"|[^:;!?<>]{2,80}<[^<>\s]{3,120}@[^<>\s]{3,120}>)"
)
_ADDRESS_IN_BRACKETS = re.compile(r"[<(\[][^<>()@]{0,120}@[^<>()]{1,160}[>)\]]|&lt;\S{1,160}&gt;")
_ADDRESS_FIRST = re.compile(r"\W{0,2}[^\s@]{1,120}@\S{1,160} ")
_WEBMAIL = re.compile(
    r"(?:zitat von|zitiere|quoting|citation de|citando a?) .{1,120}:", re.IGNORECASE
)
_GROUPWISE = re.compile(r">>> .{2,160} >>>")
_NOT_A_START = ("<", ">", "(", "[", "mailto:")


def attribution_start(lines: Sequence[str], end: int, lowest: int) -> int | None:
    """Return where the attribution that ends with line `end` begins, not above line `lowest`.

    None when the line ends none. Looks at most at `MOST_LINES` lines.
    """
    if not may_end(lines[end]):
        return None
    lowest = max(lowest, end - MOST_LINES + 1)
    if not _has_evidence(lines, lowest, end):
        return None
    joined, blanks, found = "", 0, None
    for start in range(end, lowest - 1, -1):
        line = lines[start].strip()
        blanks += not line
        if blanks > 1 or len(joined) + len(line) > LONGEST:
            break
        joined = f"{line} {joined}".strip()
        if not line or line.startswith(_NOT_A_START) or not is_attribution(joined):
            continue
        if start == end or "@" in joined or (not blanks and line[-1] not in ".!?;:"):
            found = start
            break
    if found is None or _YEAR.search(lines[found]) or _DATE.search(lines[found]):
        return found
    return _with_its_date(lines, found, end, lowest)


def _has_evidence(lines: Sequence[str], lowest: int, end: int) -> bool:
    """Whether it is worth a closer look: an address, or a verb and a digit, in the lines."""
    window = "\n".join(lines[lowest : end + 1])
    if "@" in window or "GMT" in window:
        return True
    colon = lines[end].rstrip(" \t*_-–—").endswith((":", "："))
    return colon and bool(_DIGIT.search(window)) and bool(VERB.search(window))


def may_end(line: str) -> bool:
    """Whether a line may be the last of an attribution: cheap, asked for every line."""
    core = line[-60:].rstrip(" \t*_-–—")
    if core.endswith((":", "：")):
        return True
    return bool(VERB_LAST.search(core)) or (line[:1] == "2" and bool(_OLD_GMAIL.fullmatch(line)))


def is_attribution(text: str) -> bool:
    """Whether a text, its lines joined, names who wrote something and when."""
    core = text.strip(" \t*_-–—|")
    if len(core) > LONGEST or len(core.split()) > MOST_WORDS or OWN_SENTENCE.search(core):
        return False
    if _OLD_GMAIL.fullmatch(core):
        return True
    addressed, dated = "@" in core and bool(_ADDRESS.search(core)), is_dated(core)
    verb, opens = VERB.search(core), bool(OPENING.match(core))
    if not core.endswith((":", "：")):
        return addressed and dated and opens and bool(VERB_LAST.search(core))
    if verb and addressed:
        return opens or bool(_ADDRESS_IN_BRACKETS.search(core) or _ADDRESS_FIRST.match(core))
    if verb:
        return opens and dated
    if not addressed:
        return False
    placed = bool(DATED_OPENING.match(core)) or core.endswith((">:", ">："))
    return (dated and placed and bool(_TIME.search(core))) or bool(_WEBMAIL.fullmatch(core))


def is_name_and_verb(line: str) -> bool:
    """Whether a line is a bare "Max Muster schrieb:", which counts only above a quote."""
    return (
        line.endswith(":")
        and len(line.split()) <= 14
        and bool(VERB.search(line) or _WEBMAIL.fullmatch(line))
        and not OWN_SENTENCE.search(line)
    )


def is_groupwise(line: str) -> bool:
    """Whether a line is ``>>> Name date >>>``, which looks quoted and is not."""
    return bool(_GROUPWISE.fullmatch(line.strip())) and is_dated(line)


def is_dated(text: str) -> bool:
    """Whether a text holds a year, a date in digits or a time."""
    return bool(_YEAR.search(text) or _TIME.search(text) or _DATE.search(text))


def _with_its_date(lines: Sequence[str], found: int, end: int, lowest: int) -> int:
    """Take in the line above when it opens the same attribution with its date."""
    above = lines[found - 1].strip() if found > lowest else ""
    opens = bool(OPENING.match(above)) and is_dated(above) and above[-1:] not in ".!?;:"
    if not opens or len(above) > LONGEST:
        return found
    joined = " ".join(line.strip() for line in lines[found - 1 : end + 1])
    return found - 1 if is_attribution(joined) else found
