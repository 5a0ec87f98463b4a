"""Kills the processes of the running site in turn while people send, and checks that nothing is lost.

Each kill is a SIGKILL, as by the kernel when memory runs out. The site must answer again within ten
seconds, what was killed must work again, everything that somebody was told is stored once, and its
mail was taken by the mail server or waits for the next attempt. Ends with 1 where that does not hold.
"""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path

from tests.bench.kills.senders import Heard, keep_sending
from tests.bench.serving import processes_below
from tests.bench.soak.run import NO_LIMITS
from tests.journeys.running import ROOT, Site, free_port

KILLS = 60
AT_ONCE = 2
MOST_SECONDS = 10
REPLACED_SECONDS = 120
MAIL_SECONDS = 10
KINDS = ("web process", "worker", "mail server")
WAITING = (2, 3)  # queued and requeued, as post_office stores them
LISTENING, INODE = "0A", 9  # in /proc/net/tcp
MAIL_SERVER_AWAY = 2


class MailServer:
    """A local mail server that can be killed and started again on its port."""

    def __init__(self, folder):
        self.port = free_port()
        self.file = folder / "mails.txt"
        self.start()

    def start(self):
        module = "tests.bench.kills.mail_server"
        command = [sys.executable, "-m", module, str(self.port), str(self.file)]
        self.process = subprocess.Popen(command, cwd=ROOT)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def recipients(self):
        """Return how many mails each address got."""
        return Counter(self.file.read_text().split()) if self.file.exists() else Counter()


def command_of(pid):
    return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")


def processes(site):
    """Return the ids of the site's processes: {kind: {ids}}."""
    found = {"web process": set(), "worker": set(), "web server": set()}
    serve = site.process.pid
    for child in map(int, Path(f"/proc/{serve}/task/{serve}/children").read_text().split()):
        is_worker = "run_worker" in command_of(child)
        found["worker" if is_worker else "web server"].add(child)
        if not is_worker:
            found["web process"] |= set(processes_below(child))
    return found


@dataclass
class Kill:
    kind: str
    answers_after: float
    replaced_after: float  # when what was killed works again


def watch(site, is_replaced, begin):
    """Return how many seconds after `begin` the site answered for good, and what was killed worked.

    Infinite where that takes too long.
    """
    answers, is_down = 0.0, False
    while (passed := time.monotonic() - begin) < REPLACED_SECONDS:
        if not site.is_answering():
            is_down = True
        elif is_down:
            answers, is_down = time.monotonic() - begin, False
        if not is_down and is_replaced():
            return answers, passed
        time.sleep(0.1)
    return float("inf") if is_down else answers, float("inf")


def kill(kind, site, mail_server, chance):
    """Kill a process of this kind and watch what follows."""
    moment, begin = datetime.now(UTC), time.monotonic()
    if kind == "mail server":
        mail_server.kill()
        back = begin + MAIL_SERVER_AWAY
        answers, replaced = watch(site, lambda: time.monotonic() > back, begin)
        mail_server.start()
    elif kind == "worker":
        kill_one_of(processes(site)["worker"], chance)
        answers, replaced = watch(site, lambda: worker_started(site) > moment, begin)
    else:
        sockets = listening(site)
        kill_one_of(processes(site)["web process"], chance)
        while sockets == listening(site).intersection(sockets):
            time.sleep(0.01)
        answers, replaced = watch(site, lambda: len(listening(site)) == len(sockets), begin)
    return Kill(kind, answers, replaced)


def kill_one_of(ids, chance):
    os.kill(chance.choice(sorted(ids)), signal.SIGKILL)


