"""The words by which programs say who wrote what they quote, and sentences that only look so."""

from __future__ import annotations

import re

_VERBS = (
    "wrote|writes|schrieb|schrieben|schreibt|geschrieben|a écrit|écrit|ha scritto|scritto|escribió"
    "|escribio|ha escrit|escreveu|schreef|geschreven|skrev|skrifaði|napisał|napisała|napsal"
    "|napsala|napísal|napísala|napisao|napisala|kirjoitti|kirjutas|написал|написала|написав|пише"
    "|пишет|писал|yazdı|írta|έγραψε|a scris|rašė|rakstīja"
    "|va escriure|menulis|đã viết|viết"
)
VERB = re.compile(
    rf"(?<!\w)(?:{_VERBS})(?:\(\w{{1,2}}\))?(?!\w)|写道|寫道|のメール|작성", re.IGNORECASE
)
VERB_LAST = re.compile(
    rf"(?:(?<!\w)(?:{_VERBS})(?:\(\w{{1,2}}\))?|写道|寫道)\s*[:：]?\s*\Z", re.IGNORECASE
)
_WORDS_THAT_OPEN = (
    "on|at|am|den|le|il|el|em|op|dnia|w dniu|in data|dne|pe|på|в|vào|a|på|la"
    "|mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim|mié|jue|vie|sáb"
    "|ma|ti|ke|to|su|tir|ons|tor|fre|lør|søn|lör|sön|mån|tis|maa|din|woe|don|vri|zat|zon|zo|wo|vr|za"
    "|пн|вт|ср|чт|пт|сб|вс|нд|pon|wt|śr|czw|pt|sob|ndz|nd|seg|ter|qua|qui|sex"
    r"|\w{3,12}(?:tag|day|woch|abend)|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
    "|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
)
OPENING = re.compile(rf"(?:(?:{_WORDS_THAT_OPEN})\b[.,]?\s|\d|在|\W?\d)", re.IGNORECASE)
DATED_OPENING = re.compile(
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}:\d\d|\d{1,2}\.? \w{3,12}\.? \d{4}"
    r"|\w{2,12}[.,]{1,2} \d|\w{6,12}, \d)"
)
OWN_SENTENCE = re.compile(
    r"\b(?:[Ii]ch|[Ww]ir|hat(?:te)? (?:uns|mir|ihm|ihr|ihnen|Ihnen|dir|euch)"
    r"|schrieb(?:en)? (?:mir|uns|ich|wir|er|sie|ihm|ihr|man|ihnen|Ihnen|mich|der"
    r"|die|das|ein|eine|unser|unsere|mein|meine|jemand|dieser|diese|dann|auch)"
    r"|(?:I|we|he|she|they) wrote|wrote (?:me|us|to))\b"
)
