"""What a requirements file must be: every line pinned exactly, nothing missing, nothing left over."""

import re
from importlib.metadata import PackageNotFoundError, requires

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PIN = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==[A-Za-z0-9.]+(?: ; [^#]*[^# ])?(?: +#.*)?")
# The Python that checks, and the oldest one that the site runs on.
PYTHONS = ({}, {"python_version": "3.11", "python_full_version": "3.11.0"})


def faults(file, text, wanted=None, beside=()):
    """Say what is wrong with one file: a first part of what is wanted, then what that brings along.

    `wanted` are the names that another place declares for the first part, `beside` the names in the
    file that this one is installed beside.
    """
    direct, *_rest = parts = [names_in(part) for part in text.split("\n\n")]
    for line in text.splitlines():
        if line and not line.startswith("#") and not PIN.fullmatch(line):
            yield f"{file}: {line}: not pinned exactly"
    if wanted is not None:
        for name in direct ^ {canonicalize_name(name) for name in wanted}:
            yield f"{file}: {name}: here or in the dependencies of pyproject.toml, not in both"
    pinned, brought = set().union(*parts), _closure(direct)
    for name in brought - pinned - set(beside):
        yield f"{file}: {name}: brought along by another, and not pinned"
    for name in pinned - direct - brought:
        yield f"{file}: {name}: nothing brings it along any more"


def lock_faults(file, text, locked):
    """Say which pins of a list have no hashes in the file made from it, and which hashes no pin."""
    pins = {_same(line.split(" ")[0]) for line in text.splitlines() if PIN.fullmatch(line)}
    hashed = {
        _same(block.split(" ")[0])
        for block in re.split(r"\n(?=\S)", locked)
        if "--hash=sha256:" in block
    }
    for pin in sorted(pins ^ hashed):
        yield f"{file}: {pin}: here or in its hashes, not in both; make lock writes these anew"


def _same(pin):
    name, _equals, version = pin.partition("==")
    return f"{canonicalize_name(name)}=={version}"


def names_in(text):
    """Return the names that a requirements file pins, in the form in which names are compared."""
    found = map(PIN.fullmatch, text.splitlines())
    return {canonicalize_name(pin["name"]) for pin in found if pin}


def _closure(names):
    """Return what these packages need here, and what that needs; what is not installed tells nothing."""
    todo, seen = {(name, "") for name in names}, set()
    while todo:
        name, extra = todo.pop()
        seen.add((name, extra))
        try:
            needs = [Requirement(line) for line in requires(name) or ()]
        except PackageNotFoundError:
            continue
        for need in needs:
            if need.marker is None or any(
                need.marker.evaluate({"extra": extra} | python) for python in PYTHONS
            ):
                found = {(canonicalize_name(need.name), more) for more in ("", *need.extras)}
                todo |= found - seen
    return {name for name, _extra in seen}
