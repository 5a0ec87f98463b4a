"""The calendar's page in a new installation."""

from content.sections import StartingPage

PAGE = StartingPage(
    order=10,
    slug="veranstaltungen",
    title="Veranstaltungen",
    summary="Was in Schalke und Hassel los ist: Abende, Märkte, Workshops, Sprechstunden.",
)
