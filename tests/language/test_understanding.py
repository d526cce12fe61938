"""The one door: intents, questions, answers, choices and wishes of one text together."""

from datetime import UTC, datetime

import pytest

from core.language.phrases import load
from core.language.understanding import FAQ_KEYS, Expecting, Understood, understand
from tests.language.saying import MONDAY

FEWEST_PHRASINGS = 12


def names(text: str) -> list[str]:
    """The names of the intents, the surest first."""
    return [intent.name for intent in understand(text, MONDAY).intents]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Guten Tag, ich würde gerne einen Termin vereinbaren", "book"),
        ("Welche Termine sind denn noch frei?", "list_slots"),
        ("Wann war noch mal mein Termin?", "show_booking"),
        ("Ich muss den Termin leider absagen", "cancel"),
        ("Können wir den Termin verschieben?", "reschedule"),
        ("Bis wann kann ich buchen?", "deadline"),
        ("Ich bin umgezogen", "address_change"),
        ("Ich habe noch keine Bestätigungsmail erhalten", "no_mail"),
        ("Mir werden keine Termine angezeigt", "no_slots"),
        ("Darf meine Tochter dabei sein?", "carer_present"),
        ("Welche Unterlagen muss ich bereitlegen?", "documents"),
        ("Auf Wiedersehen", "goodbye"),
        ("Meine Mutter ist noch in der Reha", "later_needed"),
        ("Herzlichen Dank!", "thanks"),
        ("Grüß Gott", "greeting"),
        ("Können Sie mir helfen?", "help"),
        ("do you speak english?", "change_language"),
    ],
)
def test_an_intent_is_recognised(text: str, intent: str) -> None:
    """What people want is recognised in their own words."""
    assert names(text)[0] == intent


@pytest.mark.parametrize(
    "text",
    [
        "Mensch",
        "ich will mit jemandem sprechen",
        "Kann mich eine Mitarbeiterin zurückrufen?",
        "Ihr seid Idioten",
        "Meine Mutter ist gestern verstorben",
        "NOTFALL!",
        "Termin absagen, mein Mann ist gestorben",
        "bitte um Rückruf",
    ],
)
def test_some_words_always_reach_a_person(text: str) -> None:
    """Who asks for a person, is angry, mourns or is in need gets a person first."""
    assert names(text)[0] == "human"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "asdf",
        "•••••",
        "47110815",
        "Der Hund frisst Gras",
        "Ich will den Termin nicht absagen",
        "😀",
    ],
)
def test_what_is_not_clear_is_no_intent(text: str) -> None:
    """Nothing is done on a guess; a "nicht" turns the meaning around."""
    assert names(text) == []


def test_every_intent_has_enough_phrasings() -> None:
    """At least twelve ways of saying it for each intent, and twelve for each frequent question."""
    for data in (load("intents")["phrases"], load("questions")["phrases"]):
        assert {name for name, known in data.items() if len(set(known)) < FEWEST_PHRASINGS} == set()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Was passiert, wenn ich die Frist verpasse?", "what_happens_after_deadline"),
        ("Warum gibt es keine späteren Termine?", "why_no_later_slots"),
        ("Wozu brauchen Sie die PLZ?", "why_postcode"),
        ("Was muss ich vorbereiten?", "what_to_have_ready"),
        ("Wer soll beim Termin dabei sein?", "who_should_be_there"),
        ("Wo ist meine Bestätigung?", "where_is_my_mail"),
        ("Wie kann ich meine Adresse ändern?", "can_i_change_my_address"),
        ("Wie lange dauert der Termin?", None),
        ("Wo finde ich die Auftragsnummer?", None),
        ("Am Dienstag vormittags", None),
    ],
)
def test_a_frequent_question_is_recognised(text: str, key: str | None) -> None:
    """Questions with an answer are recognised; those without are not taken for another."""
    assert understand(text, MONDAY).faq == key
    assert key is None or key in FAQ_KEYS


def test_a_choice_is_no_wish() -> None:
    """Who picks an offered label says nothing new about a time."""
    labels = ("Dienstag, 1. Dezember 2026", "Mittwoch, 2. Dezember 2026")
    found = understand("dienstag 1. dezember 2026", MONDAY, Expecting(choices=labels))
    assert found.choice == 1
    assert found.wish is None
    assert understand("Dienstag, 1. Dezember 2026", MONDAY).wish


def test_a_yes_with_a_wish_is_no_yes() -> None:
    """The day is taken up, and nothing is confirmed."""
    found = understand("Ja gerne, Mittwoch", MONDAY, Expecting(yes_no=True))
    assert found.answer is None
    assert found.wish
    assert understand("Ja gerne", MONDAY).answer == "yes"


def test_a_no_may_carry_a_wish() -> None:
    """Who says no and names another day is understood in both."""
    found = understand("Nein, lieber Mittwoch", MONDAY)
    assert found.answer == "no"
    assert found.wish


def test_one_message_may_hold_several_things() -> None:
    """A cancellation with the reason and when it suits again."""
    found = understand("Ich muss den Termin absagen, bin bis 12.12. im Krankenhaus", MONDAY)
    assert "cancel" in [intent.name for intent in found.intents]
    assert found.wish
    assert found.wish.windows[0].starts_at == datetime(2026, 12, 12, 23, tzinfo=UTC)


def test_order_number_and_commands_come_through_the_same_door() -> None:
    """Numbers, paging and going back."""
    assert understand("4711 0815, •••••", MONDAY).order_numbers == ("47110815",)
    assert understand("frühere Termine", MONDAY).page == "earlier"
    assert understand("mehr", MONDAY).page == "later"
    assert understand("zurück", MONDAY) == Understood(back=True)


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\x00\u200b\u202e"])
def test_nothing_is_empty(text: str) -> None:
    """What a reader does not see is nothing."""
    assert understand(text, MONDAY) == Understood(empty=True)
