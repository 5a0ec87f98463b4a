"""A site with one of everything; every text that an editor could write is a marked word."""

import datetime as dt
from types import SimpleNamespace

from django.db.models import CharField, EmailField, SlugField, TextField, URLField
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock

from content.models import (
    AccessibilityStatement,
    Language,
    Neighbourhood,
    NeighbourhoodShop,
    SiteSettings,
)
from directory.models import Business, Premises
from events.models import Event
from events.recurrence.local_time import local
from evidence.models import ReportPeriod
from evidence.report.releasing import release
from home.models import Partner
from teams.models import Story, SuccessTeam
from teams.networks.models import Network, NetworkEvent
from tests.factories.directory import (
    make_business,
    make_category,
    make_directory_page,
    make_premises,
)
from tests.factories.events import make_event, make_events_page
from tests.factories.home import (
    make_home,
    make_news,
    make_news_index,
    make_programme_page,
    make_text_page,
)
from tests.factories.networks import make_network, make_networks_page
from tests.factories.pictures import photo
from tests.factories.teams import make_member, make_story, make_team, make_teams_page
from tests.whole_site.pseudo import row

# Texts for machines, or with a meaning of their own.
NO_WORDS = {"telephone", "whatsapp", "postcode", "opening_hours", "recurrences", "locale"}


def words_for(model):
    """Return a marked word for every field of a model that holds words: {field: text}."""
    return {
        field.name: f"<p>{row()}</p>" if isinstance(field, RichTextField) else row()
        for field in model._meta.concrete_fields
        if isinstance(field, CharField | TextField)
        and not isinstance(field, SlugField | URLField | EmailField)
        and field.editable
        and not field.choices
        and field.name not in NO_WORDS
    }


def contact():
    return {
        "telephone": "0221 4710-123",
        "email": "quorx@example.org",
        "website": "https://example.org/",
    }


def make_site():
    """Return the rows of a whole site by name; the home page is at `/`."""
    site = SimpleNamespace(today=timezone.localdate())
    fill_settings(site)
    site.image = get_image_model().objects.create(title=row(), file=photo((1200, 800)))
    site.document = get_document_model().objects.create(title=row(), file=photo(name="plan.pdf"))
    site.home = make_home(title=row(), summary=row(), introduction=f"<p>{row()}</p>")
    make_sections(site)
    make_directory(site)
    make_events(site)
    site.team = make_team(
        **words_for(SuccessTeam) | {"slug": "quorx", "event": site.series, "name": row()}
    )
    make_team(**words_for(SuccessTeam) | {"slug": "voll", "is_open": False})
    make_networks(site)
    make_team(**words_for(SuccessTeam) | {"slug": "warteliste"}, members=8)
    make_story(site.team, **words_for(Story) | {"slug": "quorx"})
    named = {"named_business": site.business, "named_at": timezone.now()}
    make_member(site.team, name=row(), has_account=False, **named)
    make_pages(site)
    for place in Neighbourhood.objects.all():  # last: the factories find them by their names
        place.name = row(place.slug)
        place.save()
    return site


def fill_settings(site):
    settings = SiteSettings.load()
    for name, text in words_for(SiteSettings).items():
        setattr(settings, name, text)
    settings.contact_telephone, settings.contact_email = "0221 4710-100", "team@example.org"
    settings.programme_starts_on = site.today - dt.timedelta(days=100)
    settings.programme_ends_on = site.today + dt.timedelta(days=100)
    settings.save()
    statement = AccessibilityStatement.load()
    for name, text in words_for(AccessibilityStatement).items():
        setattr(statement, name, text)
    statement.checked_on, statement.is_public_body = site.today, True
    statement.save()
    for language in Language.objects.all():
        language.name = language.native_name = row(language.code)
        language.save()

    NeighbourhoodShop.objects.create(
        **words_for(NeighbourhoodShop) | {"telephone": "0221 4710-100"},
        neighbourhood=Neighbourhood.objects.get(slug="schalke"),
    )


