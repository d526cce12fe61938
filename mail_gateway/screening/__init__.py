"""Loops, automatic mail, bounces, forged senders, limits: one check a file, one verdict."""

from __future__ import annotations

from mail_gateway.screening.rules import Rules
from mail_gateway.screening.screen import screen
from mail_gateway.screening.verdict import Authentication, Bounce, Outcome, Verdict

__all__ = ["Authentication", "Bounce", "Outcome", "Rules", "Verdict", "screen"]
