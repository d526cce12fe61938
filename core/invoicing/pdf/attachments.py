"""The files inside a PDF, wherever it keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

from core.invoicing.pdf.streams import TooLarge, decoded

LARGEST = 16_000_000
MOST = 30
MOST_NODES = 100


@dataclass(frozen=True, slots=True)
class Attachment:
    """``data`` is None when the file is broken or larger than anything we read."""

    name: str
    data: bytes | None


def attachments(pdf: pikepdf.Pdf) -> list[Attachment]:
    """Return the first files of the name tree, of /AF, and of notes on the pages, each once."""
    found: dict[tuple[int, int], Attachment] = {}
    for specification in _specifications(pdf):
        if len(found) == MOST:
            break
        stream = _stream(specification)
        if stream is not None and stream.objgen not in found:
            found[stream.objgen] = Attachment(_name(specification), _content(stream))
    return list(found.values())


def _specifications(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    names = pdf.Root.get("/Names")
    if isinstance(names, pikepdf.Dictionary):
        yield from _leaves(names.get("/EmbeddedFiles"))
    yield from _items(pdf.Root.get("/AF"))
    for number in range(min(len(pdf.pages), MOST)):
        for note in _items(pdf.pages[number].obj.get("/Annots")):
            if isinstance(note, pikepdf.Dictionary) and "/FS" in note:
                yield note["/FS"]


def _leaves(root: object) -> Iterator[pikepdf.Object]:
    """Walk a name tree; keys do not matter, for they differ from the files' names anyway."""
    waiting, seen = [root], 0
    while waiting and seen < MOST_NODES:  # a tree may contain itself
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, pikepdf.Dictionary):
            yield from list(_items(node.get("/Names")))[1::2]
            waiting += list(_items(node.get("/Kids")))[:MOST_NODES]


def _items(array: object) -> Iterator[pikepdf.Object]:
    if isinstance(array, pikepdf.Array):
        for number in range(min(len(array), 10 * MOST)):
            yield array[number]


def _stream(specification: pikepdf.Object) -> pikepdf.Stream | None:
    if not isinstance(specification, pikepdf.Dictionary):
        return None
    files = specification.get("/EF")
    if not isinstance(files, pikepdf.Dictionary):
        return None
    for key in ("/UF", "/F"):
        stream = files.get(key)
        if isinstance(stream, pikepdf.Stream):
            return stream
    return None


def _name(specification: pikepdf.Object) -> str:
    for key in ("/UF", "/F"):
        name = specification.get(key)
        if isinstance(name, pikepdf.String) and str(name):
            return str(name)
    return ""


def _content(stream: pikepdf.Stream) -> bytes | None:
    try:
        return decoded(stream, LARGEST)
    except (TooLarge, ValueError, pikepdf.PdfError):
        return None
