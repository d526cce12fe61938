"""Invoices as text: a value counts only with its label, an amount only with its arithmetic too."""
