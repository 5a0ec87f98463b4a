"""Fifty people read and send through nginx while processes of the site are killed in turn.

python -m tests.bench.soak [30]

Of a hundred requests five send something. Nobody who reads may see an error: nginx asks again where
a process has died. Who sends presses the button again, and once more after the answer; it must be
stored once. Ends with 1 where something that is promised does not hold.
"""

import os
import random
import statistics
import tempfile
import threading
import time
import urllib.request
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path

from tests.bench.kills import run as kills
from tests.bench.kills.senders import Heard, InsistingPerson
from tests.bench.serving import processes_below
from tests.bench.soak.people import GONE
from tests.bench.soak.run import NO_LIMITS
from tests.deploy.proxies import Nginx, make_certificate
from tests.journeys.running import Site, free_port

MINUTES = 30
CLIENTS = 50
KILLS = 20  # in half an hour; in less, as many as it has room for, one of each kind at least
# Eight requests send one proposal, its last page twice: five of a hundred requests.
READS_PER_PROPOSAL = 150
BREATH = 0.5, 1.5  # seconds between two requests of one person
SAMPLE_SECONDS = 5
MOST_MILLISECONDS = 300
MOST_GROWTH = 0.05
PAGES = [
    "/",
    "/programm/",
    "/aktuelles/",
    "/kontakt/",
    "/veranstaltungen/",
    "/veranstaltungen/kalender/",
    "/veranstaltungen/kalender.ics",
    "/veranstaltungen/feed/",
    "/branchenbuch/",
    "/branchenbuch/?q=brot",
    "/branchenbuch/eintraege.csv",
    "/erfolgsteams/",
    "/suche/?q=rad",
    "/api/v2/events/",
    "/sitemap.xml",
]


@dataclass
class Load:
    """What happened to all people together; `seconds` are those of each answer."""

    heard: Heard = field(default_factory=Heard)
    seconds: list = field(default_factory=list)
    reads: int = 0
    posts: int = 0
    errors: list = field(default_factory=list)  # what somebody who read was answered instead
    memory: list = field(default_factory=list)  # MiB of all processes of the site, one by one
    kills: list = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, reads=0, posts=0):
        with self.lock:
            self.reads += reads
            self.posts += posts


class Client(InsistingPerson):
    """Notes how long each answer took, and what a reader was answered instead of a page."""

    def __init__(self, url, load, chance, handlers):
        super().__init__(url, load.heard, handlers)
        self.load, self.chance = load, chance

    def get(self, path):
        begin = time.perf_counter()
        try:
            super(InsistingPerson, self).get(path)
        except GONE as error:
            self.load.errors.append(f"{path}: {error}")
            super().get(path)
        self.load.seconds.append(time.perf_counter() - begin)
        self.load.count(reads=1)

    def insist(self, ask, *args):
        """Time each attempt that is answered."""

        def timed(*args):
            begin = time.perf_counter()
            answer = ask(*args)
            self.load.seconds.append(time.perf_counter() - begin)
            return answer

        return super().insist(timed, *args)

    def post(self, fields, path=""):
        time.sleep(self.chance.uniform(*BREATH))
        super().post(fields, path)
        self.load.count(posts=1)


def keep_asking(url, load, chance, handlers, stop):
    """Be one person after the other until stopped: read, and then propose a business."""
    while not stop.is_set():
        person = Client(url, load, chance, handlers)
        try:
            while chance.random() > 1 / READS_PER_PROPOSAL:
                person.get(chance.choice(PAGES))
                if stop.wait(chance.uniform(*BREATH)):
                    return
            shown = person.propose()
        except GONE:
            load.heard.given_up.append(person.email)
            continue
        with load.heard.lock:
            load.heard.numbers[person.email] = shown


def mebibytes(site):
    """Return the memory of all processes of the site, what they share counted once (PSS)."""
    total = 0
    for pid in processes_below(site.process.pid):
        try:
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:
            continue  # killed a moment ago
        total += int(rollup.split("\nPss:")[1].split()[0])
    return total / 1024


def keep_measuring(site, load, stop):
    while not stop.wait(SAMPLE_SECONDS):
        load.memory.append(mebibytes(site))


