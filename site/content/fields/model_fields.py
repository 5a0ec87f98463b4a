"""Fields of models that read what people write as the fields of our own forms do, also in the admin."""

from django.db import models
from django.utils.functional import cached_property

from content.fields import AmountField, TelephoneField


class TelephoneNumberField(models.CharField):
    """A telephone number; a local one gets the town's area code. See `content.fields.TelephoneField`."""

    def __init__(self, *args, takes_several=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.takes_several = takes_several

    @cached_property
    def form_field(self):
        return TelephoneField(required=False, takes_several=self.takes_several)

    def clean(self, value, model_instance):
        return self.form_field.clean(super().clean(value, model_instance))


class AmountNumberField(models.DecimalField):
    """An amount; its form field reads `80,5 m²` and `1.200,50 EUR`."""

    def formfield(self, **kwargs):
        return models.Field.formfield(
            self,
            **{"form_class": AmountField, "decimal_places": self.decimal_places, **kwargs},
        )
