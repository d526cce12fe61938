"""Random dialogues through the real use cases, and through Telegram: as on paper, to the letter."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from core.auditing import audit
from tests.dialogue.busy_world import MONDAY, monday
from tests.dialogue.chat import Chat
from tests.dialogue.two_sides import TYPED, Both
from tests.dialogue.world_stage import WorldStage
from tests.transcripts.telegram_stage import TelegramStage
from tests.world.chains import broken_chains
from tests.world.world import World

STEPS = 80
STEPS_IN_TELEGRAM = 40


@pytest.mark.parametrize("seed", range(4))
def test_the_use_cases_answer_as_on_paper(sqlite_world: World, seed: int, long: bool) -> None:
    """Inbox, turns, booking and outbox come to what the machine comes to in a world on paper."""
    both = Both(Chat(monday()), WorldStage(sqlite_world))
    chance = random.Random(seed)
    for _ in range(STEPS * (10 if long else 1)):
        if not both.goes_on(chance):
            break
    assert broken_chains(sqlite_world.database) == []
    assert audit(sqlite_world.database).ok


@pytest.mark.parametrize("seed", range(2))
def test_telegram_answers_as_on_paper(tmp_path: Path, seed: int, long: bool) -> None:
    """What a person sees in Telegram is what the machine says."""
    with TelegramStage(MONDAY.now, tmp_path) as stage:
        both = Both(Chat(monday()), stage, TYPED)
        chance = random.Random(seed)
        for _ in range(STEPS_IN_TELEGRAM * (10 if long else 1)):
            if not both.goes_on(chance):
                break
