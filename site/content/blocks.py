"""The building blocks of a page of text; those that tease sections live with the home page."""

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.api.fields import ImageRenditionField
from wagtail.images.blocks import ImageBlock

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
FACT_ICONS = [
    ("info", _("Hinweis")),
    ("calendar", _("Kalender")),
    ("map-pin", _("Ort")),
    ("users", _("Menschen")),
    ("euro", _("Geld")),
    ("phone", _("Telefon")),
    ("mail", _("E-Mail")),
    ("clock", _("Uhrzeit")),
]


class TextBlock(blocks.RichTextBlock):
    """Running text with the few formats that stay readable for everyone."""

    def __init__(self, **kwargs):
        super().__init__(**{"features": TEXT_FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Absätze, Zwischenüberschriften, Listen und Links")
        template = "blocks/text.html"
        preview_value = (
            "<h2>Was wir vorhaben</h2><p>Zwei kurze Absätze lesen sich leichter als ein langer.</p>"
        )


class PictureBlock(blocks.StructBlock):
    """A picture; whoever sets it decides what a person who cannot see it hears."""

    image = ImageBlock(label=_("Bild"))
    caption = blocks.CharBlock(label=_("Bildunterschrift"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("Bild")
        description = _("Ein Bild mit Beschreibung für Menschen, die es nicht sehen")
        template = "blocks/picture.html"

    def get_api_representation(self, value, context=None):
        """Wagtail tells only the picture's number; a program needs its address."""
        data = super().get_api_representation(value, context)
        picture = ImageRenditionField("max-1200x1200").to_representation(value["image"])
        return data | {
            "image": {"url": picture.get("full_url"), "alt": value["image"].contextual_alt_text}
        }

    @cached_property
    def is_previewable(self):
        return True

    def get_preview_value(self):
        """Show the newest picture of the library, or an empty frame where there is none."""
        image = get_image_model().objects.order_by("-created_at").first()
        return self.normalize({"image": image, "caption": str(_("So steht der Text darunter."))})


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Zitat"), max_length=400, rows=3)
    name = blocks.CharBlock(label=_("Wer sagt das?"), max_length=100)
    role = blocks.CharBlock(label=_("Aufgabe oder Betrieb"), required=False, max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Zitat")
        description = _("Was jemand gesagt hat, mit Namen")
        template = "blocks/quote.html"
        preview_value = {
            "text": "Seit dem Abend im Café kenne ich meine Nachbarn von gegenüber.",
            "name": "Hülya Beispiel",
            "role": "Blumenladen",
        }


class FactBlock(blocks.StructBlock):
    icon = blocks.ChoiceBlock(label=_("Zeichen"), choices=FACT_ICONS, default="info")
    term = blocks.CharBlock(label=_("Was"), max_length=80)
    value = blocks.CharBlock(label=_("Angabe"), max_length=250)

    class Meta:
        icon = "list-ul"
        label = _("Angabe")


class FactsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Überschrift"), required=False, max_length=100)
    facts = blocks.ListBlock(FactBlock(), label=_("Angaben"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Auf einen Blick")
        description = _("Kurze Angaben untereinander: Zeitraum, Ort, Geld")
        template = "blocks/facts.html"
        preview_value = {
            "title": "Auf einen Blick",
            "facts": [
                {"icon": "calendar", "term": "Wann", "value": "jeden Dienstag"},
                {"icon": "map-pin", "term": "Wo", "value": "Marktplatz"},
            ],
        }


class ResultBlock(blocks.StructBlock):
    number = blocks.CharBlock(
        label=_("Zahl oder Wort"), max_length=20, help_text=_("Zum Beispiel 34 oder „beide“")
    )
    meaning = blocks.CharBlock(label=_("Was wurde gezählt?"), max_length=160)

    class Meta:
        icon = "order"
        label = _("Ergebnis")


class ResultsBlock(blocks.StructBlock):
    """What was reached, in the editors' own numbers; where they come from stands with them."""

    title = blocks.CharBlock(label=_("Überschrift"), max_length=100)
    period = blocks.CharBlock(
        label=_("Zeitraum"), max_length=80, help_text=_("Zum Beispiel „Oktober 2015 bis März 2017“")
    )
    results = blocks.ListBlock(ResultBlock(), label=_("Ergebnisse"), min_num=1, max_num=8)
    source = blocks.CharBlock(
        label=_("Woher die Zahlen kommen"),
        max_length=200,
        help_text=_("Zum Beispiel „Sachbericht an den Fördergeber“"),
    )

    class Meta:
        icon = "order"
        label = _("Was erreicht wurde")
        description = _("Ergebnisse mit Zeitraum und Herkunft der Zahlen")
        template = "blocks/results.html"
        preview_value = {
            "title": "Was erreicht wurde (Beispiel)",
            "period": "Januar bis Juni",
            "results": [{"number": "12", "meaning": "Abende mit Betrieben"}],
            "source": "Zählung des Teams",
        }


class PersonBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=100)
    role = blocks.CharBlock(label=_("Aufgabe"), max_length=160)
    telephone = blocks.CharBlock(label=_("Telefon"), required=False, max_length=40)
    email = blocks.EmailBlock(label=_("E-Mail"), required=False)
    image = ImageBlock(label=_("Bild"), required=False)

    class Meta:
        icon = "user"
        label = _("Person")


class PeopleBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Überschrift"), required=False, max_length=100)
    people = blocks.ListBlock(PersonBlock(), label=_("Personen"), min_num=1)

    class Meta:
        icon = "group"
        label = _("Menschen")
        description = _("Wer zuständig ist und wie man diese Menschen erreicht")
        template = "blocks/people.html"
        preview_value = {
            "title": "Ihre Ansprechpersonen",
            "people": [{"name": "Maria Beispiel", "role": "Stadtteilladen"}],
        }


class CallBlock(blocks.StructBlock):
    """One thing the reader can do next, with a button that says so."""

    title = blocks.CharBlock(label=_("Überschrift"), max_length=100)
    text = blocks.TextBlock(label=_("Text"), required=False, max_length=300, rows=2)
    label = blocks.CharBlock(
        label=_("Aufschrift"), max_length=60, help_text=_("Ein Verb: „Betrieb eintragen“")
    )
    page = blocks.PageChooserBlock(label=_("Seite"), required=False)
    address = blocks.CharBlock(
        label=_("Oder eine Adresse"),
        required=False,
        max_length=250,
        help_text=_("Beginnt mit / oder https://"),
    )

    class Meta:
        icon = "link"
        label = _("Aufforderung")
        description = _("Ein Kasten mit einer Schaltfläche: was man als Nächstes tun kann")
        template = "blocks/call.html"
        preview_value = {
            "title": "Ihre Veranstaltung fehlt?",
            "text": "Tragen Sie ihn in drei Minuten ein. Sie brauchen kein Konto.",
            "label": "Veranstaltung eintragen",
            "page": None,
            "address": "/",
        }

    def clean(self, value):
        value = super().clean(value)
        address = value.get("address") or ""
        if bool(value.get("page")) == bool(address):
            raise StructBlockValidationError(
                {
                    "page": ValidationError(
                        _("Wählen Sie eine Seite oder geben Sie eine Adresse an.")
                    )
                }
            )
        local = address.startswith("/") and not address.startswith(("//", "/\\"))
        if address and not local and not address.startswith("https://"):
            raise StructBlockValidationError(
                {"address": ValidationError(_("Die Adresse beginnt mit / oder https://"))}
            )
        return value

    def get_context(self, value, parent_context=None):
        page = value.get("page")
        url = page.url if page and page.live else value.get("address")
        return super().get_context(value, parent_context) | {"url": url}


class DownloadBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Datei"))
    text = blocks.CharBlock(label=_("Was ist das?"), required=False, max_length=200)

    class Meta:
        icon = "download"
        label = _("Datei zum Herunterladen")
        description = _("Eine Datei mit Angabe von Art und Größe")
        template = "blocks/download.html"

    @cached_property
    def is_previewable(self):
        return True

    def get_preview_value(self):
        """Show the newest file of the library; without one the preview stays empty."""
        document = get_document_model().objects.order_by("-created_at").first()
        return self.normalize({"document": document, "text": str(_("Zum Ausdrucken"))})


class NoticeBlock(blocks.StructBlock):
    text = blocks.RichTextBlock(label=_("Hinweis"), features=["bold", "link"])

    class Meta:
        icon = "info-circle"
        label = _("Hinweis")
        description = _("Ein kurzer Hinweis, der auffallen soll")
        template = "blocks/notice.html"
        preview_value = {"text": "<p>Am Freitag ist der Stadtteilladen geschlossen.</p>"}


class BodyBlock(blocks.StreamBlock):
    """What every page of text may be built from."""

    text = TextBlock()
    picture = PictureBlock()
    quote = QuoteBlock()
    facts = FactsBlock()
    results = ResultsBlock()
    people = PeopleBlock()
    call = CallBlock()
    download = DownloadBlock()
    notice = NoticeBlock()
