"""The audit: every invariant recomputed from the data, past the stores that are meant to hold it."""
