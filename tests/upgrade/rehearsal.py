"""Tries the newest versions that pyproject.toml allows: python -m tests.upgrade.rehearsal [tests]

They are installed into an environment of their own, and the suite without browsers runs there. What is
newer than the pins and what breaks is printed; the pins stay as they are. Ends with 1 where something
breaks.
"""

import json
import os
import re
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

from packaging.utils import canonicalize_name

from tests.house.pins import PIN

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = ROOT / "var" / "rehearsal"
LEFT_OUT = (
    "tests/journeys",
    "tests/deploy",
    "tests/whole_site/in_a_browser",
    "tests/whole_site/test_valid_html.py",
    "tests/directory/tables/test_libreoffice.py",
)
# Bounds of what the tests ask for.
BOUNDS = {"pytest": "<9.2"}  # which loses the groups of pytest-xdist 3.8; the suite refuses it


def asked_for():
    """Return what site and tests ask for by name, with its bounds and without pins."""
    site = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    tests = (ROOT / "tests/requirements.txt").read_text().partition("\n\n")[0]
    return [*site, *(pin["name"] + BOUNDS.get(pin["name"], "") for pin in pins(tests))]


def pins(text):
    return [found for found in map(PIN.fullmatch, text.splitlines()) if found]


def pinned():
    """Return every pinned version: {name: version}."""
    files = (ROOT / "requirements.txt", ROOT / "tests/requirements.txt")
    lines = [found[0].split(" ")[0] for file in files for found in pins(file.read_text())]
    return {canonicalize_name(name): version for name, version in (x.split("==") for x in lines)}


def install():
    """Make the environment anew and return the versions in it: {name: version}."""
    venv.create(ENVIRONMENT, clear=True, with_pip=True)
    pip = [ENVIRONMENT / "bin" / "python", "-m", "pip", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", *asked_for()], check=True)
    listed = subprocess.run([*pip, "list", "--format=json"], check=True, capture_output=True)
    return {canonicalize_name(row["name"]): row["version"] for row in json.loads(listed.stdout)}


def changes(before, now):
    """Return a line for each package that is another than the pinned one."""
    lines = []
    for name in sorted(before.keys() | now.keys()):
        if name in ("pip", "setuptools") or before.get(name) == now.get(name):
            continue
        lines.append(f"{name:<28}{before.get(name, '-'):>14} -> {now.get(name, '-')}")
    return lines


def broken(output):
    """Return the tests that pytest's summary names as failed."""
    return sorted(set(re.findall(r"^(?:FAILED|ERROR) (\S+)", output, re.M)))


def run(arguments):
    """Run the tests in the new environment and return the exit code and those that broke."""
    left_out = [part for path in LEFT_OUT for part in ("--ignore", path)]
    command = [ENVIRONMENT / "bin" / "python", "-m", "pytest", "-q", "--tb=line"]
    command += arguments or ["--numprocesses", "auto", "--dist", "loadgroup", *left_out]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, stdout=subprocess.PIPE, text=True)
    return done.returncode, done.stdout


def main(arguments):
    now = install()
    print("\n".join(changes(pinned(), now)) or "nothing is newer than the pins", flush=True)
    code, output = run(arguments)
    found = broken(output)
    print("\n".join(f"breaks: {name}" for name in found))
    print(output.strip().splitlines()[-1] if output.strip() else f"pytest ended with {code}")
    return bool(code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
