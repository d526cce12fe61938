"""What people write, sorted by what it may lead to. The sorting is ours, not the machine's."""

from __future__ import annotations

YES = (
    "ja", "Ja", "JA!", "ja bitte", "jo", "jawohl", "gerne", "ok", "okay", "passt", "einverstanden",
    "👍", "Ja, gerne", "genau", "ja\u200f", "\u202eja", " ja ", "Ja, fest buchen",
    "Ja, verschieben", "Ja, Termin absagen", "ja fest buchen", "👍" * 2000, "ｊａ", "𝐣𝐚",
    "\u0336j\u0336a\u0336", "ja'; --",
)  # fmt: skip
"""Nothing but these, and the button that says yes, may ever book, move or cancel."""

NO = ("nein", "Nein danke", "nö", "lieber nicht", "👎", "Nein, andere Termine zeigen",
      "Nein, Termin behalten", "keiner")  # fmt: skip

HALF = (
    "ja, aber nur vormittags", "ja nein", "ja?", "vielleicht", "jain", "ja oder nein", "Jahr",
    "naja", "ja, wenn meine Tochter kann", "👍👎", "jaaaa??", "nicht ja", "Ja, fest buchen?",
)  # fmt: skip
"""Close to a yes, and none."""

GARBAGE = (
    "🙈🙈", "…", "?!", "<3", "#", ";;", "🇺🇦", "¯\\_", "(•)", "))", "…?…", "🎈",
)  # fmt: skip
"""Means nothing anywhere, not even a reason."""

NUMBERS = ("1", "2", "3", "4", "5", "6", "7", "0", "99", "Nummer 2", "die zweite", "den letzten",
           "eins", "-1", "1.", "2)", "der erste bitte")  # fmt: skip

WISHES = (
    "Dienstag", "nächste Woche", "vormittags", "nachmittags", "3.12.", "am 1. Dezember",
    "Freitag nachmittag", "morgen", "Morgen!", "übermorgen", "in zwei Wochen", "31.12.2026",
    "29. Februar", "nicht Montag", "egal wann", "ab 10 Uhr", "zwischen 9 und 12",
    "Mittwoch oder Donnerstag", "Samstag", "gestern", "1.1.2020", "um vier", "halb drei", "KW 49",
    "heute", "der 40.", "am 12.", "spätestens Freitag", "nächsten Dienstag",
)  # fmt: skip

INTENTS = (
    "Termin buchen", "Ich möchte einen Termin", "Wann ist mein Termin?", "Mein Termin",
    "Termin verschieben", "verschieben", "absagen", "Termin absagen", "Ich muss leider absagen",
    "Welche Termine sind frei?", "Freie Termine zeigen", "früher", "später", "Spätere Termine",
    "Frühere Termine", "Termin am Dienstag buchen", "Bitte auf nächste Woche verschieben",
    "Ich bin umgezogen", "Ich habe keine Mail bekommen", "Keiner der Termine passt",
    "Ich bin in der Reha", "Hilfe", "Hilfe: So geht es", "Es geht mir nicht gut",
    "Ich bin in einer Klinik", "Ein anderer Grund", "Weiß ich noch nicht",
    "Meine Tochter kann nicht", "zurück", "Zurück", "abbrechen", "Weiter mit dem Assistenten",
    "Mensch", "Mit einem Menschen sprechen", "Zur Übersicht",
)  # fmt: skip

POLITE = ("Hallo", "Guten Tag", "Danke", "Vielen Dank!", "Auf Wiedersehen", "Tschüss", "Moin")

QUESTIONS = (
    "Was passiert nach dem Fristdatum?", "Warum brauchen Sie meine Postleitzahl?",
    "Was muss ich bereithalten?", "Wer soll dabei sein?", "Warum gibt es keine späteren Termine?",
    "Wie wird das Wetter?",
)  # fmt: skip

CANARY = "Zaunkönig"
"""Stands in texts that must never come back."""

NASTY = (
    "'; DROP TABLE slots; --", "<script>alert('Zaunkönig')</script>", "{{ 7 * 7 }}", "%s%n%x",
    "\x00\x01\x02", "\u202eThe quick\u202c", "\u200b\u200b", "   ", "", "\n\n\n", "<b>ja</b>",
    "Zaunkönig " * 400, "ja " * 1300, "1" * 4000, "Dienstag " * 400, "x" * 4000, "Ä" * 3000,
    "o:1:0", "/start o:1:0", "/", "/quatsch", "//start", "/START", "null", "None",
    "Ich heiße Zaunkönig und wohne im Zaunkönigweg 7", "Zaunkönig am Dienstag",
    "Termin\u00a0buchen", "ТЕРМИН", "تيرمين", "\ud83d", "1e9", "٣", "²", "½ drei",
)  # fmt: skip

ODD_NUMBERS = (
    "4711081", "471108152", "123456", "0211 1382-200", "DE89 3704 0044 0532 0130 00", "12345678901",
    "99999", "00000", "1234", "47110815", "12345678", "4711 0815 20", "112",
)  # fmt: skip

BY_KIND = (
    YES, YES, NO, HALF, GARBAGE, NUMBERS, NUMBERS, WISHES, INTENTS, INTENTS, (*POLITE, *QUESTIONS),
    ODD_NUMBERS, NASTY,
)  # fmt: skip
"""All of it, by kind, so that each kind comes as often as it should."""
