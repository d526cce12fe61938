"""What a browser sees: the demo page with its phone, its letters and its live view."""
