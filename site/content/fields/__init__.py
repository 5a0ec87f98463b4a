"""Form fields for what people outside type: forgiving about form, strict about what is unsafe."""

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from content.fields.mail_providers import suggested_address
from content.place import telephone
from content.text import clean_line, clean_text, is_local_host, is_web_address, plain_dashes

# Beyond so many digits no amount is meant.
LONGEST_AMOUNT = 12


class PartError(ValidationError):
    """What is wrong with one input of a field that has several: the summary of errors leads there."""

    def __init__(self, message, part, **kwargs):
        super().__init__(message, **kwargs)
        self.part = part


class KeyField(forms.UUIDField):
    """The key of a form, by which it is stored once however often it is sent; nobody types it."""

    widget = forms.HiddenInput
    default_error_messages = dict.fromkeys(
        ("required", "invalid"), _("Bitte laden Sie die Seite neu, und senden Sie noch einmal.")
    )


class FoldedChoices(forms.CheckboxSelectMultiple):
    """Boxes to tick that few people need: folded up until one is ticked."""

    template_name = "forms/folded_choices.html"


class SearchedChoices(forms.CheckboxSelectMultiple):
    """Many boxes to tick, which a script lets people search through; without it all are there."""

    template_name = "forms/searched_choices.html"

    class Media:
        js = [forms.Script("js/form/choice-search.js", type="module")]


class SearchedChoice(forms.RadioSelect):
    """Many boxes of which one is ticked, searched as `SearchedChoices`.

    `nothing_found` is what the search says in vain.
    """

    template_name = SearchedChoices.template_name
    Media = SearchedChoices.Media

    def __init__(self, *args, nothing_found="", **kwargs):
        super().__init__(*args, **kwargs)
        self.nothing_found = nothing_found

    def get_context(self, *args, **kwargs):
        context = super().get_context(*args, **kwargs)
        context["widget"]["nothing_found"] = self.nothing_found
        return context


class LineField(forms.CharField):
    """One line of text; a line break inside is refused, invisible characters are removed."""

    def to_python(self, value):
        value = super().to_python(value)
        if re.search("[\r\n\u0085\u2028\u2029]", value):
            raise ValidationError(_("Bitte schreiben Sie hier nur eine Zeile."), code="lines")
        return clean_line(value)


class TextAreaField(forms.CharField):
    """Several lines of text without invisible characters."""

    widget = forms.Textarea(attrs={"rows": 6})

    def to_python(self, value):
        return clean_text(super().to_python(value))


class EmailAddressField(LineField):
    """Exactly one e-mail address, at most 64 characters before the @ (RFC 5321, 4.5.3.1.1)."""

    widget = forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"})

    def validate(self, value):
        super().validate(value)
        if not value:
            return
        try:
            validate_email(value)
        except ValidationError:
            self._refuse()
        name, _at, host = value.rpartition("@")
        if len(name) > 64 or len(value) > 254 or is_local_host(host):
            self._refuse()
        if suggestion := suggested_address(value):
            raise ValidationError(
                _(
                    "Meinten Sie %(address)s? So, wie die Adresse hier steht, kommt keine E-Mail an."
                ),
                code="misspelt",
                params={"address": suggestion},
            )

    def _refuse(self):
        raise ValidationError(
            _("Bitte geben Sie eine E-Mail-Adresse an, zum Beispiel name@example.org."),
            code="invalid",
        )


class TelephoneField(LineField):
    """A telephone number as people write it, kept as it was typed.

    Before a local number the town's area code is written. Where several stand in the line, the first
    is dialled; a field with `takes_several=False` asks for one.
    """

    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"})
    default_error_messages = {
        "form": _("Bitte geben Sie eine Telefonnummer an, zum Beispiel %(code)s 12345."),
        "zero": _(
            "Fehlt am Anfang die Null? Bitte schreiben Sie die Nummer mit Vorwahl, "
            "zum Beispiel %(code)s 12345."
        ),
        "made_up": _(
            "Stimmt diese Nummer? Bitte schreiben Sie sie mit Vorwahl, zum Beispiel %(code)s 12345."
        ),
        "several": _("Bitte geben Sie hier nur eine Nummer an."),
    }

    def __init__(self, *, takes_several=True, **kwargs):
        super().__init__(**kwargs)
        self.takes_several = takes_several

    def validate(self, value):
        super().validate(value)
        numbers = telephone.numbers_in(value)
        for place, number in enumerate(numbers):
            if code := telephone.complaint_about(number, is_first=not place):
                self._refuse(code)
        if len(numbers) > 1 and not self.takes_several:
            self._refuse("several")
        if value and not numbers:
            self._refuse("form")

    def clean(self, value):
        value = telephone.with_area_code(super().clean(value))
        # With the area code it may be too long.
        self.run_validators(value)
        return value

    def _refuse(self, code):
        raise ValidationError(
            self.error_messages[code], code=code, params={"code": settings.AREA_CODE}
        )


