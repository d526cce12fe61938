"""The secret key of a small office: made once, by whoever comes first, readable by its owner."""

from __future__ import annotations

import re
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pydantic import SecretStr

from core.bootstrap.secret_key_file import NAME, secret_key
from core.settings import Settings, SettingsError
from core.storage.secret_key import SecretKey
from tests.operator.process import environment

RACERS, RACES = 2, 40
RACER = f"""
import sys, time
from pathlib import Path
from core.bootstrap.secret_key_file import secret_key
from core.settings import Settings
print("ready", flush=True)
begin = float(sys.stdin.readline())
for number in range({RACES}):
    while time.time() < begin + number * 0.005:
        pass
    folder = Path("race", str(number))
    print(secret_key(Settings.model_construct(data_dir=folder)).mark("x"))
"""


def settings(folder: Path) -> Settings:
    """Settings of an office without a key."""
    return Settings.model_construct(data_dir=folder)


def test_made_once(tmp_path: Path) -> None:
    """The key is made at the first start, for its owner alone, and is the same from then on."""
    folder = tmp_path / "new" / "folder"
    first = secret_key(settings(folder)).mark("x")
    file = folder / NAME
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == [NAME]
    kept = file.read_text()
    assert secret_key(settings(folder)).mark("x") == first
    assert file.read_text() == kept
    assert SecretKey(kept.strip()).mark("x") == first


def test_two_at_once(tmp_path: Path) -> None:
    """Processes that start at the same moment agree on one key, each time."""
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", RACER], cwd=tmp_path, env=environment(), text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for _ in range(RACERS)
    ]  # fmt: skip
    for racer in racers:
        assert racer.stdout is not None
        assert racer.stdout.readline() == "ready\n"
    begin = f"{time.time() + 0.2}\n"
    for racer in racers:
        assert racer.stdin is not None
        racer.stdin.write(begin)
        racer.stdin.flush()
    marks = [racer.communicate()[0].splitlines() for racer in racers]
    assert [len(of_one) for of_one in marks] == [RACES] * RACERS
    assert all(of_one == marks[0] for of_one in marks)
    assert len(set(marks[0])) == RACES


def test_own_key_wins(tmp_path: Path) -> None:
    """A key from the settings is used, and no file is made."""
    given = Settings.model_construct(data_dir=tmp_path / "data", secret_key=SecretStr("k" * 32))
    assert secret_key(given).mark("x") == SecretKey("k" * 32).mark("x")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("content", ["", "short\n", "\x00\xff"])
def test_broken_file(tmp_path: Path, content: str) -> None:
    """A key file that was emptied or cut is named, and never written over."""
    file = tmp_path / NAME
    file.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=re.escape(NAME)):
        secret_key(settings(tmp_path))
    assert file.read_text("utf-8") == content


def test_folder_in_its_place(tmp_path: Path) -> None:
    """A key that cannot be read names the data folder."""
    (tmp_path / NAME).mkdir()
    with pytest.raises(SettingsError, match="TERMINLOTSE_DATA_DIR: "):
        secret_key(settings(tmp_path))
