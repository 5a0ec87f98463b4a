"""What a folder may be: small enough to hold in the head, and named after what is in it."""

from collections import defaultdict

ROOMS = {"site", "home", "events", "directory", "teams", "templates", "tests"}
MOST_ENTRIES = 20
# Files that nobody reads as a list: one drawing a name, and one step of the database a file.
UNCOUNTED = {"icons", "migrations"}
# Names that say nothing, so that everything ends up there.
DRAWERS = {"util", "utils", "helper", "helpers", "common", "misc"}


def faults(paths):
    """Say which folders hold too much, and which names are those of a drawer."""
    entries = defaultdict(set)
    drawers = set()
    for path in paths:
        if path.parts[0] not in ROOMS:
            continue
        for child in (path, *path.parents[:-1]):
            entries[child.parent].add(child.name)
            if child.name.split(".")[0] in DRAWERS:
                drawers.add(child)
    for folder, names in entries.items():
        if len(names) > MOST_ENTRIES and folder.parts and folder.name not in UNCOUNTED:
            yield f"{folder}: {len(names)} entries, at most {MOST_ENTRIES}"
    for drawer in drawers:
        yield f"{drawer}: a drawer; name it after what is in it"
