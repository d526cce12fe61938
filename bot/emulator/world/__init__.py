"""What exists in the emulated Telegram: chats, messages, files, and the queue of updates."""
