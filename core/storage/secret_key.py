"""Marks, checks and seals under one secret key: HMAC-SHA-256 and AES-256-GCM."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from core.domain.errors import Broken

SHORTEST_KEY = 32
NONCE = 12
"""Random bytes before each seal; as many as AES-GCM wants."""


class SecretKey:
    """Implements core.ports.secrets.Secrets. Each purpose uses a key of its own."""

    def __init__(self, key: str) -> None:
        """Derive the keys from ``key``; raises ValueError when it is shorter than 32 characters."""
        if len(key) < SHORTEST_KEY:
            raise ValueError(f"der Schlüssel braucht mindestens {SHORTEST_KEY} Zeichen")
        root = key.encode()
        self._mark_key = hmac.digest(root, b"mark", hashlib.sha256)
        self._check_key = hmac.digest(root, b"check", hashlib.sha256)
        self._order_key = hmac.digest(root, b"order", hashlib.sha256)
        seal_key = hmac.digest(root, b"seal", hashlib.sha256)
        self._seal = AESGCM(seal_key)

    def mark(self, secret: str) -> str:
        """Return the one-way mark of a typed secret."""
        return hmac.digest(self._mark_key, secret.encode(), hashlib.sha256).hex()

    def check(self, order_number: str, mark: str) -> str:
        """Return the value kept with an order to recognise the mark of its postcode."""
        message = f"{order_number}|{mark}".encode()
        return hmac.digest(self._check_key, message, hashlib.sha256).hex()

    def order_key(self, order_number: str) -> str:
        """Return the key under which tries at an order number are counted."""
        return hmac.digest(self._order_key, order_number.encode(), hashlib.sha256).hex()

    def seal(self, text: str) -> str:
        """Return ``text`` encrypted."""
        nonce = os.urandom(NONCE)
        sealed = nonce + self._seal.encrypt(nonce, text.encode(), None)
        return base64.urlsafe_b64encode(sealed).decode()

    def unseal(self, sealed: str) -> str:
        """Return the text of a seal; raises Broken when it was made with another key."""
        try:
            raw = base64.urlsafe_b64decode(sealed)
            return self._seal.decrypt(raw[:NONCE], raw[NONCE:], None).decode()
        except (InvalidTag, ValueError):
            raise Broken("a postcode was sealed with another secret key") from None
