"""The only door through which XML comes in.

No DOCTYPE at all, so there are no entities to expand and nothing to fetch; encodings that the
search for one cannot look through are refused; size, depth and number of elements have an end.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from core.invoicing.kind import without_zeros
from core.invoicing.structured.element import Element

LARGEST = 16_000_000
MOST_ELEMENTS = 300_000
UTF_8_MARK = b"\xef\xbb\xbf"
BLANKS = b" \t\r\n"
_ENCODING = re.compile(
    rb"""^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']"""
)
_ENCODINGS = {
    b"utf-8", b"utf8", b"utf-16", b"utf-16le", b"utf-16be", b"us-ascii", b"ascii",
    b"iso-8859-1", b"iso-8859-15", b"windows-1252",
}  # fmt: skip


class UnfitXml(Exception):
    """The bytes are no XML that is let in; ``code`` is the finding's."""

    def __init__(self, code: str) -> None:
        """Keep why."""
        super().__init__(code)
        self.code = code


def parse(data: bytes) -> Element:
    """Return the root element; UnfitXml for what is not let in."""
    if len(data) > LARGEST:
        raise UnfitXml("xml_too_large")
    seen = without_zeros(data)
    if b"<!DOCTYPE" in seen or b"<!ENTITY" in seen:
        raise UnfitXml("xml_doctype")
    declared = _ENCODING.match(seen[:400])
    if declared and declared[1].lower() not in _ENCODINGS:
        raise UnfitXml("xml_encoding")
    if seen.count(b"<") > 2 * MOST_ELEMENTS:
        raise UnfitXml("xml_too_large")
    try:
        root: Any = etree.fromstring(data.removeprefix(UTF_8_MARK).lstrip(BLANKS), _parser())
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise UnfitXml("xml_unreadable") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnfitXml("xml_doctype")
    element: Element = root
    return element


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
