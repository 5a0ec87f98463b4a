"""The cast of the street work and the calendar."""

from tests.events.conftest import calendar, home_page  # noqa: F401
from tests.outreach.conftest import directory, street, walker, wanda  # noqa: F401
