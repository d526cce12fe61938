"""What people write, in German: secrets hidden, numbers, wishes for a time, intents. Pure, no clock."""
