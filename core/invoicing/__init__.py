"""Invoices: reading them from files that cannot be trusted, and checking what they say.

``read_invoice`` reads, ``compare`` holds a reading against what is known of partner and order.
"""

from __future__ import annotations

from core.invoicing.compare import compare
from core.invoicing.finding import Finding
from core.invoicing.invoice import Invoice
from core.invoicing.known import Known
from core.invoicing.read_invoice import read_invoice
from core.invoicing.reading import Reading

__all__ = ["Finding", "Invoice", "Known", "Reading", "compare", "read_invoice"]
