"""Keyboards: inline, reply, removal, forced reply."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from bot.emulator.wire.errors import bad_request
from bot.emulator.wire.parameters import Parameters

DATA_LIMIT = 64
"""Bytes of callback data."""

BUTTON_LIMIT = 100
"""Buttons of one keyboard."""

URL_SCHEMES = {"http", "https", "tg", "ton", "tonsite"}

OTHER_ACTIONS = (
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
)
"""Kinds of buttons that Telegram knows and the emulator only lets pass."""

FLAGS = (
    "force_reply",
    "remove_keyboard",
    "selective",
    "one_time_keyboard",
    "resize_keyboard",
    "is_persistent",
)


def any_markup(parameters: Parameters) -> dict[str, Any]:
    """`reply_markup` of a new message; empty when there is none."""
    markup = _object(parameters)
    for flag in FLAGS:
        if not isinstance(markup.get(flag, False), bool):
            raise bad_request(f'field "{flag}" must be of type Boolean')
    if "inline_keyboard" in markup:
        return inline_markup(parameters)
    if "keyboard" in markup:
        rows = [[_label(key) for key in row] for row in _rows(markup, "keyboard")]
        return {"keyboard": rows}
    if markup.get("remove_keyboard"):
        return {"keyboard": []}
    return {}


def inline_markup(parameters: Parameters) -> dict[str, Any]:
    """`reply_markup` of an edit: an inline keyboard or nothing."""
    markup = _object(parameters)
    if not markup:
        return {}
    if "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    rows = [[_button(button) for button in row] for row in _rows(markup, "inline_keyboard")]
    if sum(map(len, rows)) > BUTTON_LIMIT:
        raise bad_request("reply markup is too long")
    kept = [row for row in rows if row]
    return {"inline_keyboard": kept} if kept else {}


def _object(parameters: Parameters) -> dict[str, Any]:
    if not parameters.text("reply_markup"):
        return {}
    markup = parameters.structure("reply_markup", "reply keyboard markup")
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    return markup


def _rows(markup: dict[str, Any], name: str) -> list[list[Any]]:
    rows = markup[name]
    if not isinstance(rows, list):
        raise bad_request(f'field "{name}" must be of type Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{name}" must be an Array of Arrays')
    return rows


def _label(key: object) -> str:
    text = key.get("text") if isinstance(key, dict) else key
    if not isinstance(text, str):
        raise bad_request("can't parse keyboard button: Can't find field \"text\"")
    if not text.strip():
        raise bad_request("keyboard button text must be non-empty")
    return text.strip()


def _button(button: object) -> dict[str, Any]:
    wrong = "can't parse inline keyboard button"
    if not isinstance(button, dict):
        raise bad_request(f"{wrong}: InlineKeyboardButton must be an Object")
    if "text" not in button:
        raise bad_request(f'{wrong}: Can\'t find field "text"')
    for name in ("text", "callback_data", "url"):
        if not isinstance(button.get(name, ""), str):
            raise bad_request(f'{wrong}: Field "{name}" must be of type String')
    text = button["text"].strip()
    if not text:
        raise bad_request("inline keyboard button text must be non-empty")
    return {"text": text} | _action(button)


def _action(button: dict[str, Any]) -> dict[str, Any]:
    if button.get("url"):
        return {"url": _address(button["url"])}
    if button.get("callback_data"):
        if len(button["callback_data"].encode()) > DATA_LIMIT:
            raise bad_request("BUTTON_DATA_INVALID")
        return {"callback_data": button["callback_data"]}
    for name in OTHER_ACTIONS:
        if name in button:
            return {name: button[name]}
    unallowed = "Text buttons are unallowed in the inline keyboard"
    raise bad_request(f"can't parse inline keyboard button: {unallowed}")


def _address(url: str) -> str:
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
    except ValueError:
        parts = urlsplit("")
    wrong = f"inline keyboard button URL '{url}' is invalid:"
    if parts.scheme not in URL_SCHEMES:
        raise bad_request(f"{wrong} Unsupported URL protocol")
    if parts.scheme.startswith("http") and "." not in parts.netloc and "localhost" not in url:
        raise bad_request(f"{wrong} Wrong HTTP URL")
    return url
