"""The reply in a mail is what its sender newly wrote: no quote, no header of one, no word less."""

from __future__ import annotations

import pytest

from mail_gateway.reading.reply import trim
from tests.mail.reply_headers import ATTRIBUTIONS, BLOCKS, DEVICES, OWN_WORDS

OWN = "Ja, wir übernehmen.\n\nDer Termin passt am 3.12. um 10 Uhr."
ORDER = "Guten Tag,\n\nein neuer Auftrag für Sie:\n- Frontscheibe\n\nIhr Terminservice"


def quoted(text: str, sign: str = "> ") -> str:
    """The text as mail programs quote it."""
    return "\n".join(f"{sign}{line}".rstrip() for line in text.split("\n"))


@pytest.mark.parametrize("header", ATTRIBUTIONS + BLOCKS)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_what_is_quoted_goes(header: str, ends: str) -> None:
    """Above an earlier mail, only the person's own words remain, quoted or not."""
    for order in (ORDER, quoted(ORDER)):
        mail = f"{OWN}\n\n{header}\n\n{order}\n"
        assert trim(mail.replace("\n", ends)).text == OWN


@pytest.mark.parametrize("header", ATTRIBUTIONS[:41] + BLOCKS[:9])
def test_header_right_below(header: str) -> None:
    """No empty line is needed between a reply and the earlier mail."""
    assert trim(f"{OWN}\n{header}\n{quoted(ORDER)}").text == OWN


@pytest.mark.parametrize("header", [h for h in ATTRIBUTIONS if "oberhalb" not in h] + BLOCKS)
def test_everything_quoted(header: str) -> None:
    """Where the header is quoted too, it goes with the quote."""
    assert trim(f"{OWN}\n\n{quoted(header)}\n{quoted(ORDER)}").text == OWN


@pytest.mark.parametrize("line", DEVICES)
def test_what_a_program_adds_goes(line: str) -> None:
    """What a telephone or a virus scanner adds is no reply, with and without an earlier mail."""
    assert trim(f"{OWN}\n\n{line}\n").text == OWN
    assert trim(f"{OWN}\n\n{line}\n\n{ATTRIBUTIONS[0]}\n\n{quoted(ORDER)}").text == OWN
    assert trim(f"{OWN}\n\n{line}\n{BLOCKS[4]}\n\n{ORDER}").text == OWN


@pytest.mark.parametrize("line", DEVICES)
def test_words_below_the_added_line(line: str) -> None:
    """Who writes below the line of the telephone is read all the same."""
    assert trim(f"\n{line}\n\n{OWN}").text == OWN


@pytest.mark.parametrize("words", OWN_WORDS)
def test_own_words_stay(words: str) -> None:
    """What only resembles a header, a quote or a signature stays, alone and above a quote."""
    for mail in (words, f"{OWN}\n\n{words}", f"{words}\n\n{ATTRIBUTIONS[0]}\n\n{quoted(ORDER)}"):
        assert words in trim(mail).text


@pytest.mark.parametrize("mark", ["-- ", "--", "__", "______________", "-----------"])
def test_signature(mark: str) -> None:
    """A signature goes with the line above it."""
    mail = f"{OWN}\n\n{mark}\nGlas Muster GmbH\nTel. 0211 123456\nwww.glas.example\n"
    assert trim(mail).text == OWN
    assert trim(f"{mail}\n{ATTRIBUTIONS[0]}\n{quoted(ORDER)}").text == OWN


def test_answers_between_the_lines() -> None:
    """Whoever answers between quoted questions keeps both, and the own words are known."""
    mail = f"{ATTRIBUTIONS[0]}\n> Geht es am 3.12.?\nJa\n> Wie teuer?\n310 Euro\n> Danke\n"
    reply = trim(mail)
    assert reply.text == "> Geht es am 3.12.?\nJa\n> Wie teuer?\n310 Euro"
    assert reply.own_words == "Ja\n310 Euro"


def test_answers_below_a_telephones_line() -> None:
    """An own line, the telephone's line, then answers in between: nothing of it is lost."""
    mail = f"Siehe unten.\n\nVon meinem iPhone gesendet\n\n{ATTRIBUTIONS[0]}\n> Geht es?\nJa gern\n"
    assert trim(mail).own_words == "Siehe unten.\n\nJa gern"


def test_answer_below_the_quote() -> None:
    """Under the whole quoted mail stands the reply."""
    assert trim(f"{ATTRIBUTIONS[0]}\n{quoted(ORDER)}\n\n{OWN}").text == OWN


def test_signature_above_answers() -> None:
    """A signature above the quote does not hide the answers below it."""
    mail = f"Unten.\n\n-- \nMax Muster\n\n{ATTRIBUTIONS[0]}\n> Geht es?\nJa gern\n"
    assert trim(mail).own_words == "Unten.\n\nJa gern"


def test_forwarded_without_a_word() -> None:
    """A mail passed on without a word of one's own is read without its header."""
    assert trim(f"{BLOCKS[8]}\n\n{ORDER}").text == ORDER


def test_quote_alone() -> None:
    """Only somebody else's words, announced as such, are no reply; unannounced they stay."""
    assert trim(f"{ATTRIBUTIONS[0]}\n{quoted(ORDER)}").text == ""
    assert trim("> Ja, machen wir").text == "> Ja, machen wir"


def test_broken_quote() -> None:
    """The second half of a long quoted line that a program broke is no reply."""
    long = "> Bitte melden Sie sich bei der Kundin bis spätestens Freitag und nennen Sie\nden"
    assert trim(f"{OWN}\n\n{ATTRIBUTIONS[0]}\n{long} Termin.\n> Danke\n").text == OWN


def test_invisible_signs() -> None:
    """Marks that only steer the display hide nothing."""
    assert trim(f"{OWN}\n\n\u200e\ufeff{ATTRIBUTIONS[0]}\u200f\n\n{quoted(ORDER)}").text == OWN


def test_nothing_at_all() -> None:
    """An empty text is an empty reply."""
    for text in ("", " ", "\n\n", "\0", "-- ", "> ", "--\n--\n"):
        assert trim(text).own_words == ""