def soak(folder, minutes, chance, report=lambda line: None):
    """Let everybody read and send for so long; return what happened and {what went wrong: how often}."""
    mail_server = kills.MailServer(folder)
    make_certificate(folder)
    (folder / "nginx").mkdir()
    port = free_port()
    nginx = Nginx(folder / "nginx", folder, port)
    mail = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(mail_server.port), "EMAIL_USE_TLS": "0"}
    behind = {"BASE_URL": nginx.url, "PROXY_COUNT": "1"}
    site = Site(port, folder / "var", **NO_LIMITS, **mail, **behind)
    load, stop = Load(), threading.Event()
    handlers = [urllib.request.HTTPSHandler(context=nginx.context)]
    asked = nginx.url, load, chance, handlers, stop
    threads = [threading.Thread(target=keep_asking, args=asked) for _ in range(CLIENTS)]
    threads.append(threading.Thread(target=keep_measuring, args=(site, load, stop)))
    try:
        site.wait_until_answering()
        kills.wait_until_all_listen(site)
        for path in PAGES:
            nginx.open(path).read()  # made once, as on any site that runs already
        for thread in threads:
            thread.start()
        kill_in_turn(site, mail_server, load, minutes, chance, report)
        stop.set()
        for thread in threads:
            thread.join()
        kills.wait_for_mails(mail_server, load.heard)
    finally:
        stop.set()
        site.stop()
        nginx.stop()
        mail_server.kill()
    wrong = kills.judge(folder / "var", load.heard, load.kills, mail_server.recipients())
    return load, dict(wrong)


def kill_in_turn(site, mail_server, load, minutes, chance, report):
    """Spread the kills over the time; the first one comes after everybody has begun."""
    times = max(len(kills.KINDS), round(KILLS * minutes / MINUTES))
    begin, pause = time.monotonic(), minutes * 60 / (times + 1)
    for number, kind in enumerate(islice(cycle(kills.KINDS), times), 1):
        time.sleep(max(0, begin + number * pause - time.monotonic()))
        load.kills.append(kills.kill(kind, site, mail_server, chance))
        report(
            f"{number:>3}. {kind:<12} {load.reads} read, {load.posts} sent, {len(load.errors)} errors"
        )
    time.sleep(max(0, begin + minutes * 60 - time.monotonic()))


def quarter(values, number):
    """Return the median of one quarter of what was measured one after the other."""
    size = len(values) // 4
    return statistics.median(values[number * size : (number + 1) * size])


def results(load, wrong):
    """Yield what is promised, what was measured, and whether that holds."""
    percentiles = statistics.quantiles(load.seconds, n=100)
    p95 = percentiles[94] * 1000
    before, after = quarter(load.memory, 1), quarter(load.memory, 3)
    growth = after / before - 1
    requests = load.reads + load.posts
    yield "requests", f"{requests}, {load.posts / requests:.1%} of them sent something", True
    yield "processes killed", f"{len(load.kills)}", True
    yield "errors seen by readers", f"{len(load.errors)}", not load.errors
    sent_again = f"{len(load.heard.numbers)} people, {load.heard.repeated} requests sent again"
    yield "submissions acknowledged", sent_again, bool(load.heard.numbers)
    for what, number in wrong.items():
        yield what, str(number), not number
    yield "half of the answers within", f"{percentiles[49] * 1000:.0f} ms", True
    yield (
        f"95 % of the answers within {MOST_MILLISECONDS} ms",
        f"{p95:.0f} ms",
        p95 <= MOST_MILLISECONDS,
    )
    words = f"{before:.0f} MiB in the second quarter, {after:.0f} in the last: {growth:+.1%}"
    yield f"memory grows by {MOST_GROWTH:.0%} at most", words, growth <= MOST_GROWTH


def main(minutes):
    seed = random.randrange(10**6)  # moments, no secrets
    with tempfile.TemporaryDirectory() as folder:
        load, wrong = soak(Path(folder), minutes, random.Random(seed), print)
    print(f"\n{minutes:g} minutes, {CLIENTS} people, {os.cpu_count()} cores, seed {seed}\n")
    rows = list(results(load, wrong))
    print("| what | measured | |\n| --- | --- | --- |")
    for what, measured, holds in rows:
        print(f"| {what} | {measured} | {'holds' if holds else 'BROKEN'} |")
    print("\n".join(load.errors[:10]))
    return int(not all(holds for _what, _measured, holds in rows))
