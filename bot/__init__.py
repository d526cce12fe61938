"""Telegram: updates in, messages out. Nothing else imports aiogram."""
