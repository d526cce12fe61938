"""What the program tells about itself: structured logs without secrets, and metrics."""
