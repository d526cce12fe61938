"""How mail programs announce what they quote, one way a line or block, all made up for this."""

from __future__ import annotations

ATTRIBUTIONS = [
    "Am 24.11.2026 um 09:12 schrieb Terminlotse <auftrag+ab12@termine.example>:",
    "Am Di., 24. Nov. 2026 um 09:12 Uhr schrieb Terminlotse <\nauftrag+ab12@termine.example>:",
    "Am 24.11.26 um 09:12 schrieb Terminlotse:",
    "Am 24. November 2026 09:12:31 MEZ schrieb Terminlotse <auftrag@termine.example>:",
    "Am 2026-11-24 09:12, schrieb auftrag@termine.example:",
    "Terminlotse <auftrag@termine.example> schrieb am Di., 24. Nov. 2026,\n09:12:",
    "Terminlotse <auftrag@termine.example> hat am 24.11.2026 09:12 CET geschrieben:",
    "-----Terminlotse <auftrag@termine.example> schrieb: -----",
    "Zitat von Terminlotse <auftrag@termine.example>:",
    "auftrag@termine.example schrieb:",
    "---- Am Di, 24 Nov 2026 09:12:31 +0100 Terminlotse <auftrag@termine.example> schrieb ----",
    "Dienstag, 24. November 2026, 09:12 +0100 von Lotse <auftrag@termine.example>:",
    "On Tue, Nov 24, 2026 at 9:12 AM Terminlotse <auftrag@termine.example>\nwrote:",
    "On 24 Nov 2026, at 09:12, Terminlotse <auftrag@termine.example> wrote:",
    "On 24/11/2026 09:12, Terminlotse wrote:",
    "On Tue, Nov 24, 2026\nat 9:12 AM Terminlotse\n<auftrag@termine.example> wrote:",
    "On Nov 24, 2026, at 9:12 AM, Terminlotse &lt;auftrag@termine.example&gt; wrote:",
    "Quoting Terminlotse <auftrag@termine.example>:",
    "Le mar. 24 nov. 2026 à 09:12, Terminlotse <auftrag@termine.example> a\nécrit :",
    "Le 24/11/2026 à 09:12, Terminlotse a écrit :",
    "Il giorno mar 24 nov 2026 alle ore 09:12 Terminlotse <\nauftrag@termine.example> ha scritto:",
    "El mar, 24 nov 2026 a las 9:12, Terminlotse (<auftrag@termine.example>)\nescribió:",
    "Em ter., 24 de nov. de 2026 às 09:12, Terminlotse <\nauftrag@termine.example> escreveu:",
    "Op di 24 nov 2026 om 09:12 schreef Terminlotse <auftrag@termine.example>:",
    "Den tir. 24. nov. 2026 kl. 09.12 skrev Terminlotse <\nauftrag@termine.example>:",
    "Den tis 24 nov. 2026 kl 09:12 skrev Terminlotse <auftrag@termine.example>:",
    "ti 24. marrask. 2026 klo 9.12 Terminlotse (auftrag@termine.example) kirjoitti:",
    "wt., 24 lis 2026 o 09:12 Terminlotse <auftrag@termine.example> napisał(a):",
    "út 24. 11. 2026 v 9:12 odesílatel Terminlotse <auftrag@termine.example>\nnapsal:",
    "ut 24. 11. 2026 o 9:12 Terminlotse <auftrag@termine.example> napísal(a):",
    "Terminlotse <auftrag@termine.example> ezt írta (időpont: 2026. nov. 24., K, 9:12):",
    "вт, 24 нояб. 2026 г. в 09:12, Terminlotse <auftrag@termine.example>:",
    '24.11.2026, 09:12, "Terminlotse" <auftrag@termine.example>:',
    "вт, 24 лист. 2026 р. о 09:12 Terminlotse <auftrag@termine.example> пише:",
    "Terminlotse <auftrag@termine.example>, 24 Kas 2026 Sal, 09:12 tarihinde şunu yazdı:",
    "În mar., 24 nov. 2026 la 09:12, Terminlotse <auftrag@termine.example> a scris:",
    "uto, 24. stu 2026. u 09:12 Terminlotse <auftrag@termine.example> napisao je:",
    "2026年11月24日(火) 9:12 Terminlotse <auftrag@termine.example>:",
    "Terminlotse <auftrag@termine.example> 于2026年11月24日周二 上午9:12写道：",
    ">>> Terminlotse <auftrag@termine.example> 24.11.2026 09:12 >>>",
    "-----Ursprüngliche Nachricht-----",
    "----- Ursprüngliche Mail -----",
    "-------- Originalnachricht --------",
    "---------- Weitergeleitete Nachricht ---------",
    "Anfang der weitergeleiteten Nachricht:",
    "-----Original Message-----",
    "---------- Forwarded message ---------",
    "-------- Message d'origine --------",
    "-------- Messaggio originale --------",
    "-------- Oorspronkelijk bericht --------",
    "--- Bitte oberhalb dieser Zeile antworten ---",
    "______________\nBitte antworten Sie oberhalb dieser Zeile.",
]

