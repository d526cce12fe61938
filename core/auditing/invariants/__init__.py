"""The invariants, by what they are about."""
