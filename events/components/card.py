"""One date of an event in a list.

Written here and not in a template: a list prints fifty of them, and a template takes eight times as long.
"""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.images.shortcuts import get_rendition_or_not_found

from content.listing.badges import neighbourhood_badge
from events.components.badges import badges
from events.components.poster import poster
from events.recurrence.local_time import local

PICTURE = {"class": "event-card__picture", "alt": "", "loading": "lazy"}
CARD = """<article class="card event-card{state}">
{picture}
<div class="event-card__body">
<p class="event-card__when">{when}</p>
<h{level}><a class="card__link" href="{address}">{title}</a></h{level}>
<p class="card__meta">{badges} {neighbourhood} <span>{kind}</span>{place}</p>
</div>
</article>"""


def card(occurrence, heading_level=3) -> SafeString:
    """Return the card of a date that was loaded `for_cards`."""
    event = occurrence.event
    return format_html(
        CARD,
        state=" event-card--cancelled" if occurrence.is_cancelled else "",
        picture=_picture(occurrence),
        when=occurrence.when,
        level=heading_level,
        address=occurrence.get_absolute_url(),
        title=event.title,
        badges=badges(occurrence),
        neighbourhood=neighbourhood_badge(event.neighbourhood),
        kind=event.kind_in_words,
        place=_place(occurrence),
    )


def _picture(occurrence):
    event = occurrence.event
    if event.picture_id:
        return get_rendition_or_not_found(event.picture, "fill-240x300").img_tag(PICTURE)
    return poster(event.kind, local(occurrence.starts_at).date(), event.colour)


def _place(occurrence):
    event = occurrence.event
    place = occurrence.place or event.place_name
    if not place:
        place = _("online") if event.online_url else ""
    return format_html("<span>{}</span>", place) if place else ""
