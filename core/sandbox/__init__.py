"""Runs code that reads what strangers sent, in a process of its own with limits.

The only public name is ``run_apart``; how it can end badly is a ``Failure``, never an exception.
"""

from __future__ import annotations

from core.sandbox.failure import Failure, Reason
from core.sandbox.limits import Limits
from core.sandbox.run_apart import run_apart

__all__ = ["Failure", "Limits", "Reason", "run_apart"]
