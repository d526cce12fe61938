"""`./run` as a person types it, without a network: a ready `.venv` is played by a small script."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ("awk", "cat", "cmp", "cp", "dirname", "grep", "rm", "sh")
ECHO = '#!/bin/sh\nprintf "%s\\n" "in $PWD" "$@"\n'


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A fresh clone in a folder with a space in its name, as far as `run` looks at it."""
    folder = tmp_path / "a clone"
    folder.mkdir()
    for name in ("run", "requirements.lock", "requirements-dev.lock"):
        shutil.copy(ROOT / name, folder)
    return folder


@pytest.fixture
def ready(clone: Path) -> Path:
    """A clone whose `.venv` is made; its Python prints where it runs and what it is told."""
    python = clone / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(ECHO)
    python.chmod(0o755)
    for name in ("requirements.lock", "requirements-dev.lock"):
        shutil.copy(clone / name, clone / ".venv")
    (clone / ".venv/root").write_text(f"{clone}\n")
    return clone


def run(clone: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Call `run` from another folder."""
    return subprocess.run(
        [clone / "run", *arguments],
        cwd=clone.parent, env=os.environ | environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_hands_over(ready: Path) -> None:
    """Whatever is not `test` or `bench` goes to terminlotse as it was typed, in the same folder."""
    done = run(ready, "import", "my slots.csv", "")
    assert done.stdout.splitlines() == [
        f"in {ready.parent}", f"{ready}/.venv/bin/terminlotse", "import", "my slots.csv", "",
    ]  # fmt: skip


@pytest.mark.parametrize(("word", "module"), [("test", "pytest"), ("bench", "benchmarks")])
def test_programs_of_the_tree(ready: Path, word: str, module: str) -> None:
    """`test` and `bench` run in the project's own folder."""
    done = run(ready, word, "-k", "two words")
    assert done.stdout.splitlines() == [f"in {ready}", "-m", module, "-k", "two words"]


def test_everything_uses_all_cores(ready: Path) -> None:
    """`./run test` alone runs in parallel, one file always in one process."""
    options = [
        "--numprocesses=logical",
        "--maxprocesses=4",
        "--dist=worksteal",
        "--override-ini=faulthandler_timeout=180",
        "--override-ini=faulthandler_exit_on_timeout=true",
    ]
    assert run(ready, "test").stdout.splitlines() == [f"in {ready}", "-m", "pytest", *options]


def test_second_start_is_instant(ready: Path) -> None:
    """Once set up, `run` itself costs less than anybody notices."""
    start = time.perf_counter()
    run(ready, "--help")
    assert time.perf_counter() - start < 0.3


@pytest.fixture
def no_python(tmp_path: Path) -> str:
    """A PATH on which everything lies that `run` needs, except Python and uv."""
    folder = tmp_path / "tools"
    folder.mkdir()
    for name in TOOLS:
        (folder / name).symlink_to(str(shutil.which(name)))
    return str(folder)


def test_missing_python(clone: Path, no_python: str) -> None:
    """Without a Python that is new enough, the line that installs one is printed."""
    done = run(clone, "demo", PATH=no_python, PYTHON="")
    assert done.returncode == 1
    assert "sudo apt-get install -y python3 python3-venv" in done.stderr


def test_missing_venv(clone: Path, tmp_path: Path) -> None:
    """Where Debian's Python comes without venv, the line that installs it is printed."""
    half = tmp_path / "half"
    half.write_text('#!/bin/sh\ncase $2 in *ensurepip*) exit 1 ;; esac\necho "$0"\n')
    half.chmod(0o755)
    (tmp_path / "uv").write_text("#!/bin/sh\nexit 127\n")
    (tmp_path / "uv").chmod(0o755)
    done = run(clone, "demo", PATH=f"{tmp_path}:{os.environ['PATH']}", PYTHON=str(half))
    assert done.returncode == 1
    assert "sudo apt-get install -y python3-venv" in done.stderr


def test_moved_clone(ready: Path, tmp_path: Path, no_python: str) -> None:
    """A clone that was moved wants to be set up anew, since its `.venv` points to the old place."""
    assert run(ready, "demo", PATH=no_python, PYTHON="").returncode == 0
    moved = ready.rename(tmp_path / "moved")
    assert run(moved, "demo", PATH=no_python, PYTHON="").returncode == 1
