"""The state of a dialogue as JSON and back: what makes a conversation survive a restart."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from core.dialogue.state import Choice, Node, Offer, Purpose, State
from core.domain.slot import Mode
from core.language.wishes import Window, Wish

VERSION = 1
_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def dumps(state: State) -> str:
    """Return ``state`` as JSON text."""
    values = {
        "version": VERSION,
        "node": state.node.value,
        "turn": state.turn,
        "greeted": state.greeted,
        "signed_in": state.signed_in,
        "order_number": state.order_number,
        "code": state.code,
        "intent": state.intent,
        "resume": state.resume.value if state.resume else None,
        "purpose": state.purpose.value,
        "wish": _wish_out(state.wish),
        "offers": [_offer_out(offer) for offer in state.offers],
        "more": [state.more_earlier, state.more_later, state.exact],
        "chosen": _offer_out(state.chosen),
        "appointment": _offer_out(state.appointment),
        "today": state.today,
        "reason": state.reason,
        "available_from": state.available_from.isoformat() if state.available_from else None,
        "choices": [[c.event, c.index, c.phrase, c.label] for c in state.choices],
        "misses": state.misses,
        "last_input_at": _instant_out(state.last_input_at),
    }
    return _to_json(values)


def loads(text: str) -> State:
    """Return the state that ``dumps`` wrote; empty text is a conversation that begins."""
    if not text:
        return State()
    values: dict[str, Any] = json.loads(text)
    day = values["available_from"]
    return State(
        node=Node(values["node"]),
        turn=values["turn"],
        greeted=values["greeted"],
        signed_in=values["signed_in"],
        order_number=values["order_number"],
        code=values["code"],
        intent=values["intent"],
        resume=Node(values["resume"]) if values["resume"] else None,
        purpose=Purpose(values["purpose"]),
        wish=_wish_in(values["wish"]),
        offers=tuple(offer for raw in values["offers"] if (offer := _offer_in(raw))),
        more_earlier=values["more"][0],
        more_later=values["more"][1],
        exact=values["more"][2],
        chosen=_offer_in(values["chosen"]),
        appointment=_offer_in(values["appointment"]),
        today=values["today"],
        reason=values["reason"],
        available_from=date.fromisoformat(day) if day else None,
        choices=tuple(Choice(*raw) for raw in values["choices"]),
        misses=values["misses"],
        last_input_at=_instant_in(values["last_input_at"]),
    )


def _instant_out(instant: datetime | None) -> str | None:
    return instant.isoformat() if instant else None


def _instant_in(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _offer_out(offer: Offer | None) -> list[str] | None:
    if offer is None:
        return None
    return [offer.slot_id, offer.starts_at.isoformat(), offer.ends_at.isoformat(), offer.mode.value]


def _offer_in(raw: list[str] | None) -> Offer | None:
    if raw is None:
        return None
    slot_id, starts, ends, mode = raw
    return Offer(slot_id, datetime.fromisoformat(starts), datetime.fromisoformat(ends), Mode(mode))


def _wish_out(wish: Wish | None) -> dict[str, Any] | None:
    if wish is None:
        return None
    windows = [[_instant_out(w.starts_at), _instant_out(w.ends_at)] for w in wish.windows]
    return {"windows": windows, "readback": wish.readback, "trace": wish.trace}


def _wish_in(raw: dict[str, Any] | None) -> Wish | None:
    if raw is None:
        return None
    windows = tuple(Window(_instant_in(a), _instant_in(b)) for a, b in raw["windows"])
    return Wish(windows, raw["readback"], tuple(raw.get("trace", ())))