class PostcodeField(LineField):
    """A German postcode: five digits; `12 345` and `D-12345` are read as well."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "postal-code"})
    written = re.compile(r"(?:DE?[\s-]*)?([0-9]{2})\s?([0-9]{3})", re.IGNORECASE)

    def to_python(self, value):
        value = super().to_python(value)
        match = self.written.fullmatch(plain_dashes(value))
        return "".join(match.groups()) if match else value

    def validate(self, value):
        super().validate(value)
        if value and not re.fullmatch(r"[0-9]{5}", value):
            raise ValidationError(_("Eine Postleitzahl hat fünf Ziffern."), code="invalid")


class AmountField(forms.DecimalField):
    """An amount as people write it: `1200`, `1.200`, `ca. 80,5 qm`, `1.200,50 EUR`; becomes a Decimal.

    Django's own field reads 1.000 as one. More decimal places than are kept are rounded.
    """

    widget = forms.TextInput(attrs={"inputmode": "decimal"})
    default_error_messages = {
        "invalid": _("Bitte geben Sie eine Zahl an, zum Beispiel 1200 oder 80,5.")
    }
    written = re.compile(
        r"(?:(?:ca|circa|etwa|rund|ungefähr)\b\.?|[~≈])?\s*(?:€|eur(?:o\b)?)?\s*"
        r"(?P<whole>-?[0-9]{1,3}(?:[.\s'’][0-9]{3})+|-?[0-9]+)"
        r"(?:[.,](?P<part>[0-9]{1,2})|,[-–])?"
        r"\s*(?:€|eur(?:o\b)?|m²|m2|m\^2|qm|quadratmeter)?\.?"
        r"(?:\s*(?:kalt(?:miete)?|im monat|monatlich|/\s?monat))*",
        re.IGNORECASE,
    )

    def to_python(self, value):
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        match = self.written.fullmatch(clean_line(value))
        if not match:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        whole = re.sub(r"[^0-9-]", "", match["whole"])
        if len(whole) > LONGEST_AMOUNT:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        number = super().to_python(f"{whole}.{match['part'] or 0}")
        return number.quantize(Decimal(1).scaleb(-(self.decimal_places or 0)), ROUND_HALF_UP)

    def prepare_value(self, value):
        """Show a number in the German way, without zeros that say nothing."""
        if not isinstance(value, Decimal):
            return value
        written = f"{value:f}"
        return written.rstrip("0").rstrip(".").replace(".", ",") if "." in written else written


class YesNoField(forms.TypedChoiceField):
    """Whether something is so: True, False, or None for "I don't know"; sent as `yes`, `no`, empty."""

    def __init__(self, **kwargs):
        choices = [("", _("weiß ich nicht")), ("yes", _("ja")), ("no", _("nein"))]
        super().__init__(
            choices=choices, coerce=self.is_yes, empty_value=None, required=False, **kwargs
        )

    def to_python(self, value):
        if isinstance(value, bool):
            return "yes" if value else "no"
        return super().to_python(value)

    prepare_value = to_python

    def is_yes(self, value):
        return bool(("no", "yes").index(self.to_python(value)))

    def answer_text(self, value):
        """Return the answer as people read it; empty where there is none."""
        answer = self.to_python(value)
        return str(dict(self.choices).get(answer, answer)) if answer else ""


class WebsiteField(LineField):
    """An http or https address; `www.example.org` gets https in front. No user, no odd host."""

    widget = forms.URLInput(attrs={"autocomplete": "url", "type": "text", "inputmode": "url"})

    def to_python(self, value):
        value = super().to_python(value)
        if value and re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", value):
            return f"https://{value}"
        return value

    def validate(self, value):
        super().validate(value)
        if value and not (is_web_address(value) and not is_local_host(urlsplit(value).hostname)):
            raise ValidationError(
                _(
                    "Bitte geben Sie eine Adresse im Internet an, zum Beispiel https://www.example.org."
                ),
                code="invalid",
            )


class LooseDateField(LineField):
    """A day: `1.12.2026`, `01.12.26` or `2026-12-01`; becomes a date."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    def to_python(self, value):
        if isinstance(value, dt.date) or not value:
            return value or None
        value = super().to_python(value)
        for pattern, order in (
            (r"(\d{4})-(\d{1,2})-(\d{1,2})", (1, 2, 3)),
            (r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})", (3, 2, 1)),
        ):
            if match := re.fullmatch(pattern, value, re.ASCII):
                return self._date(*(int(match[i]) for i in order))
        raise ValidationError(
            _("Bitte geben Sie einen Tag an, zum Beispiel 1.12.2026."), code="invalid"
        )

    @staticmethod
    def _date(year, month, day):
        try:
            return dt.date(year + 2000 if year < 100 else year, month, day)
        except ValueError as error:
            raise ValidationError(
                _("Diesen Tag gibt es nicht. Bitte prüfen Sie Tag, Monat und Jahr."), code="no_day"
            ) from error


class LooseTimeField(LineField):
    """A time of day: `18 Uhr`, `18.00`, `18:00`, `1800`; becomes a time."""

    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})

    def to_python(self, value):
        if isinstance(value, dt.time) or not value:
            return value if isinstance(value, dt.time) else None
        value = super().to_python(value)
        match = re.fullmatch(
            r"(\d{1,2})(?:[:.h]?(\d{2}))?(?::00)?\s*(?:uhr|h)?", value.lower(), re.ASCII
        )
        if match and int(match[1]) < 24 and int(match[2] or 0) < 60:
            return dt.time(int(match[1]), int(match[2] or 0))
        raise ValidationError(
            _("Bitte geben Sie eine Uhrzeit an, zum Beispiel 18:30."), code="invalid"
        )
