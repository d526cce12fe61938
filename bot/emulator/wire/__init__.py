"""HTTP: what goes in and out on the bot's side and on the phone's side."""
