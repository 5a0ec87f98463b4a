"""The panel in which editors set a place by a click on our own map, instead of typing degrees."""

from dataclasses import dataclass
from functools import lru_cache

from django import forms
from django.utils.safestring import SafeString
from wagtail.admin.panels import Panel

from directory.map.ground import GROUNDS, Ground, draw
from directory.map.projection import HEIGHT, MIDDLE, WIDTH, Projection, fit


@dataclass(frozen=True)
class WholeSheet:
    """A whole neighbourhood as SVG, with what a script needs to turn a spot on it into degrees."""

    ground: Ground
    projection: Projection
    drawing: SafeString
    width, height, middle = WIDTH, HEIGHT, MIDDLE


@lru_cache(maxsize=1)
def whole_sheets():
    """Return the sheets of all neighbourhoods, in their order."""
    drawn = [(ground, fit(ground.bounds.corners, ground.bounds)) for ground in GROUNDS]
    # The drawing escapes.
    return [WholeSheet(*sheet, SafeString(draw(*sheet))) for sheet in drawn]


class PlacePanel(Panel):
    """The drawn maps above the fields `latitude` and `longitude`, which stay the way without a mouse."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "directory/admin/place_panel.html"

        class Media:
            js = [forms.Script("js/place-panel.js", type="module")]
            css = {"all": ["css/admin/place-panel.css"]}

        def get_context_data(self, parent_context=None):
            return super().get_context_data(parent_context) | {"sheets": whole_sheets()}
