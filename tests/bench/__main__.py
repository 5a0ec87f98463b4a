"""`make bench`: what the site costs, as numbers and ratios, and whether others read our feed right."""

import sys

from tests.bench import cached, memory, serving, start
from tests.bench.calendar import run as calendar
from tests.bench.crosscheck import run as crosscheck
from tests.bench.directory import run as directory

if __name__ == "__main__":
    start.main()
    serving.main()
    cached.main()
    memory.main()
    calendar.main()
    directory.main()
    sys.exit(crosscheck.main())
