"""What parent and prepared process say to each other; standard library only, both import it."""

from __future__ import annotations

import struct

READY = b"ready"
JOB = struct.Struct("!dQ")
"""Seconds and bytes of memory; payload and result travel beside it as descriptors."""
STARTED = struct.Struct("!i")
"""The child's process id, which is its group as well."""
ENDED = struct.Struct("!i")
"""The child's wait status."""
HEAD = struct.Struct("!?Q")
"""Before a result: whether it is one (or a reason why not), and its length in bytes."""
