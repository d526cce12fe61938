"""Mails are kept as they came before anybody reads them."""
