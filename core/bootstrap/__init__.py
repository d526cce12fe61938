"""The one place where parts are put together into a running program."""
