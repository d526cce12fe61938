"""``python -m tests.transcripts.record [FILE…]``: write what the assistant says into transcripts.

The acts stay; the answers are written anew from the pure machine. Read the difference before it is
committed: it is what people will read.
"""

from __future__ import annotations

import sys
from pathlib import Path

from core.bootstrap.transcript import Transcript, parse, written
from tests.transcripts.paper_stage import PaperStage
from tests.transcripts.paper_world import PaperWorld
from tests.transcripts.stage import Stage, play

FOLDER = Path(__file__).parent


def performed(transcript: Transcript, stage: Stage) -> str:
    """Return the transcript as it comes out on ``stage``."""
    parts = [(act, play(stage, act)) for act in transcript.acts]
    return written(transcript.title, transcript.begins, parts)


def on_paper(transcript: Transcript) -> str:
    """Return the transcript as the pure machine performs it."""
    return performed(transcript, PaperStage(PaperWorld(transcript.begins)))


def main(names: list[str]) -> None:
    """Record the named files, or all."""
    for path in [Path(name) for name in names] or sorted(FOLDER.glob("*.txt")):
        path.write_text(on_paper(parse(path.read_text("utf-8"))), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
