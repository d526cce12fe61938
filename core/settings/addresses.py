"""Addresses in settings: where to listen, and whom to call."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"[\w.:%-]+|\[[\w.:%-]+\]")


def split_address(address: str) -> tuple[str, int]:
    """Return host and port of ``host:port``; raises ValueError that says what is allowed."""
    host, _, port = address.rpartition(":")
    if not _HOST.fullmatch(host) or not re.fullmatch("[0-9]{1,5}", port) or int(port) > 65535:
        raise ValueError("erlaubt ist eine Adresse wie 127.0.0.1:8080")
    return host.strip("[]"), int(port)


def checked_url(url: str) -> str:
    """Return ``url``; raises ValueError that says what is allowed unless it is http or https."""
    try:
        parts = urlsplit(url)
        good = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        good = None
    if not good or re.search(r"\s", url):
        raise ValueError("erlaubt ist eine Adresse, die mit https:// beginnt")
    return url
