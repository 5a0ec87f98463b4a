"""Form fields for what people outside type: forgiving about form, strict about what is unsafe."""

import datetime as dt
import re
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from .text import clean_line, clean_text


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
        if len(value.rpartition("@")[0]) > 64 or len(value) > 254:
            self._refuse()

    def _refuse(self):
        raise ValidationError(
            _("Bitte geben Sie eine E-Mail-Adresse an, zum Beispiel name@example.org."),
            code="invalid",
        )


class TelephoneField(LineField):
    """A telephone number as people write it: digits, spaces, + / ( ) -; kept as it was typed."""

    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"})

    def validate(self, value):
        super().validate(value)
        digits = sum(c.isdigit() for c in value)
        if value and (not re.fullmatch(r"\+?[0-9 ()/.\-–]+", value) or not 5 <= digits <= 15):
            raise ValidationError(
                _("Bitte geben Sie eine Telefonnummer an, zum Beispiel %(code)s 12345."),
                code="invalid",
                params={"code": settings.AREA_CODE},
            )


class PostcodeField(LineField):
    """A German postcode: five digits, whatever stands around them."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "postal-code"})

    def validate(self, value):
        super().validate(value)
        if value and not re.fullmatch(r"[0-9]{5}", value):
            raise ValidationError(_("Eine Postleitzahl hat fünf Ziffern."), code="invalid")


class WholeNumberField(forms.IntegerField):
    """An amount as people write it: `1200`, `1.200`, `1 200,00 €`; becomes an int.

    Django's own field reads 1.000 as one.
    """

    widget = forms.TextInput(attrs={"inputmode": "numeric"})
    default_error_messages = {
        "invalid": _("Bitte geben Sie eine ganze Zahl an, zum Beispiel 1200.")
    }
    written = re.compile(
        r"(-?[0-9]{1,3}(?:[.\s'’][0-9]{3})+|-?[0-9]+)(?:,00?|,[-–])?\s*(?:€|euro|eur|m²|m2|qm)?",
        re.IGNORECASE,
    )

    def to_python(self, value):
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        match = self.written.fullmatch(value.strip())
        if not match:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(re.sub(r"[^0-9-]", "", match[1]))


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
        if value and not is_web_address(value):
            raise ValidationError(
                _("Bitte geben Sie eine Adresse an, die mit https:// oder http:// beginnt."),
                code="invalid",
            )


def is_web_address(value):
    """Tell whether a browser and Python read this as the same plain http(s) address of a host."""
    # Browsers read a backslash as a slash, Python does not: https://evil.de\@good.de has two hosts.
    if len(value) > 500 or re.search(r"[\s\\<>\"']", value):
        return False
    try:
        parts = urlsplit(value)
        parts.port  # noqa: B018 - raises on a bad port
    except ValueError:
        return False
    is_plain = parts.scheme in ("http", "https") and "@" not in parts.netloc
    return is_plain and bool(re.fullmatch(r"[\w-]+(\.[\w-]+)+(:\d+)?", parts.netloc))


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
