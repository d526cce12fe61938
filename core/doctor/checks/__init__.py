"""What the doctor looks at, one thing a file."""
