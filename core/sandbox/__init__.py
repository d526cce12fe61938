"""Runs code that reads what strangers sent, in a process of its own with limits.

``run_apart`` runs; how it can end badly is a ``Failure``, never an exception. ``prepare`` lets the
process come up beforehand.
"""

from __future__ import annotations

from core.sandbox.failure import Failure, Reason
from core.sandbox.idle import prepare
from core.sandbox.limits import Limits
from core.sandbox.run_apart import run_apart

__all__ = ["Failure", "Limits", "Reason", "prepare", "run_apart"]