def make_sections(site):
    page = {
        "title": row(),
        "summary": row(),
        "introduction": f"<p>{row()}</p>",
        "show_in_menus": True,
    }
    site.calendar = make_events_page(site.home, **page)
    site.directory = make_directory_page(site.home, **page)
    site.teams = make_teams_page(site.home, **page)
    site.networks = make_networks_page(site.home, **page)
    del page["introduction"]
    site.news = make_news_index(site.home, **page)


def make_directory(site):
    site.category = make_category(name=row("Zunft"), synonyms=row(), slug="zunft")
    entry = words_for(Business) | contact() | {"whatsapp": "0221 4710-123"}
    site.business = make_business(
        **entry
        | {"slug": "quorx", "picture": site.image, "postcode": "45881"}
        | {"opening_hours": "Mo-Fr 09:00-13:00,15:00-18:00; Sa off; PH off"}
        | {"is_step_free": True, "offers_training": True, "offers_internship": True}
        | {"checked_on": site.today - dt.timedelta(days=30)}
        | {"latitude": "51.522200", "longitude": "7.088600"},
        categories=[site.category],
        languages=["de", "tr", "ar"],
    )
    make_business(**entry | {"slug": "leer", "is_step_free": False}, neighbourhood="Hassel")
    for number in range(30):
        make_business(name=row(f"Reihe {number}"), opening_hours="24/7", categories=[site.category])
    offer = words_for(Premises) | contact() | {"slug": "quorx", "postcode": "45881", "size": 60}
    site.premises = make_premises(
        **offer
        | {"picture": site.image, "rent": 700, "is_step_free": True}
        | {"available_from": site.today + dt.timedelta(days=40)}
        | {"latitude": "51.522200", "longitude": "7.088600"}
    )
    make_premises(**offer | {"slug": "leer", "rent": None, "is_step_free": False})
    make_premises(
        **offer | {"slug": "vorbei", "advertised_until": site.today - dt.timedelta(days=3)}
    )


def make_events(site):
    soon = timezone.now().replace(hour=17, minute=0, second=0, microsecond=0) + dt.timedelta(days=2)
    event = words_for(Event) | {
        "organiser_name": row(),
        "starts_at": soon,
        "ends_at": soon + dt.timedelta(hours=2),
        "postcode": "45881",
    }
    first = local(soon).date()
    week = dt.timedelta(days=7)
    site.series = make_event(
        **event
        | {"slug": "reihe", "registration": "here", "places": 3, "is_step_free": True}
        | {"skips_holidays": True, "skips_school_holidays": True, "picture": site.image}
        | {"organiser_business": site.business, "online_url": "https://example.org/"},
        rule="FREQ=WEEKLY;COUNT=60",
        changes=[
            {"kind": "cancelled", "original_date": first + week, "reason": row()},
            {
                "kind": "moved",
                "original_date": first + 2 * week,
                "new_starts_at": soon + dt.timedelta(days=15),
                "new_place": row(),
            },
            {"kind": "extra", "new_starts_at": soon + dt.timedelta(days=3), "reason": row()},
        ],
    )
    site.series.languages.set(Language.objects.all()[:2])
    for n, kind in enumerate(Event.Kind.values):
        make_event(
            **event
            | {"slug": f"art-{kind}", "kind": kind, "registration": "link", "price": ""}
            | {"registration_url": "https://example.org/"}
            | {
                "starts_at": soon + dt.timedelta(hours=n),
                "ends_at": soon + dt.timedelta(hours=n + 1),
            }
        )
    make_event(
        **event
        | {"slug": "tage", "all_day": True, "is_step_free": False}
        | {"ends_at": soon + dt.timedelta(days=3)}
    )
    past = soon - dt.timedelta(days=60)
    make_event(
        **event | {"slug": "vorbei", "starts_at": past, "ends_at": past + dt.timedelta(hours=2)}
    )
    make_event(**event | {"slug": "weiter", "continues": site.series}, rule="FREQ=WEEKLY;COUNT=3")
    make_event(**event | {"slug": "weg", "live": False, "first_published_at": past})
    laufend = timezone.now() - dt.timedelta(minutes=30)
    make_event(
        **event
        | {"slug": "jetzt", "starts_at": laufend, "ends_at": laufend + dt.timedelta(hours=9)}
    )


