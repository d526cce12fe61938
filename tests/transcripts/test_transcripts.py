"""Conversations on paper, each played by the pure machine and by the whole system."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.bootstrap.transcript import parse
from tests.transcripts.record import FOLDER, on_paper, performed
from tests.transcripts.telegram_stage import TelegramStage

TRANSCRIPTS = sorted(FOLDER.glob("*.txt"))
FEWEST = 25
named = pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)


def test_there_are_enough_transcripts() -> None:
    """The conversations that people have with us are written down, at least 25 of them."""
    assert len(TRANSCRIPTS) >= FEWEST


@named
def test_the_pure_machine_says_what_is_written(path: Path) -> None:
    """The dialogue alone, without database or channel, says what the transcript says."""
    text = path.read_text("utf-8")
    assert on_paper(parse(text)) == text


@named
def test_the_whole_system_says_what_is_written(path: Path, tmp_path: Path) -> None:
    """A person in Telegram sees what the transcript says, to the letter."""
    text = path.read_text("utf-8")
    transcript = parse(text)
    with TelegramStage(transcript.begins, tmp_path) as stage:
        assert performed(transcript, stage) == text
