"""Checks of an invoice, one a file; each yields findings and none changes anything."""
