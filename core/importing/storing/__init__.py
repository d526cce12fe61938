"""How rows of each kind are compared with the database and written into it."""
