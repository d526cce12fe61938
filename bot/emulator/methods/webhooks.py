"""setWebhook, deleteWebhook and getWebhookInfo."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from bot.emulator.methods.allowed import set_allowed_updates
from bot.emulator.wire.errors import bad_request
from bot.emulator.wire.parameters import Parameters
from bot.emulator.world.pending import Webhook
from bot.emulator.world.world import World

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
"""Hosts for which plain HTTP is accepted; Telegram itself insists on HTTPS."""


def set_webhook(world: World, parameters: Parameters) -> bool:
    """Push updates to `url` from now on; an empty `url` deletes the webhook."""
    url = parameters.text("url").strip()
    if not url:
        return delete_webhook(world, parameters)
    _check_url(url)
    secret = parameters.text("secret_token")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    set_allowed_updates(world, parameters)
    _drop_pending(world, parameters)
    world.end_poll("terminated by setWebhook request")
    connections = parameters.integer("max_connections", 40, 1, 100)
    world.webhook = Webhook(url, secret, connections)
    world.updates.signal.notify()
    return True


def delete_webhook(world: World, parameters: Parameters) -> bool:
    """Back to getUpdates."""
    _drop_pending(world, parameters)
    world.webhook = None
    world.updates.signal.notify()
    return True


def get_webhook_info(world: World, _parameters: Parameters) -> dict[str, Any]:
    """How the webhook is doing."""
    world.updates.expire(world.clock())
    told: dict[str, Any] = {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.pending),
    }
    webhook = world.webhook
    if webhook is not None:
        told |= {"url": webhook.url, "max_connections": webhook.max_connections}
        if webhook.last_error_at is not None:
            told["last_error_date"] = int(webhook.last_error_at.timestamp())
            told["last_error_message"] = webhook.last_error
    if world.updates.allowed is not None:
        told["allowed_updates"] = sorted(world.updates.allowed)
    return told


def _drop_pending(world: World, parameters: Parameters) -> None:
    if parameters.flag("drop_pending_updates"):
        world.updates.pending.clear()


def _check_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        raise bad_request("invalid webhook URL specified") from None
    if not host:
        raise bad_request("invalid webhook URL specified")
    if parts.scheme != "https" and not (parts.scheme == "http" and host in LOOPBACK):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
