"""Former addresses lead on: that of a page or an entry, and every address below it."""

from django.db.models import F, Q
from django.db.models.functions import Length
from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.encoding import escape_uri_path
from wagtail.contrib.redirects import middleware
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

LONGEST = Redirect._meta.get_field("old_path").max_length


class RedirectMiddleware(middleware.RedirectMiddleware):
    """Answers what nothing is found for as Wagtail does, and leads on more.

    A redirect that was made because a page or an entry got another address also holds for what
    lies below the old one: entries, dates, files, forms. The query goes along. A form that is sent
    to an old address is sent to the new one with all that was typed.
    """

    def process_response(self, request, response):
        if response.status_code != 404:
            return response
        redirect, location = new_address(request)
        if redirect is None:
            return response
        answer = HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect
        return answer(location, preserve_request=request.method not in ("GET", "HEAD"))


def new_address(request):
    """Return the redirect for this request and where it leads, or (None, "")."""
    site = Site.find_for_request(request)
    query = request.META.get("QUERY_STRING", "")
    if query and (redirect := find(site, Redirect.normalise_path(request.get_full_path()))):
        return redirect, redirect.link
    redirect, target = follow(request.path, site)
    return redirect, target and with_ending(target, request.path, query)


def follow(path, site=None):
    """Return the last redirect on the way from a path that nothing is found at, and its target.

    A page leads its former addresses to where it is now. Of an entry only a path is known, and its
    section's page may have moved since, so that path is followed until it leads no further.
    """
    path = Redirect.normalise_path(escape_uri_path(path))
    last, seen = (None, ""), set()
    redirect = find(site, path, *above(path))
    while redirect and redirect.link:
        seen.add(path)
        target = below(redirect, path)
        if Redirect.normalise_path(target) == path:  # a page that has its former address again
            break
        path = Redirect.normalise_path(target)
        if path in seen:
            return None, ""
        last = redirect, target
        redirect = redirect.redirect_link.startswith("/") and find(site, path, *above(path))
    return last


def find(site, path, *prefixes):
    """Return the redirect of a path, else the automatic one of the longest prefix, or None."""
    if "\0" in path:  # PostgreSQL refuses it
        return None
    rows = Redirect.get_for_site(site).select_related("redirect_page")
    rows = rows.filter(Q(old_path=path) | Q(old_path__in=prefixes, automatically_created=True))
    own_first = F("site").desc(nulls_last=True)
    return rows.order_by(Length("old_path").desc(), own_first).first()


def above(path):
    """Return the paths above a path that a redirect may have: for /a/b/c these are /a and /a/b."""
    steps = path[:LONGEST].split("/")
    return ["/".join(steps[:count]) for count in range(2, len(steps))]


def below(redirect, path):
    """Return where a path leads that is, or lies below, the old path of a redirect."""
    rest = path.removeprefix(redirect.old_path).lstrip("/")
    return f"{redirect.link.rstrip('/')}/{rest}" if rest else redirect.link


def with_ending(target, asked_path, query):
    """Give an address the slash and the query that the visitor asked with."""
    if asked_path.endswith("/") and not target.endswith("/"):
        target += "/"
    return f"{target}{'&' if '?' in target else '?'}{query}" if query else target
