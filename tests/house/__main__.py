"""The rules of the house that no other tool checks; `make check` runs them.

python -m tests.house

Prints each place that breaks a rule, and ends with 1 where there is one.
"""

import subprocess
import sys
import tomllib
from pathlib import Path, PurePosixPath

from tests.house import folders, papers, pins, python_files, stylesheets, templates

ROOT = Path(__file__).resolve().parents[2]
READERS = {
    ".py": python_files.faults,
    ".html": templates.faults,
    ".txt": templates.faults,
    ".css": stylesheets.faults,
    ".md": lambda path, text: papers.faults(path, text, ROOT),
}


def project_files():
    """Return the path of each file that git tracks or would track, below the project's folder."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [PurePosixPath(name) for name in names.splitlines() if (ROOT / name).is_file()]


def pin_faults():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    site = (ROOT / "requirements.txt").read_text()
    yield from pins.faults("requirements.txt", site, wanted=project["dependencies"])
    for file in ("tests/requirements.txt", "deploy/requirements-postgres.txt"):
        yield from pins.faults(file, (ROOT / file).read_text(), beside=pins.names_in(site))


def main():
    paths = project_files()
    found = [*folders.faults(paths), *pin_faults()]
    for path in paths:
        if faults := READERS.get(path.suffix):
            text = (ROOT / path).read_text()
            found += [f"{path}:{line}: {fault}" for line, fault in faults(path, text)]
    print("\n".join(sorted(found)) or "house: every rule is kept")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
