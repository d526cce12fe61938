"""The door for mail: SMTP and LMTP in, acknowledged once it is on the disk."""
