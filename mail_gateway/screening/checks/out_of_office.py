"""Out-of-office notes, by how their subjects begin in Europe's languages."""

from __future__ import annotations

import re

from mail_gateway.screening.rules import Arrival
from mail_gateway.screening.verdict import Mark, Outcome

_BEGINNINGS = (
    # German
    "automatische (?:rück|rueck)?antwort",
    "automatisch (?:generierte|erstellte) (?:antwort|nachricht)",
    "abwesenheits(?:notiz|nachricht|assistent|meldung|info)", "abwesend:", "urlaubsnotiz",
    "(?:ich bin )?(?:derzeit |zurzeit |momentan )?(?:nicht im (?:büro|hause?)|außer haus)",
    "ich bin (?:derzeit |zurzeit |momentan )?abwesend",
    # English
    "auto(?:matic)?[ -]?(?:reply|response|responder|answer)", "out of (?:the )?office", "ooo",
    "vacation (?:reply|notice|response)", "away from (?:the|my) office",
    # French, Italian, Spanish, Portuguese
    "r[ée]ponse automatique", "absence du bureau", "message d'absence", "absent du bureau",
    "risposta automatica", "fuori (?:ufficio|sede)", "respuesta autom[áa]tica",
    "fuera de (?:la )?oficina", "resposta autom[áa]tica", "fora do escrit[óo]rio",
    # Dutch, Scandinavian, Finnish
    "automatisch antwoord", "afwezigheidsbericht", "afwezig:", "autosvar", "automatiskt? svar",
    "frånvaromeddelande", "frånvaro:", "fraværsmelding", "fravær:", "automaattinen vastaus",
    "poissaoloviesti", "poissa toimistosta",
    # Polish, Czech, Slovak, Hungarian, Romanian, Croatian, Greek, Turkish
    "odpowiedź automatyczna", "automatyczna odpowiedź", "poza biurem", "automatická odpově[ďd]",
    "mimo kancelář", "automatikus válasz", "házon kívül", "răspuns automat", "automatski odgovor",
    "αυτόματη απάντηση", "otomatik yanıt", "ofis dışında",
    # Russian, Ukrainian, Chinese, Japanese
    "автоматический ответ", "автоответ", "вне офиса", "автоматична відповідь",
    "自动(?:回复|答复)", "自動(?:回覆|返信|応答)",
)  # fmt: skip
_SUBJECT = re.compile(rf"[\W_]*(?:{'|'.join(_BEGINNINGS)})(?:\b|(?<=\W))", re.IGNORECASE)


def out_of_office(arrival: Arrival) -> Mark | None:
    """Whether the subject begins as an out-of-office note does; a person's "Re: …" does not."""
    if not _SUBJECT.match(arrival.mail.subject[:200]):
        return None
    return Mark(
        code="out_of_office", outcome=Outcome.DROPPED_AUTO, answerable=False, auto_reply=True
    )
