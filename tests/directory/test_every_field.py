"""A field that is added to a business reaches every place that has fields, or says here why not."""

from wagtail.admin.panels import FieldPanel, InlinePanel, PanelGroup

from directory.admin.business_panels import PANELS
from directory.proposals.form import BusinessProposalForm
from directory.proposals.merging import CHOICES
from directory.tables.columns import BY_KEY
from directory.views.api import BusinessEndpoint

PICTURES = {"picture", "more_pictures"}
# Many belong to persons, and nobody gave them to be collected.
PERSONAL = {"telephone", "whatsapp", "email"}
# Only the team knows them.
THE_TEAMS = {"slug", "latitude", "longitude", "checked_on"}


def field_names(panels):
    for panel in panels:
        if isinstance(panel, InlinePanel):
            yield panel.relation_name
        elif isinstance(panel, PanelGroup):
            yield from field_names(panel.children)
        elif isinstance(panel, FieldPanel):
            yield panel.field_name


# When it is public is no fact about the business.
SCHEDULE = {"go_live_at", "expire_at"}
FIELDS = set(field_names(PANELS)) - SCHEDULE


def test_a_merge_offers_every_field_but_the_address_that_stays():
    assert {name for _key, _label, names in CHOICES for name in names} == FIELDS - {"slug"}


def test_a_table_holds_every_field_but_pictures():
    assert BY_KEY.keys() == FIELDS - PICTURES


def test_the_interface_tells_every_field_that_is_nobodys_own():
    names = {field.name for field in BusinessEndpoint.open_fields}
    assert names == (FIELDS | {"id"}) - PICTURES - PERSONAL


def test_the_public_form_asks_every_field_that_a_business_knows():
    # Pictures have a step of their own.
    own = set(BusinessProposalForm().own_names())
    assert own == FIELDS - PICTURES - THE_TEAMS
