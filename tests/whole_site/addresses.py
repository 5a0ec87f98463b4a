"""Every address that the URL configurations know, with what stands for their parts filled in."""

import re
from html.parser import HTMLParser

from django.db.models import Model
from django.urls import URLResolver, get_resolver, reverse
from django.utils.regex_helper import normalize
from wagtail.contrib.settings.registry import registry
from wagtail.models import Page

from submissions.registry import kinds

# What would end the session of the walk, and Wagtail's own page that shows an error on purpose.
LEFT_OUT = re.compile(r"/logout/|/failwhale/")
PART = re.compile(r"%\((\w+)\)s")


def routes(resolver, prefix=""):
    """Yield (regular expression, view) of every address below a resolver."""
    for pattern in resolver.url_patterns:
        regex = prefix + pattern.pattern.regex.pattern.removeprefix("^")
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, regex)
        else:
            yield regex, pattern.callback


def model_of(view):
    """Return the model that a class-based view shows, or None."""
    initkwargs = getattr(view, "view_initkwargs", {})
    model = initkwargs.get("model") or getattr(getattr(view, "view_class", None), "model", None)
    return model if isinstance(model, type) and issubclass(model, Model) else None


def filled(regex, view, parts):
    """Return the addresses of a route; `parts` names what stands for a part, `pk` is found by model."""
    addresses = []
    for template, names in normalize(regex):
        # Where an address names a kind of entry, its number is that of such an entry.
        model = kinds.get(parts["kind"]).model if "kind" in names else model_of(view)
        known = {name: parts.get(name, first_of(model)) for name in names}
        addresses.append(PART.sub(lambda part, known=known: str(known[part[1]]), template))
    return addresses


def first_of(model):
    """Return the number of the first row of a model; 1 where there is none."""
    numbers = model._default_manager.order_by("pk").values_list("pk", flat=True) if model else []
    return next(iter(numbers[:1]), 1)


def every_address(parts, sections):
    """Return every address once: of the site, of the admin, and of the sections below their pages.

    `sections` says for a section's page which parts are filled in differently there.
    """
    found = [
        address
        for regex, view in routes(get_resolver(), "/")
        for address in filled(regex, view, parts)
    ]
    for page in Page.objects.live().specific():
        if urlconf := getattr(page, "urlconf", None):
            own = parts | sections.get(page.slug, {})
            for regex, view in routes(get_resolver(urlconf), page.url):
                # A file has no slash behind its ending.
                found += [
                    re.sub(r"(\.\w+)/$", r"\1", address) for address in filled(regex, view, own)
                ]
    # Wagtail keeps all settings behind one route.
    for model in registry:
        own = (model._meta.app_label, model._meta.model_name, model.load().pk)
        found.append(reverse("wagtailsettings:edit", args=own))
    found += [page.url for page in Page.objects.live().filter(depth__gt=1) if page.url]
    return [address for address in dict.fromkeys(found) if not LEFT_OUT.search(address)]


class Forms(HTMLParser):
    """The POST forms of a page: [(action, {field: value}, names of the fields that take text)]."""

    TEXT = {"text", "email", "url", "search", "tel", "textarea", "number", "date", "time", ""}

    def __init__(self, here, html):
        super().__init__()
        self.forms, self._form, self._here = [], None, here
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        facts = dict(attrs)
        if tag == "form" and (facts.get("method") or "").lower() == "post":
            self._form = (facts.get("action") or self._here, {}, [])
            self.forms.append(self._form)
        name = facts.get("name")
        if self._form is None or not name or tag not in ("input", "textarea", "select", "button"):
            return
        kind = "textarea" if tag == "textarea" else (facts.get("type") or "").lower()
        if tag in ("input", "textarea") and kind in self.TEXT:
            self._form[2].append(name)
        elif kind not in ("checkbox", "radio", "file"):
            self._form[1][name] = facts.get("value") or ""

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
