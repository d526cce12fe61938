"""Invoices as PDF. Only ever imported in a process apart."""
