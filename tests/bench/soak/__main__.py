"""Reads, sends and kills for half an hour: python -m tests.bench.soak [30]"""

import sys

from tests.bench.soak.mixed_load import MINUTES, main

sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else MINUTES))
