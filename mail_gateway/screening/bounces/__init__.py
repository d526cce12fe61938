"""Bounces: messages of ours that did not arrive."""

from __future__ import annotations

from mail_gateway.screening.bounces.recognise import recognise_bounce

__all__ = ["recognise_bounce"]
