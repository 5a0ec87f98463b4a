"""The cast of the street work and the calendar."""

from tests.events.conftest import calendar, home_page  # noqa: F401
from tests.outreach.conftest import (  # noqa: F401
    directory,
    doors,
    page_of_the_file,
    street,
    walker,
    wanda,
)
