"""What mail programs and virus scanners add below a text: "Von meinem iPhone gesendet"."""

from __future__ import annotations

import re

LONGEST = 160
MOST_WORDS = 14

_DEVICE = re.compile(
    r"phone|iphon|ipad|ipod|android|samsung|galaxy|huawei|xiaomi|redmi|oneplus|motorola|nokia|sony|htc"
    r"|pixel|wiko|blackberry|windows|outlook|mail|gmx|web\.de|yahoo|gmail|aol|t-online|thunderbird"
    r"|proton|freenet|\bapp\b|app\b|\bios\b|mobil|handy|tablet|unterwegs|smartphone|telefon|gerät"
    r"|telefoon|téléphone|teléfono|telefono|телефон|cell|laptop|browser|tutanota|spark|airmail",
    re.IGNORECASE,
)
_SENT_FIRST = re.compile(
    r"(?:sent|written|composed|typed) (?:from|via|by|with|using|on)\b"
    r"|(?:gesendet|versendet|verschickt|geschrieben|verfasst)"
    r" (?:von|vom|mit|über|via|aus|mittels)\b"
    r"|envoyée? (?:depuis|de|du|avec|par|via|à partir)\b|inviat[oa] (?:da|dal|dalla|con|tramite)\b"
    r"|enviad[oa] (?:desde|con|do|da|de|a partir|via|vía|pelo|pela|mediante)\b"
    r"|(?:verzonden|verstuurd) (?:vanaf|met|via|van|vanuit|door)\b"
    r"|sendt (?:fra|via|med)\b|(?:skickat|skickades) (?:från|via|med)\b|lähetetty\b"
    r"|wysłan[eoay] (?:z|ze|przez|za|ze|za pomocą)\b|odesl[aá]no (?:z|ze|pomocí)\b"
    r"|odoslané (?:z|zo)\b|отправлено (?:с|из|со|через)\b|надіслано (?:з|із|від)\b"
    r"|trimis (?:de|din)\b"
    r"|elküldve\b|poslano (?:z|iz|s)\b",
    re.IGNORECASE,
)
_MY = re.compile(
    r"\s*(?:my|meine[mr]?|mon|ma|mio|mia|mi|meu|minha|mijn|min|mitt|mit|mojego|mojej|mého|моего|мого)\b",
    re.IGNORECASE,
)
_FROM_SENT = re.compile(
    r"von (?:meine[mr]|einem|unterwegs|mobil|outlook|iphone|ipad|android|yahoo|my)\b.{0,80}"
    r"\b(?:gesendet|versendet|verschickt|geschrieben)",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?:diese|dieses) (?:nachricht|e-?mail|mail) wurde (?:von|mit|auf|über|vom) .{1,90}"
    r"\b(?:gesendet|versendet|verfasst|geschrieben|verschickt)"
    r"|(?:get|download|holen sie sich|laden sie|hol dir|télécharger|téléchargez|obtenir|obtenez"
    r"|scarica|descargar|obtener|download)"
    r" (?:bitte )?outlook (?:for|für|pour|per|para|voor)\b.{0,30}"
    r"|outlook für (?:ios|android|mac|windows) (?:beziehen|herunterladen|abrufen|holen)"
    r"|from my (?:iphone|ipad|android|phone|mobile|samsung|galaxy|blackberry)\b.{0,30}"
    r"|\w{1,30} from mobile|(?:從|从|发自|發自)我的.{1,40}|.{0,4}(?:iphone|ipad|android)から送信"
    r"|나의 .{1,30}에서 보냄|.{1,40} (?:tarafından|'dan) gönderildi"
    r"|virenfrei\.? ?(?:www\.)?\w{0,12}(?:\.com)?|virus-free\.? ?(?:www\.)?\w{0,12}(?:\.com)?"
    r"|diese e-?mail wurde von .{1,60} auf viren gepr.ft"
    r"|this e?-?mail has been checked for viruses by .{1,60}",
    re.IGNORECASE,
)
_LINK = re.compile(r"\]?\(https?://[^\s()]*\)|<?\bhttps?://[^\s<>]*>?|(?<=\w)https?://\S*")
_BY_PEOPLE = re.compile(
    r"\b(?:wurden?|wird|werden|ist|sind|hat|haben|heute|gestern|am|kolleg\w*|chef\w*|mann|frau"
    r"|partner\w*|mitarbeiter\w*|büro|team|yesterday|today|office|colleague|desk|is|was|are|were)\b",
    re.IGNORECASE,
)
_AROUND = " \t*_<>()[]|.–-"


def is_added_by_device(line: str) -> bool:
    """Whether a program wrote this line below a person's text."""
    if len(line) > LONGEST or len(line.split()) > MOST_WORDS:
        return False
    core = _LINK.sub("", line).strip(_AROUND).replace("[", "").replace("]", "")
    if found := _SENT_FIRST.match(core):
        rest = core[found.end() :]
        named = bool(_MY.match(rest) or _DEVICE.search(" ".join(rest.split()[:4])))
        return named and ":" not in rest and not _BY_PEOPLE.search(rest)
    if found := _FROM_SENT.fullmatch(core):
        return not _BY_PEOPLE.search(core)
    return bool(_WHOLE.fullmatch(core))
