"""What each kind of file holds: its columns, how each is read, and what must fit together."""
