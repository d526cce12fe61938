"""What people write, in German: secrets, numbers, wishes for a time, intents. Pure, no clock."""
