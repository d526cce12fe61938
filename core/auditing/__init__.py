"""The audit: every invariant recomputed from the data, past the stores that should hold it."""
