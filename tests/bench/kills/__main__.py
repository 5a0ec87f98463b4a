"""Kills one process after the other while people send: python -m tests.bench.kills [60]"""

import sys

from tests.bench.kills.run import KILLS, main

sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else KILLS))
