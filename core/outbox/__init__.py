"""From the outbox to the person: at least once, in order within a conversation, at the set pace."""
