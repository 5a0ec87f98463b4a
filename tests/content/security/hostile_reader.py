"""A reader that does what a file made to do harm could make one do; the file's text names it."""

import os
import sys
import threading

from content.security.reading import MOST_ANSWERED, Refusal, Sentence, serve


def read(data, **arguments):
    """Return what was asked for, or do what nobody wants."""
    return ACTS[data.decode()](arguments)


def fill_memory(arguments):
    return [bytearray(10**7) for _number in range(1000)], b""


def compute(arguments):
    while True:
        pass


def wait(arguments):
    threading.Event().wait(60)


def refuse(arguments):
    raise Refusal(Sentence("Es fehlt „%(name)s“.", {"name": "Beginn"}))


def nest(arguments):
    return nest(arguments)


ACTS = {
    "answer": lambda arguments: (arguments, b"\x00\n\xff"),
    "compute": compute,
    "sleep": wait,
    "fill memory": fill_memory,
    "nest": nest,
    "answer too much": lambda arguments: (None, b"x" * MOST_ANSWERED),
    "end": lambda arguments: os.abort(),
    "fail": lambda arguments: 1 / 0,
    "refuse": refuse,
    "tell": lambda arguments: ([sorted(os.environ), "django" in sys.modules], b""),
}

if __name__ == "__main__":
    serve(read)
