"""The inner side of `bounded_process`: what a module that reads files from outside runs as a program.

Pure, and without Django: the process that reads has no settings, no database and no secret, and it
starts in a moment. It sends plain data back, which the site takes as data only.
"""

import json
import resource
import sys

# What a file becomes may be larger than the file; the site holds no more of it than this.
MOST_ANSWERED = 40 * 1024 * 1024
TOO_MUCH = 3  # the exit code of a reader whose file needs more than it may have


class Sentence(str):
    """A German sentence that remembers its `parts`, so that the site can translate it.

    Readers import it as `_`: that is how sentences are found for the catalogues.
    """

    def __new__(cls, text, values=None):
        sentence = super().__new__(cls, text % values if values else text)
        sentence.parts = (text, values)
        return sentence


class Refusal(Exception):
    """Why a file, or a part of it, is not taken: a Sentence for whoever sent it."""

    @property
    def sentence(self) -> str:
        return self.args[0]


def serve(read):
    """Answer with what `read(data, **arguments)` makes of the file on the standard input.

    It returns what JSON can say, and bytes that go along with it.
    """
    arguments = json.loads(sys.stdin.buffer.readline())
    _limit(arguments.pop("seconds"), arguments.pop("memory"))
    try:
        answer, content = read(sys.stdin.buffer.read(), **arguments)
        head = json.dumps({"answer": answer}).encode()
    except Refusal as refusal:
        head, content = json.dumps({"refused": refusal.sentence.parts}).encode(), b""
    except (MemoryError, RecursionError):
        sys.exit(TOO_MUCH)
    if len(head) + len(content) > MOST_ANSWERED:
        sys.exit(TOO_MUCH)
    sys.stdout.buffer.write(head + b"\n" + content)


def _limit(seconds, memory):
    """Let the system end this process, also where nobody waits for it any more."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