def make_networks(site):
    network = words_for(Network) | contact()
    site.network = make_network(site.business, **network | {"slug": "quorx", "picture": site.image})
    NetworkEvent.objects.create(network=site.network, event=site.series)
    make_network(**network | {"slug": "leer", "accepts_members": False})


def body(site):
    """One block of every kind."""
    picture = ImageBlock().to_python({"image": site.image.pk, "alt_text": row()})
    person = {"name": row(), "role": row(), "telephone": "0221 4710-123", "email": "a@example.org"}
    return [
        ("text", f"<h2>{row()}</h2><p>{row()}</p>"),
        ("cookies", None),
        ("legal_bases", None),
        ("accessibility", None),
        ("picture", {"image": picture, "caption": row()}),
        ("quote", {"text": row(), "name": row(), "role": row()}),
        ("facts", {"title": row(), "facts": [{"icon": "info", "term": row(), "value": row()}]}),
        ("people", {"title": row(), "people": [person]}),
        ("call", {"title": row(), "text": row(), "label": row(), "page": None, "address": "/"}),
        ("download", {"document": site.document, "text": row()}),
        ("notice", {"text": f"<p>{row()}</p>"}),
        ("retention", None),
        ("events", {"title": row(), "count": 3, "chosen": []}),
        ("businesses", {"title": row(), "count": 3, "chosen": []}),
        ("teams", {"title": row(), "count": 3}),
        ("news", {"title": row(), "count": 3, "chosen": []}),
        (
            "results",
            {"title": row(), "period": row(), "source": row()}
            | {"results": [{"number": "12", "meaning": row()}]},
        ),
        ("released_results", {"title": row(), "period": released_period(site)}),
        (
            "named",
            {"events": [site.series], "businesses": [site.business], "streets": [row("Straße")]},
        ),
    ]


def results(site):
    """Released numbers of the newest period, and a period of which none is public."""
    first_day = site.today.replace(year=site.today.year - 9, month=1, day=1)
    nothing, _is_new = ReportPeriod.objects.get_or_create(
        first_day=first_day,
        defaults={"name": row(), "last_day": first_day.replace(month=12, day=31)},
    )
    return [("released_results", {"title": row(), "period": period}) for period in (None, nothing)]


def released_period(site):
    """Return a report period of which a number is public."""
    period, _is_new = ReportPeriod.objects.get_or_create(
        first_day=site.today.replace(month=1, day=1),
        defaults={"name": row(), "last_day": site.today.replace(month=12, day=31)},
    )
    release(period, [("people", 12)], timezone.now())
    return period


def make_pages(site):
    page = {"title": row(), "summary": row(), "body": body(site)}
    site.home.body = page["body"]
    site.home.save()
    for number in range(14):
        make_news(
            site.news,
            **page | {"slug": f"meldung-{number}", "author": row(), "picture": site.image},
            picture_alt=row(),
        )
    programme = make_programme_page(site.home, **page | {"slug": "programm"})
    make_programme_page(programme, **page | {"slug": "partner", "shows_partners": True})
    make_programme_page(programme, **page | {"slug": "ergebnisse", "body": results(site)})
    make_text_page(site.home, **page | {"slug": "impressum", "shows_operator": True})
    Partner.objects.create(
        name=row(), role=row(), description=row(), website="https://example.org/", logo=site.image
    )
