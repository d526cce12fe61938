"""The Telegram channel: updates in, messages out, and an emulator of the Bot API."""
