"""Read an invoice from a stranger's file."""

from __future__ import annotations

from core.invoicing.codec import from_bytes, get_ready
from core.invoicing.finding import error
from core.invoicing.kind import kind_of
from core.invoicing.reading import Reading
from core.sandbox import Failure, Limits, Reason, prepare, run_apart

LARGEST = 25_000_000
"""Bytes; no mail of ours is larger."""
LIMITS = Limits(seconds=8.0)
_SAID_OF_FAILURE: dict[Reason, str] = {
    "timed_out": "Das Lesen hat zu lange gedauert und wurde abgebrochen.",
    "out_of_memory": "Die Datei braucht zum Lesen mehr Speicher, als eine Rechnung brauchen darf.",
    "crashed": "Die Datei hat das Leseprogramm zum Absturz gebracht.",
    "raised": "Die Datei ließ sich nicht lesen.",
    "too_much_output": "Die Datei enthält mehr, als eine Rechnung enthalten kann.",
    "not_started": "Das Lesen war gerade nicht möglich; bitte später noch einmal versuchen.",
}


def read_invoice(data: bytes, limits: Limits = LIMITS) -> Reading:
    """Return what a PDF or XML file says as an invoice, and everything odd about it.

    Blocks for up to 20 seconds with a hostile file, some milliseconds with others. Raises nothing.
    ``limits`` hold for one run; a PDF whose pages cannot be read has two.
    """
    if not data:
        return _unread("file_empty", "Die Datei ist leer.")
    if len(data) > LARGEST:
        return _unread("file_too_large", "Die Datei ist größer als 25 MB.")
    kind = kind_of(data)
    if kind is None:
        return _unread("file_type_unknown", "Die Datei ist weder ein PDF noch eine XML-Datei.")
    reading = _apart(f"core.invoicing.apart_{kind}:read", data, limits)
    if isinstance(reading, Failure) and kind == "pdf" and reading.reason != "not_started":
        reading = _apart("core.invoicing.apart_pdf:read_without_pages", data, limits)
    if isinstance(reading, Failure):
        return _unread(f"reading_{reading.reason}", _SAID_OF_FAILURE[reading.reason])
    return reading


def _apart(function: str, data: bytes, limits: Limits) -> Reading | Failure:
    prepare(function)
    get_ready()  # which takes as long, when it is the first time
    result = run_apart(function, data, limits)
    if isinstance(result, Failure):
        return result
    try:
        return from_bytes(result)
    except ValueError:
        return Failure("crashed", "the result made no sense")


def _unread(code: str, message: str) -> Reading:
    return Reading(None, (error(code, message),))
