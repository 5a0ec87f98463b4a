"""What the site costs, as numbers and ratios, and whether others read our feed right.

What a process weighs is a command of its own (`tests.bench.memory`); `make bench` runs both.
"""

import sys

from tests.bench import cached, serving, start
from tests.bench.calendar import run as calendar
from tests.bench.crosscheck import run as crosscheck
from tests.bench.directory import run as directory

if __name__ == "__main__":
    start.main()
    serving.main()
    cached.main()
    calendar.main()
    directory.main()
    sys.exit(crosscheck.main())
