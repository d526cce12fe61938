"""Whether a PDF wants to do something: run a script, start a program, carry one along."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from core.invoicing.finding import Finding, error, warning
from core.invoicing.pdf.attachments import Attachment

MOST_OBJECTS = 100_000
_DEEPEST = 6
_MOST_ITEMS = 2_000
_SCRIPT = warning("pdf_javascript", "Das PDF enthält JavaScript; eine Rechnung braucht keines.")
_LAUNCH = error("pdf_launch", "Das PDF will ein Programm oder eine andere Datei öffnen.")
_SENDING = warning("pdf_sends_data", "Das PDF will Daten versenden oder nachladen.")
_ACTIONS = {
    "/JavaScript": _SCRIPT,
    "/Launch": _LAUNCH,
    "/GoToE": _LAUNCH,
    "/GoToR": _LAUNCH,
    "/SubmitForm": _SENDING,
    "/ImportData": _SENDING,
    "/Rendition": _SENDING,
}
_PROGRAM_ENDINGS = (
    ".apk", ".app", ".bat", ".cmd", ".com", ".cpl", ".dll", ".docm", ".exe", ".hta", ".iso", ".jar",
    ".js", ".jse", ".lnk", ".msi", ".pif", ".ps1", ".py", ".reg", ".scr", ".sh", ".vbe", ".vbs",
    ".wsf", ".xlsm",
)  # fmt: skip
_PROGRAM_BEGINNINGS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")


def check_active_content(pdf: pikepdf.Pdf, inside: list[Attachment]) -> Iterator[Finding]:
    """Yield each kind of activity once, wherever in the file it hides."""
    found: dict[str, Finding] = {}
    for number, thing in enumerate(pdf.objects):
        if number >= MOST_OBJECTS:
            yield warning("pdf_too_many_objects", "Das PDF ist ungewöhnlich verschachtelt.")
            break
        for finding in _wishes(thing, _DEEPEST):
            found[finding.code] = finding
    yield from found.values()
    for attachment in inside:
        if _is_program(attachment):
            name = attachment.name[:80] or "ohne Namen"
            yield error("pdf_program", f"Im PDF steckt ein Programm („{name}“).")


def _wishes(thing: object, depth: int) -> Iterator[Finding]:
    """Look at an object and what is written inside it; what it refers to has its own turn."""
    if depth and isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        if "/JS" in thing:
            yield _SCRIPT
        if (action := _ACTIONS.get(str(thing.get("/S", "")))) is not None:
            yield action
        for key in list(thing.keys())[:_MOST_ITEMS]:
            yield from _direct(thing.get(key), depth)
    elif depth and isinstance(thing, pikepdf.Array):
        for number in range(min(len(thing), _MOST_ITEMS)):
            yield from _direct(thing[number], depth)


def _direct(thing: object, depth: int) -> Iterator[Finding]:
    if isinstance(thing, pikepdf.Object) and not thing.is_indirect:
        yield from _wishes(thing, depth - 1)


def _is_program(attachment: Attachment) -> bool:
    return attachment.name.lower().rstrip(". ").endswith(_PROGRAM_ENDINGS) or (
        attachment.data is not None and attachment.data.startswith(_PROGRAM_BEGINNINGS)
    )
