"""`make bench`: what the site costs, as numbers and ratios, and whether others read our feed right."""

import subprocess
import sys

from bench import calendar, directory, serving

if __name__ == "__main__":
    serving.main()
    calendar.main()
    directory.main()
    # in a process of its own, because it needs a database and settings of its own
    sys.exit(subprocess.run([sys.executable, "-m", "bench.crosscheck"]).returncode)
