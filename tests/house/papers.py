"""What a paper may name: files that are there, and functions that are in them."""

import re

# In a paper's inline code: a path, and behind a colon the name of something in it.
NAMED = re.compile(r"`([\w.-]+(?:/[\w.-]*)*)(?:: ([\w.]+))?`")


def faults(path, text, root):
    """Yield the line number and what is wrong there, for one paper; `root` is where its paths begin."""
    tops = {entry.name for entry in root.iterdir()}
    for number, line in enumerate(text.splitlines(), 1):
        for name, inside in NAMED.findall(line):
            file = root / name
            # What the running site writes is not there yet; a word without a slash is mostly no path.
            if name.split("/")[0] not in tops - {"var"} or "/" not in name:
                continue
            if not file.exists():
                yield number, f"{name} is not there"
            elif inside and not _holds(file, inside.rpartition(".")[2]):
                yield number, f"{name} has no {inside}"


def _holds(file, name):
    return re.search(rf"^\s*(?:def|class) {name}\b|^{name}\b", file.read_text(), re.M)
