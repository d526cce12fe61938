"""Terminlotse: the booking core, which knows no channel."""
