"""The pages that tell what this is; the partners; how the nights went; the worker's sign of life."""

from .news import NewsIndexPage, NewsPage
from .night import NightlyRun
from .pages import HomePage, ProgrammePage, TextPage
from .partner import Partner
from .worker_beat import WorkerBeat

__all__ = [
    "HomePage",
    "NewsIndexPage",
    "NewsPage",
    "NightlyRun",
    "Partner",
    "ProgrammePage",
    "TextPage",
    "WorkerBeat",
]
