"""The pages that tell what this is: home, programme, plain texts, news; and the partners."""

from .news import NewsIndexPage, NewsPage
from .pages import HomePage, ProgrammePage, TextPage
from .partner import Partner

__all__ = ["HomePage", "NewsIndexPage", "NewsPage", "Partner", "ProgrammePage", "TextPage"]
