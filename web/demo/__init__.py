"""The demo page: a phone to chat on, letters to try, and what was booked, live."""