BLOCKS = """\
Von: Terminlotse <auftrag@termine.example>
Gesendet: Dienstag, 24. November 2026 09:12
An: Glas Muster
Betreff: Neuer Auftrag

Ursprüngliche Nachricht
Von: Terminlotse <auftrag@termine.example>
Gesendet: Dienstag, 24. November 2026 09:12
Betreff: Neuer Auftrag

Von: Lotse <auftrag@termine.example> Gesendet: Dienstag, 24. November 2026 An: Glas

Von: Terminlotse [mailto:auftrag@termine.example]
Gesendet: Dienstag, 24. November 2026 09:12
An: 'info@glas.example'
Cc: Büro
Betreff: Neuer Auftrag
Wichtigkeit: Hoch

________________________________
Von: Terminlotse <auftrag@termine.example>
Gesendet: Dienstag, 24. November 2026 09:12:31
An: Glas Muster <info@glas.example>
Betreff: Neuer Auftrag

Gesendet: Dienstag, 24. November 2026 um 09:12 Uhr
Von: "Terminlotse" <auftrag@termine.example>
An: info@glas.example
Betreff: Neuer Auftrag

*Von:* Terminlotse
*Gesendet:* Dienstag, 24. November 2026 09:12
*An:* Glas Muster
*Betreff:* Neuer Auftrag mit einem langen
Betreff auf zwei Zeilen

Von: Terminlotse
An: info@glas.example
Datum: 24.11.2026 09:12
Betreff: Neuer Auftrag

-------- Weitergeleitete Nachricht --------
Betreff: Neuer Auftrag
Datum: Tue, 24 Nov 2026
Von: Terminlotse <auftrag@termine.example>
An: info@glas.example

From: Terminlotse <auftrag@termine.example>
Sent: Tuesday, November 24, 2026 9:12 AM
To: Glas Muster
Subject: Neuer Auftrag

De : Terminlotse <auftrag@termine.example>
Envoyé : mardi 24 novembre 2026 09:12
À : Glas Muster
Objet : Neuer Auftrag

Da: Terminlotse <auftrag@termine.example>
Inviato: martedì 24 novembre 2026 09:12
A: Glas Muster
Oggetto: Neuer Auftrag

Van: Terminlotse <auftrag@termine.example>
Verzonden: dinsdag 24 november 2026 09:12
Aan: Glas Muster
Onderwerp: Neuer Auftrag

De: Terminlotse <auftrag@termine.example>
Enviado el: martes, 24 de noviembre de 2026 9:12
Para: Glas Muster
Asunto: Neuer Auftrag

Od: Terminlotse <auftrag@termine.example>
Wysłano: wtorek, 24 listopada 2026 09:12
Do: Glas Muster
Temat: Neuer Auftrag

Fra: Terminlotse <auftrag@termine.example>
Sendt: 24. november 2026 09:12
Til: Glas Muster
Emne: Neuer Auftrag

Från: Terminlotse <auftrag@termine.example>
Skickat: den 24 november 2026 09:12
Till: Glas Muster
Ämne: Neuer Auftrag

От: Terminlotse <auftrag@termine.example>
Отправлено: 24 ноября 2026 г. 9:12
Кому: Glas Muster
Тема: Neuer Auftrag
""".strip().split("\n\n")

