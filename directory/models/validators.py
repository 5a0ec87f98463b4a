"""The rules of the public form's fields, for what editors type in the admin."""

from django.db import models

from content.fields import PostcodeField, TelephoneField, WebsiteField


def validate_telephone(value):
    TelephoneField(required=False).clean(value)


def validate_postcode(value):
    PostcodeField(required=False).clean(value)


def validate_website(value):
    WebsiteField(required=False).clean(value)


class WebsiteAddressField(models.CharField):
    """A web address as the public form reads it: `www.example.org` gets https in front."""

    default_validators = [validate_website]

    def clean(self, value, model_instance):
        return WebsiteField().to_python(super().clean(value, model_instance))
