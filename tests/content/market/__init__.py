"""A fourth section, a market, that only the tests know; it shows what a section touches."""
