"""One size of the directory, filled and measured in this process; started by `directory.run`."""

import itertools
import statistics
import sys
import time
from datetime import timedelta

import django
from django.conf import settings
from django.core.management import call_command

django.setup()

from django.db import connection  # noqa: E402
from django.http import QueryDict  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402
from wagtail.search.backends import get_search_backend  # noqa: E402
from wagtail.search.index import insert_or_update_object  # noqa: E402

from content.models import ContentVersion  # noqa: E402
from content.search.engine import search  # noqa: E402
from content.search.index import tidy  # noqa: E402
from directory.hours import osm  # noqa: E402
from directory.models import Business  # noqa: E402
from directory.search.facets import Facets, facets_at, forget_facets  # noqa: E402
from directory.search.listing import PER_PAGE, Listing  # noqa: E402
from home.models import HomePage  # noqa: E402
from tests.bench.directory.many_businesses import add_businesses, add_directory  # noqa: E402
from tests.factories.home import make_home, make_text_page  # noqa: E402

ROUNDS = 7
WORST = "Schalke"
PAGES = {
    "all": "",
    "three filters": "?branche=branche-3&branche=branche-4&sprache=tr&geoeffnet=1",
    "a word": "?q={median}",
    "a frequent word": "?q={frequent}",
    "worst word": f"?q={WORST}",
    "worst word, filters": f"?q={WORST}&sprache=tr&geoeffnet=1",
    "sorted by opening": "?sortierung=geoeffnet",
}
# Beyond this Wagtail needs minutes for one word on SQLite.
WAGTAIL_UP_TO = 10_000


def milliseconds(action, rounds=ROUNDS, clock=time.perf_counter):
    """Return the median time of an action over some rounds, after one that does not count."""
    action()
    times = []
    for _ in range(rounds):
        begin = clock()
        action()
        times.append((clock() - begin) * 1000)
    return statistics.median(times)


def main(size):
    begin = time.perf_counter()
    call_command("migrate", verbosity=0)
    add_directory(make_home())
    words = add_businesses(size)
    tidy()
    # As the database would do by itself in time; until then PostgreSQL would not use its new indexes.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
    print(f"\n{connection.vendor}, {size:,} entries (made in {time.perf_counter() - begin:.0f} s)")
    # SQLite works in this process, so that its CPU time is the whole cost; a server's is not seen here.
    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    samples = [*words.words[:5], *words.words[50:1000:100], *words.words[1000:6000:500]]
    ours = {
        word: milliseconds(lambda word=word: search(word, [Business]), 3, clock) for word in samples
    }
    worst = milliseconds(lambda: search(WORST, [Business]), ROUNDS, clock)
    hits = {word: len(search(word, [Business]).of(Business)) for word in samples}
    median = sorted(samples, key=hits.get)[len(samples) // 2]
    print(
        f"  search: median of {len(ours)} words {statistics.median(ours.values()):.1f} ms (found "
        f"in {hits[median]} entries), worst of them {max(ours.values()):.1f} ms (in "
        f"{max(hits.values())}), in 65 % of entries {worst:.1f} ms"
    )
    print_typing(words.words)
    print_filters()
    print_pages(median=median, frequent=words.words[900])
    if size <= WAGTAIL_UP_TO:
        print_beside_wagtail(median, words.words[900], words.words[3])


def print_typing(words):
    typo = words[700][:3] + words[700][4:]
    print(f"  a typo: {milliseconds(lambda: search(typo, [Business]), 3):.1f} ms")


def print_filters():
    build = milliseconds(Facets, 3)
    forget_facets()
    table = facets_at(ContentVersion.current())
    sets = sum(sys.getsizeof(c.members) for group in table.groups.values() for c in group.values())
    arrays = sum(a.buffer_info()[1] * a.itemsize for a in (table.pks, table._places, table._hours))
    print(f"  table of filters: {build:.1f} ms after a change, {(sets + arrays) / 1024:.0f} KiB")

    minutes = (timezone.now() + timedelta(minutes=number) for number in itertools.count())

    def open_now(is_cold):
        if is_cold:
            osm._compiled.cache_clear()
        # Each time another minute, whose answer is not kept.
        return Listing(QueryDict("geoeffnet=1"), next(minutes), ContentVersion.current()).total

    texts = {f"Mo-Fr 0{n % 10}:{n % 60:02}-1{n % 9}:{n // 10 % 60:02}" for n in range(10_000)}
    distinct = milliseconds(lambda: osm.open_texts(texts, timezone.now()), 3)
    print(
        f"  open now: {milliseconds(lambda: open_now(False)):.1f} ms, first time "
        f"{milliseconds(lambda: open_now(True), 3):.1f} ms; "
        f"{len(texts)} different hours {distinct:.1f} ms"
    )


def print_pages(**words):
    """Whole pages as they are made, without the page cache; CPU of this process.

    Beside each stands how many bare pages, of a title and one sentence, could be made meanwhile: that
    does not depend on the machine. How many entries it found stands last.
    """
    settings.MIDDLEWARE = [
        m for m in settings.MIDDLEWARE if "PageCache" not in m and "GZip" not in m
    ]
    client = Client()
    bare_url = make_text_page(HomePage.objects.get(), title="Ein Satz").url
    bare = milliseconds(lambda: client.get(bare_url), 3 * ROUNDS, time.process_time)
    print(f"  page, bare{bare:>23.1f} ms CPU")
    for name, query in PAGES.items():
        url = f"/branchenbuch/{query.format(**words)}"
        cpu = milliseconds(lambda url=url: client.get(url), clock=time.process_time)
        wall = milliseconds(lambda url=url: client.get(url))
        with CaptureQueriesContext(connection) as queries:
            shown = client.get(url)
        print(
            f"  page, {name:<20}{cpu:>7.1f} ms CPU ({cpu / bare:.1f} bare), {wall:.1f} ms, "
            f"{len(queries):>2} queries, {shown.context_data['listing'].total} entries"
        )


def first_page(word):
    listing = Listing(QueryDict(f"q={word}"), timezone.now(), ContentVersion.current())
    return listing.results[:PER_PAGE]


def print_beside_wagtail(*words):
    for business in Business.objects.iterator(chunk_size=500):
        insert_or_update_object(business)
    backend = get_search_backend()
    for word in words:
        theirs = milliseconds(lambda word=word: list(backend.search(word, Business)[:PER_PAGE]), 1)
        ours = milliseconds(lambda word=word: first_page(word), 3)
        print(
            f"  a word in {len(search(word, [Business]).of(Business))} entries beside Wagtail's "
            f"search: {theirs:.1f} ms to {ours:.1f} ms, "
            f"{theirs / ours:.0f}x"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]))
