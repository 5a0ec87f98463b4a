"""The rules of the public form's fields, for what editors type in the admin."""

from content.fields import TelephoneField, WebsiteField


def validate_telephone(value):
    TelephoneField(required=False).clean(value)


def validate_website(value):
    WebsiteField(required=False).clean(value)
