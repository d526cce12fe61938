"""What happens at each row of the table: pure functions from state and meaning to a turn."""
