"""The audit: every invariant recomputed from the data, past the stores that should hold it."""

from core.auditing.audit_database import audit

__all__ = ["audit"]
