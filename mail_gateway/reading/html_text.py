"""From HTML to text, with quotes marked as text mail marks them, so one rule reads both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from mail_gateway.reading.html_quotes import DROPPED, HISTORY, QUOTE, SIGNATURE, role_of
from mail_gateway.reading.limits import HTML_BYTES, TEXT_CHARS, Budget

MOST_FOR_LAYOUT = 5_000
"""Elements up to which tables are laid out; a larger mail is read line by line."""
WIDEST_FOR_LAYOUT = 20_000_000
"""Lines times signs of text for that: a table's lines are all filled up to its widest one."""
MOST_ELEMENTS = 60_000
"""Elements that are read at all."""
DEEPEST_FOR_LAYOUT = 120
"""How deep elements may lie in each other for that: the library recurses."""
_OPEN, _CLOSE, _EARLIER, _SIGNED = "\ue100", "\ue101", "\ue102", "\ue103"
_OURS = re.compile(f"[{_OPEN}{_CLOSE}{_EARLIER}{_SIGNED}]")
_LEADING = re.compile(f"[\\s{_OPEN}{_CLOSE}{_EARLIER}{_SIGNED}]*")
_BLOCKS = {
    "p", "div", "br", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
    "blockquote", "pre", "section", "article", "header", "footer", "address", "dt", "dd",
}  # fmt: skip
_GAP = re.compile(r"\n{3,}")
_MOST_SIGNS = 5


def html_to_text(html: str, budget: Budget) -> str:
    """Return the text of an HTML mail; quotes begin with ``>``. Never raises."""
    if len(html) > HTML_BYTES:
        budget.found("html_too_large")
        html = html[:HTML_BYTES]
    tree = _tree(_OURS.sub("", html).replace("\0", ""))
    if tree is None:
        return ""
    small = _prepared(tree)
    text = _laid_out(tree) if small else None
    if text is None:
        if not small:
            budget.found("html_not_laid_out")
        if sum(1 for _ in islice(tree.iter(), MOST_ELEMENTS + 1)) > MOST_ELEMENTS:
            budget.found("html_too_large")
        text = "".join(_plainly(tree))
    return _with_marks(text[: 2 * TEXT_CHARS])


def _tree(html: str) -> Any:  # noqa: ANN401 - lxml has no types
    # Imported here, for mails without HTML do without.
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415

    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        return etree.fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _prepared(tree: Any) -> bool:  # noqa: ANN401
    """Put marks around quotes and signatures, drop what is never shown; whether it stays small."""
    elements = list(islice(tree.iter(), MOST_ELEMENTS))
    for element in elements:
        role = role_of(element)
        if role == DROPPED:
            tail = element.tail or ""
            element.clear()
            element.tail = tail
        elif role == QUOTE:
            element.text = f"{_OPEN}{element.text or ''}"
            element.tail = f"{_CLOSE}{element.tail or ''}"
        elif role in (HISTORY, SIGNATURE):
            element.text = f"{_EARLIER if role == HISTORY else _SIGNED}{element.text or ''}"
        element.attrib.pop("style", None)  # it could ask for a margin of a million signs
    if len(elements) > MOST_FOR_LAYOUT or _depth(tree) > DEEPEST_FOR_LAYOUT:
        return False
    if not any(element.tag == "td" for element in elements):
        return True
    lines = sum(element.tag in _BLOCKS for element in elements)
    return lines * sum(map(len, tree.itertext())) <= WIDEST_FOR_LAYOUT


def _depth(tree: Any) -> int:  # noqa: ANN401
    deepest = depth = 0
    for event, _ in _walk(tree):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _walk(tree: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    from lxml.etree import iterwalk  # type: ignore[import-untyped]  # noqa: PLC0415

    yield from iterwalk(tree, events=("start", "end"))


def _laid_out(tree: Any) -> str | None:  # noqa: ANN401
    from inscriptis.css_profiles import CSS_PROFILES  # type: ignore[import-untyped]  # noqa: PLC0415
    from inscriptis.html_engine import Inscriptis  # type: ignore[import-untyped]  # noqa: PLC0415
    from inscriptis.model.config import ParserConfig  # type: ignore[import-untyped]  # noqa: PLC0415

    try:
        return str(Inscriptis(tree, ParserConfig(css=CSS_PROFILES["strict"])).get_text())
    except Exception:  # noqa: BLE001 - then it is read line by line
        return None


def _plainly(tree: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the text without any layout, however large or deep the tree is."""
    for event, element in islice(_walk(tree), 2 * MOST_ELEMENTS):
        if not isinstance(element.tag, str):
            continue
        if element.tag in _BLOCKS:
            yield "\n"
        if event == "start":
            yield " ".join((element.text or "").split(" "))
        elif element.tail:
            yield element.tail


def _with_marks(text: str) -> str:
    """Turn the marks around quotes into ``>`` before their lines."""
    if not _OURS.search(text):
        return _GAP.sub("\n\n", text).strip("\n")
    lines: list[str] = []
    depth = 0
    for line in text.split("\n"):
        after = _LEADING.sub("", line, count=1)
        here = _deeper(depth, line[: len(line) - len(after)])
        depth = _deeper(here, after)
        if _EARLIER in line:
            lines.append("-----Original Message-----")
        elif _SIGNED in line and not here:
            lines.append("-- ")
        words = _OURS.sub("", line)
        quoted = ">" * min(here, _MOST_SIGNS)
        lines.append(f"{quoted} {words.strip()}".rstrip() if here else words)
    return _GAP.sub("\n\n", "\n".join(lines)).strip("\n")


def _deeper(depth: int, marks: str) -> int:
    return max(0, depth + marks.count(_OPEN) - marks.count(_CLOSE))