DEVICES = [
    "Von meinem iPhone gesendet",
    "Gesendet von meinem iPad",
    "Von meinem Samsung Galaxy Smartphone gesendet.",
    "Gesendet von Mail für Windows",
    "Gesendet von Outlook für iOS<https://aka.ms/o0ukef>",
    "Von Outlook für Android gesendet",
    "Holen Sie sich Outlook für Android<https://aka.ms/AAb9ysg>",
    "Gesendet mit der GMX Mail App",
    "Gesendet mit der WEB.DE Mail App",
    "Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.",
    "Von unterwegs gesendet",
    "Gesendet mit der Telekom Mail App",
    "Virenfrei.www.avast.com",
    "Diese E-Mail wurde von Avast-Antivirussoftware auf Viren geprüft.",
    "Sent from my iPhone",
    "Sent from Yahoo Mail for iPhone",
    "Get Outlook for Android",
    "Envoyé de mon iPhone",
    "Inviato da iPhone",
    "Enviado desde mi iPhone",
    "Verstuurd vanaf mijn iPhone",
    "Skickat från min iPhone",
    "Sendt fra min iPhone",
    "Wysłane z iPhone'a",
    "Отправлено с iPhone",
    "Odesláno z iPhonu",
    "Lähetetty iPhonesta",
]

OWN_WORDS = [
    "Am 3. Dezember 2026 um 10 Uhr passt es gut:",
    "Am 24.11.2026 um 14:03 schrieb uns die Kundin:\nSie ist erst ab 16 Uhr zu Hause.",
    "Am 24.11.2026 schrieb ich Ihnen:\nWir haben keine Kapazität.",
    "Die Kundin hat uns geschrieben:\nBitte erst im Januar.",
    "Von: Düsseldorf\nAn: Köln\nDatum: 3.12.2026",
    "Rechnung anbei.\nGesendet per Post auch an die Versicherung.\nViele Grüße",
    "Ja\nVon meinem Kollegen wurde die Rechnung am Montag gesendet.\nViele Grüße",
    "Gesendet von Frau Kurz am Montag, bitte prüfen.\nDanke",
    "Betreff: Ihr Auftrag 4711\nWir übernehmen.",
    "Kosten:\n> 100 Euro",
    "Bitte rufen Sie an unter\n\n0211 123456\n\nvor 10:00",
    "Termine\n=======\n\n- Montag\n- Dienstag",
    "| Scheibe | Preis |\n| ------- | ----- |\n| vorn | 310 € |",
    "Erstens: ja\n-----\nZweitens: nein",
    "```\n--\n> Am 24.11.2026 um 09:12 schrieb X <x@y.example>:\n```\nSo kam es an.",
    "1. Ja\n2. Nein\n\n   a) 3.12.\n   b) 4.12.",
    "Datum: 3.12.2026\nUhrzeit: 10:00\nOrt: Werkstatt",
    "Preis > 100 Euro?\n\n>5 km Anfahrt wird berechnet",
    "On Monday we wrote to the customer:\nno answer yet",
    "Wir fahren nach:\n\nKöln – 3.12.2026, 10:00\nBonn – 4.12.2026, 10:00:\n\nmit zwei Leuten",
    "Bitte an max@glas.example schicken:\nRechnung und Bild",
    "—\nMax Muster\nGlas Muster",
    "Sent from my desk, which is easier than my phone.\nDanke",
    "Die Notiz wurde gesendet von meinem Handy aus am Montag.",
    "Am 3.12.2026 um 10 Uhr passt es",
    "Hallo -- das geht so nicht -- leider.",
    "An: Köln",
    "Mit freundlichen Grüßen\nMax Muster",
]
