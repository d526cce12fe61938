"""Invoices as XML: CII (Factur-X, ZUGFeRD 2, XRechnung), UBL, and ZUGFeRD 1.0."""
