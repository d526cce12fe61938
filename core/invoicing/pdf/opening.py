"""Opens a PDF, or says why not."""

from __future__ import annotations

import io

import pikepdf

from core.invoicing.finding import Finding, error

_ENCRYPTED = error(
    "pdf_encrypted",
    "Das PDF ist mit einem Kennwort geschützt. Bitte senden Sie es uns noch einmal ohne Kennwort.",
)
_BROKEN = error("pdf_unreadable", "Das PDF ist beschädigt und lässt sich nicht öffnen.")


def opened(data: bytes) -> pikepdf.Pdf | Finding:
    """Return the open document; one that only restricts printing or copying opens as well."""
    try:
        return pikepdf.open(io.BytesIO(data), suppress_warnings=True)
    except pikepdf.PasswordError:
        return _ENCRYPTED
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return _BROKEN
