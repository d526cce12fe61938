"""``python -m core.cli``."""

import sys

from core.cli.program import main

sys.exit(main())
