"""A choice as Telegram carries it in a button: ``o:<turn>:<index>``, at most 64 bytes."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData


class ChoiceData(CallbackData, prefix="o"):
    """The turn that offered the choice, and which of its choices it is."""

    turn: int
    index: int
