"""The table of the 200 words, printed in this process; started by `search_words.run`."""

import datetime as dt
import sys
from collections import Counter

import django
from django.core.management import call_command

django.setup()

from directory.models import Business  # noqa: E402
from directory.starting_content import loading  # noqa: E402
from tests.bench.search_words.answers import found_by, is_right, rows  # noqa: E402
from tests.bench.search_words.draw import draw  # noqa: E402
from tests.factories.directory import make_directory_page  # noqa: E402
from tests.factories.home import make_home  # noqa: E402

SHOWN = 3


def main(seed=None):
    call_command("migrate", verbosity=0)
    make_directory_page(make_home())
    loading.load_word_groups()
    loading.load_businesses(dt.date(2026, 6, 8))
    slugs = dict(Business.objects.values_list("pk", "slug"))
    counts = Counter()
    print("| | language | typed | must be first | found |\n| --- | --- | --- | --- | --- |")
    for row in rows(None if seed is None else draw(seed)):
        found = found_by(row["query"], slugs)
        mark = "✓" if is_right(row, found) else "–"
        shown = ", ".join(found[:SHOWN]) + (
            f" and {len(found) - SHOWN} more" if found[SHOWN:] else ""
        )
        first = ", ".join(row["first"][:SHOWN]) or "nothing"
        print(f"| {mark} | {row['language']} | {row['query']} | {first} | {shown or 'nothing'} |")
        counts[row["language"], "asked"] += 1
        counts[row["language"], "right"] += mark == "✓"
        counts[row["language"], "in vain"] += bool(row["first"]) and not found
        counts[row["language"], "nothing is right"] += not row["first"]
    print(
        "\n| language | words | right | of these nothing | in vain |\n| --- | --- | --- | --- | --- |"
    )
    for language in dict.fromkeys(language for language, _what in counts):
        cells = [counts[language, w] for w in ("asked", "right", "nothing is right", "in vain")]
        print(f"| {language} | {' | '.join(map(str, cells))} |")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
