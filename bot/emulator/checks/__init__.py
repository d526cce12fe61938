"""What Telegram accepts: texts, their formatting, and keyboards."""
