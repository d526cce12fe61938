"""Where in an HTML mail the earlier mail and the signature stand, by mail client."""

from __future__ import annotations

import re
from typing import Any

QUOTE = "quote"
HISTORY = "history"
SIGNATURE = "signature"
DROPPED = "dropped"

_QUOTES = re.compile(
    r"\b(?:yahoo_quoted|protonmail_quote|tutanota_quote|zmail_extra|moz-email-quote|mail-quote"
    r"|zm_quote|sh-quote|front-blockquote|superhuman-quote|airmail_ext_on|bloop_original_html"
    r"|original-message|quoted-content|gmail_quote_container)\b",
    re.IGNORECASE,
)
_HISTORY_IDS = {
    "divrplyfwdmsg", "appendonsend", "mail-editor-reference-message-container",
    "ms-outlook-mobile-body-separator-line", "isforwardcontent", "isreplycontent",
    "olk_src_body_section", "replybody", "orig-message",
}  # fmt: skip
_SIGNATURES = re.compile(
    r"\b(?:gmail_signature|moz-signature|protonmail_signature_block|tutanota_signature"
    r"|ms-outlook-mobile-signature|ms-outlook-ios-signature|applemailsignature|zmail_signature"
    r"|x_gmail_signature)\b",
    re.IGNORECASE,
)
_OUTLOOK_LINE = re.compile(
    r"border(?:-top)?:\s*(?:none;\s*border-top:\s*)?solid\s+(?:#)?(?:e1e1e1|b5c4df|0078d7)",
    re.IGNORECASE,
)
_NEVER_SHOWN = {"script", "style", "head", "title", "template", "noscript", "object", "svg"}
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)


def role_of(element: Any) -> str | None:  # noqa: ANN401 - lxml has no types
    """Return what an element holds by its client's marks; None for a person's own words."""
    tag = element.tag
    if not isinstance(tag, str):
        return None
    if tag in _NEVER_SHOWN:
        return DROPPED
    if tag == "blockquote":
        return QUOTE
    if not element.attrib:
        return None
    marks = f"{element.get('class', '')} {element.get('id', '')} {element.get('name', '')}"[:500]
    style = (element.get("style") or "")[:500]
    if _HIDDEN.search(style):
        return DROPPED
    if not marks.strip() and not style:
        return None
    if _SIGNATURES.search(marks) or element.get("data-smartmail") == "gmail_signature":
        return SIGNATURE
    if _QUOTES.search(marks) or (tag == "div" and element.get("name") == "quote"):
        return QUOTE
    if (element.get("id") or "").lower() in _HISTORY_IDS or _OUTLOOK_LINE.search(style):
        return HISTORY
    return None