def listening(site):
    """Return the sockets of the processes that take connections on the site's port."""
    end = f":{int(site.url.rsplit(':', 1)[1]):04X}"
    rows = [row.split() for row in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return {row[INODE] for row in rows if row[1].endswith(end) and row[3] == LISTENING}


def worker_started(site):
    """Return since when the newest worker has been at work, as it wrote down itself."""
    connection = sqlite3.connect(f"file:{site.var}/db.sqlite3?mode=ro", uri=True, timeout=20)
    try:
        ((moment,),) = connection.execute("SELECT MAX(started_at) FROM home_workerbeat").fetchall()
    finally:
        connection.close()
    return datetime.fromisoformat(moment or "2000-01-01").replace(tzinfo=UTC)


def run(folder, kills, chance, kinds=KINDS, pause=(1.0, 4.0), port=None, report=lambda line: None):
    """Start the site in folder/var, send and kill so many times.

    Returns the kills, what people heard, and {what went wrong: how often}.
    """
    mail_server = MailServer(folder)
    var = folder / "var"
    mail = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(mail_server.port), "EMAIL_USE_TLS": "0"}
    site = Site(port or free_port(), var, **NO_LIMITS, **mail)
    heard, stop = Heard(), threading.Event()
    senders = [
        threading.Thread(target=keep_sending, args=(site.url, heard, stop)) for _ in range(AT_ONCE)
    ]
    done = []
    try:
        site.wait_until_answering()
        wait_until_all_listen(site)
        for sender in senders:
            sender.start()
        for number, kind in enumerate(islice(cycle(kinds), kills), 1):
            time.sleep(chance.uniform(*pause))
            done.append(kill(kind, site, mail_server, chance))
            report(
                f"{number:>3}. {kind:<12} answers after {done[-1].answers_after:5.2f} s, "
                f"works again after {done[-1].replaced_after:5.2f} s, {len(heard.numbers)} acknowledged"
            )
        stop.set()
        for sender in senders:
            sender.join()
        wait_for_mails(mail_server, heard)
    finally:
        stop.set()
        site.stop()
        mail_server.kill()
    return done, heard, dict(judge(var, heard, done, mail_server.recipients()))


def wait_until_all_listen(site):
    """The first kill comes when all web processes are there."""
    end = time.monotonic() + REPLACED_SECONDS
    while len(listening(site)) < len(processes(site)["web process"]) and time.monotonic() < end:
        time.sleep(0.1)


def wait_for_mails(mail_server, heard):
    end = time.monotonic() + MAIL_SECONDS
    while heard.numbers.keys() - mail_server.recipients().keys() and time.monotonic() < end:
        time.sleep(0.5)


def judge(var, heard, kills, mails):
    connection = sqlite3.connect(var / "db.sqlite3")
    try:
        query = "SELECT contact_email, reference FROM submissions_submission"
        rows = connection.execute(query).fetchall()
        query = 'SELECT "to" FROM post_office_email WHERE status IN (?, ?)'
        waiting = {to for (to,) in connection.execute(query, WAITING)}
        ((integrity,),) = connection.execute("PRAGMA integrity_check").fetchall()
    finally:
        connection.close()
    stored = Counter(email for email, _number in rows)
    numbers = {number for _email, number in rows}
    shown = set().union(*heard.numbers.values()) if heard.numbers else set()
    yield "acknowledged and lost", len(shown - numbers)
    yield "stored twice", sum(stored[email] > 1 for email in stored)
    yield "shown two numbers", sum(len(shown) > 1 for shown in heard.numbers.values())
    yield "never answered", len(heard.given_up)
    yield "mails lost", len(heard.numbers.keys() - mails.keys() - waiting)
    yield (
        f"not answering within {MOST_SECONDS} s",
        sum(kill.answers_after > MOST_SECONDS for kill in kills),
    )
    yield "never replaced", sum(kill.replaced_after == float("inf") for kill in kills)
    yield "integrity_check not ok", int(integrity != "ok")


def table(kills):
    """Return the lines of a table: each kind, how often, the slowest answer and replacement."""
    yield f"{'killed':<14}{'times':>6}{'answers again':>16}{'works again':>18}"
    for kind in dict.fromkeys(kill.kind for kill in kills):
        of_kind = [kill for kill in kills if kill.kind == kind]
        answers = max(kill.answers_after for kill in of_kind)
        replaced = max(kill.replaced_after for kill in of_kind)
        yield f"{kind:<14}{len(of_kind):>6}{answers:>14.2f} s{replaced:>16.2f} s"


def main(kills):
    seed = random.randrange(10**6)  # moments, no secrets
    with tempfile.TemporaryDirectory() as folder:
        done, heard, wrong = run(Path(folder), kills, random.Random(seed), report=print)
    print()
    for line in table(done):
        print(line)
    print(f"\n{kills} kills (seed {seed}), {len(heard.numbers)} submissions acknowledged, ", end="")
    print(f"{heard.repeated} requests sent again")
    for what, number in wrong.items():
        print(f"{number:>5}  {what}")
    print("held" if not any(wrong.values()) else "BROKEN")
    return int(any(wrong.values()))
