"""A Postfix of a test's own, in front of a gateway: started from a folder, stopped at the end."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.bootstrap.serve import listening_socket

SERVICES = """\
127.0.0.1:{port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 2 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
lmtp unix - - n - - lmtp
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""
SETTINGS = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
meta_directory = {folder}
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
myhostname = front.example
mydestination =
alias_maps =
relay_domains = termine.example
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
transport_maps = inline:{{ {{ termine.example = {transport} }} }}
smtpd_recipient_restrictions = permit_mynetworks, reject
minimal_backoff_time = 1s
maximal_backoff_time = 2s
queue_run_delay = 1s
smtp_connection_cache_on_demand = no
"""
FOLDERS = "$queue_directory:d:root:-:755:uc\n$data_directory:d:$mail_owner:-:700:uc\n" + "".join(
    f"$queue_directory/{name}:d:{owner}:{group}:{mode}:uc\n"
    for name, owner, group, mode in [
        *((each, "$mail_owner", "-", 700) for each in (
            "active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming",
            "private", "saved", "trace",
        )),
        ("pid", "root", "-", 755),
        ("maildrop", "$mail_owner", "$setgid_group", 730),
        ("public", "$mail_owner", "$setgid_group", 710),
    ]
)  # fmt: skip
"""What Postfix makes when it starts, in the words of its postfix-files."""


@contextmanager
def postfix(folder: Path, transport: str) -> Iterator[int]:
    """Run a Postfix that hands our mail over by ``transport``; yield its port."""
    with listening_socket(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    folder.chmod(0o755)
    (folder / "main.cf").write_text(SETTINGS.format(folder=folder, transport=transport))
    (folder / "master.cf").write_text(SERVICES.format(port=port))
    (folder / "dynamicmaps.cf").touch()
    (folder / "postfix-files").write_text(FOLDERS)
    for name in ("queue", "data"):
        (folder / name).mkdir()
    shutil.chown(folder / "data", "postfix")
    command = ["postfix", "-c", str(folder)]
    started = subprocess.run([*command, "start"], capture_output=True, text=True, check=False)
    assert started.returncode == 0, started.stderr
    try:
        yield port
    finally:
        subprocess.run([*command, "stop"], capture_output=True, check=False)
        _wait_for_the_end(command)


def _wait_for_the_end(command: list[str]) -> None:
    for _ in range(100):
        if subprocess.run([*command, "status"], capture_output=True, check=False).returncode:
            return
        time.sleep(0.1)
    raise AssertionError("Postfix does not stop")
