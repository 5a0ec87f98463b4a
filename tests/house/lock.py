"""Writes the hashes of all packages anew: python -m tests.house.lock UV; `make lock` starts it.

The readable lists stay in the requirements files; what is installed comes from deploy/hashes/, so that a
package that somebody changed at the index is refused. The files for all platforms are named.
"""

import subprocess
import sys

from tests.house.__main__ import LISTS, ROOT

HEAD = "# Made from {file} by `make lock`; change that one.\n"
# The lists pin what packages bring along as well, so nothing is resolved here.
OPTIONS = "--no-deps --universal --generate-hashes --no-header --no-annotate --quiet".split()


def lock(uv, name, file):
    command = [uv, "pip", "compile", *OPTIONS, "--python-version", "3.11", str(ROOT / file)]
    made = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    (ROOT / "deploy/hashes" / f"{name}.txt").write_text(HEAD.format(file=file) + made)


if __name__ == "__main__":
    for name, file in LISTS.items():
        lock(sys.argv[1], name, file)
