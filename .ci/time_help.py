"""Fails when `./run --help` takes longer than a person notices."""

import subprocess
import sys
import time

LIMIT_SECONDS = 0.25
TRIES = 7


def seconds() -> float:
    """Duration of one call, Python's start included."""
    start = time.perf_counter()
    subprocess.run(["./run", "--help"], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    best = min(seconds() for _ in range(TRIES))
    print(f"--help: {best:.3f} s, limit {LIMIT_SECONDS} s (best of {TRIES})")
    sys.exit(best > LIMIT_SECONDS)
