"""The rules of the appointment service, pure: no clock, no I/O, no channel."""
