"""The header of an earlier mail as programs copy it into the text: Von, Gesendet, An, Betreff."""

from __future__ import annotations

import re
from collections.abc import Sequence

MOST_LINES = 14

LABELS: dict[str, str] = {
    "from": "From|Von|De|Da|Van|Från|Fra|Od|Lähettäjä|Feladó|От|Від|Kimden|Expéditeur|Mittente"
    "|Afzender|Remitente|发件人|寄件者|差出人|보낸 사람",
    "sent": "Sent|Gesendet am|Gesendet|Envoyé le|Envoyé|Inviato il|Inviato|Verzonden op|Verzonden"
    "|Skickat|Sendt|Wysłano|Wysłane|Enviado el|Enviado em|Enviada em|Enviado|Enviada|Lähetetty"
    "|Odesláno|Отправлено|Надіслано|Gönderildi|Elküldve|发送时间|寄件日期|送信日時",
    "date": "Date|Datum|Fecha|Data|Dato|Päiväys|Päivämäärä|Дата|Tarih|日期|Message du",
    "to": "To|An|À|A|Aan|Till|Til|Do|Komu|Para|Pour|Vastaanottaja|Кому|Címzett|Kime|收件人|宛先",
    "copy": "Cc|Bcc|Kopie|Kopie \\(CC\\)|Kopia|Copie à|Copie|Copia|Kopi|Копия|Másolat|抄送",
    "subject": "Subject|Betreff|Betr\\.|Objet|Sujet|Oggetto|Onderwerp|Ämne|Emne|Temat|Asunto"
    "|Assunto|Aihe|Předmět|Predmet|Tárgy|Тема|Konu|主题|主旨|件名",
    "reply": "Reply-To|Antwort an|Antworten an|Risposta|Répondre à|Antwoord aan|Responder a",
    "other": "Importance|Wichtigkeit|Priorität|Priority|Attachments|Anlagen|Anhänge|Anlage",
}
"""How the fields are called where, by what they say."""

_KIND_OF = {
    label.replace("\\", "").casefold(): kind
    for kind, labels in LABELS.items()
    for label in labels.split("|")
}
_LABEL = re.compile(
    rf"[ \t*_]*({'|'.join(labels for labels in LABELS.values())})[ \t*_]*[:：]", re.IGNORECASE
)
_IN_ONE_LINE = re.compile(
    rf"[ \t*_]*(?:{LABELS['from']})[ \t*]*:.{{1,150}}"
    rf"[\s*](?:{LABELS['sent']}|{LABELS['date']})[ \t*]*:"
    rf".{{1,80}}[\s*](?:{LABELS['to']}|{LABELS['subject']})[ \t*]*:",
    re.IGNORECASE,
)
_OPENS = {"from", "sent", "date", "subject"}
_ADDRESS = re.compile(r"[\w.+=/'-]{1,120}@[\w.-]{1,120}")


def header_block_end(lines: Sequence[str], labels: Sequence[str | None], start: int) -> int | None:
    """Return the line behind the block that begins with line `start`, None when none does.

    `labels` says for each line what `label_of` found. A value may run on over the next lines.
    Looks at most at `MOST_LINES` lines.
    """
    if labels[start] not in _OPENS:
        return None
    if labels[start] == "from" and _IN_ONE_LINE.match(lines[start]):
        return start + 1
    kinds: set[str] = set()
    addressed, end, running_on = False, start, 0
    last = min(len(lines), start + MOST_LINES)
    for index in range(start, last):
        label = labels[index]
        running_on = 0 if label else running_on + 1
        if running_on > 2 or not lines[index].strip():
            last = index
            break
        addressed = addressed or ("@" in lines[index] and bool(_ADDRESS.search(lines[index])))
        if label:
            kinds.add(label)
            end = index + 1
    if not _is_block(kinds, addressed=addressed):
        return None
    # The last value may run on, but only up to an empty line.
    return last if last < len(lines) and not lines[last].strip() else end


def label_of(line: str) -> str | None:
    """Return what the label at the beginning of a line says, None when there is none."""
    head = line[:60]
    found = _LABEL.match(head) if ":" in head or "：" in head else None
    return _KIND_OF.get(found[1].casefold()) if found else None


def _is_block(kinds: set[str], *, addressed: bool) -> bool:
    if "from" not in kinds:
        return False
    others = kinds - {"from", "other"}
    # "Von: Köln, An: Bonn, Datum: …" is something that a person may write.
    evidence = addressed or "subject" in kinds or "sent" in kinds
    return evidence and len(others) >= (1 if addressed else 2)
