"""The command line: ``terminlotse …``. Each command imports what it needs when it runs."""

from __future__ import annotations

from core.cli.program import main

__all__ = ["main"]
