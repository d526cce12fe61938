"""Buttons under a message: one in a row, because old fingers and long German words need width."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from core.ports.outbound import Button

LONGEST_LABEL = 60


def keyboard(buttons: Sequence[Button]) -> InlineKeyboardMarkup | None:
    """Return the keyboard of ``buttons``, None when there are none."""
    if not buttons:
        return None
    rows = [
        [InlineKeyboardButton(text=button.label[:LONGEST_LABEL], callback_data=button.choice)]
        for button in buttons
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows)
