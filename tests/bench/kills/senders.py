"""People who press the button again until they are answered, and some of them once more after that."""

import threading
import time
from dataclasses import dataclass, field

from tests.bench.soak.people import GONE, NUMBER, Person

PATIENCE = 60
PAUSE = 0.2  # before the same is sent again
BREATH = 0.5  # before the next person


@dataclass
class Heard:
    """What people were shown: {e-mail address: set of numbers}, and who was never answered."""

    numbers: dict = field(default_factory=dict)
    given_up: list = field(default_factory=list)
    repeated: int = 0  # how often something was sent again
    lock: threading.Lock = field(default_factory=threading.Lock)


class InsistingPerson(Person):
    """Sends the same again where no answer came, as people do."""

    def __init__(self, url, heard, handlers=()):
        super().__init__(url, handlers=handlers)
        self.heard = heard

    def insist(self, ask, *args):
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return ask(*args)
            except GONE:
                if time.monotonic() > end:
                    raise
                with self.heard.lock:
                    self.heard.repeated += 1
                time.sleep(PAUSE)

    def get(self, path):
        self.insist(super().get, path)

    def post(self, fields, path=""):
        self.asked = self.page, self.address
        self.insist(super().post, fields, path)

    def propose(self):
        """Propose a business, and send its last page once more; return every number that was shown."""
        first = super().propose()
        self.page, self.address = self.asked
        self.post({"consent": "on"})
        return {first, NUMBER.search(self.page)[0]}


def keep_sending(url, heard, stop):
    """Send one proposal after the other until stopped."""
    while not stop.is_set():
        person = InsistingPerson(url, heard)
        try:
            shown = person.propose()
        except GONE:
            heard.given_up.append(person.email)
            continue
        with heard.lock:
            heard.numbers[person.email] = shown
        stop.wait(BREATH)
