"""The clock by which everything here is said: the server's zone and a visitor's browser play no part."""

from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")
