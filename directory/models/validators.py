"""The rules of the public form's fields, for what editors type in the admin."""

from django.db import models

from content.fields import PostcodeField, TelephoneField, WebsiteField

# Made once: a table has thousands of cells.
TELEPHONE, POSTCODE = TelephoneField(required=False), PostcodeField(required=False)
WEBSITE = WebsiteField(required=False)


def validate_telephone(value):
    TELEPHONE.clean(value)


def validate_postcode(value):
    POSTCODE.clean(value)


def validate_website(value):
    WEBSITE.clean(value)


class PostcodeNumberField(models.CharField):
    """A postcode as the public form reads it: `D-12345` becomes `12345`."""

    default_validators = [validate_postcode]

    def clean(self, value, model_instance):
        value = POSTCODE.to_python(value)
        return super().clean(value, model_instance)

    def formfield(self, **kwargs):
        return models.Field.formfield(self, **{"form_class": PostcodeField, **kwargs})


class WebsiteAddressField(models.CharField):
    """A web address as the public form reads it: `www.example.org` gets https in front."""

    default_validators = [validate_website]

    def clean(self, value, model_instance):
        return WEBSITE.to_python(super().clean(value, model_instance))
