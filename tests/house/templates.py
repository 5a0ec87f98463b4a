"""What a template may be: lines that can be read."""

LONGEST_LINE = 120


def faults(path, text):
    """Yield the line number and what is wrong there, for one template."""
    if path.parts[0] != "templates":
        return
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > LONGEST_LINE:
            yield number, f"{len(line)} characters, at most {LONGEST_LINE}"
