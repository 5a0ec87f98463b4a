"""The rules of the house that no other tool checks; `make check` runs them.

python -m tests.house

Prints each place that breaks a rule, and ends with 1 where there is one.
"""

import subprocess
import sys
import tomllib
from pathlib import Path, PurePosixPath

from packaging.requirements import Requirement

from tests.house import folders, papers, pins, python_files, stylesheets, templates, words

ROOT = Path(__file__).resolve().parents[2]
# From which list each file of deploy/hashes/ is made.
LISTS = {
    "site": "requirements.txt",
    "postgres": "deploy/requirements-postgres.txt",
    "tests": "tests/requirements.txt",
}
READERS = {
    ".py": (python_files.faults, words.faults),
    ".html": (templates.faults, words.faults),
    ".txt": (templates.faults, words.faults),
    ".csv": (words.faults,),
    ".css": (stylesheets.faults,),
    ".md": (lambda path, text: papers.faults(path, text, ROOT), words.faults),
}


def project_files():
    """Return the path of each file that git tracks or would track, below the project's folder."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [PurePosixPath(name) for name in names.splitlines() if (ROOT / name).is_file()]


def faults_in(path, text):
    """Yield what every reader of this kind of file finds."""
    for reader in READERS.get(path.suffix, ()):
        yield from reader(path, text)


def pin_faults():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    site = (ROOT / "requirements.txt").read_text()
    wanted = [Requirement(line).name for line in project["dependencies"]]
    yield from pins.faults("requirements.txt", site, wanted=wanted)
    for name, file in LISTS.items():
        locked = (ROOT / "deploy/hashes" / f"{name}.txt").read_text()
        yield from pins.lock_faults(file, (ROOT / file).read_text(), locked)
    for file in ("tests/requirements.txt", "deploy/requirements-postgres.txt"):
        yield from pins.faults(file, (ROOT / file).read_text(), beside=pins.names_in(site))


def main():
    paths = project_files()
    found = [*folders.faults(paths), *pin_faults()]
    for path in paths:
        if path.suffix in READERS:
            text = (ROOT / path).read_text()
            found += [f"{path}:{line}: {fault}" for line, fault in faults_in(path, text)]
    print("\n".join(sorted(found)) or "house: every rule is kept")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
