"""The form behind every way in which an editor uploads a picture into the library."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from submissions.pictures.decoding import read_library_picture


class LibraryImageField(WagtailImageField):
    """Takes the pixels alone: where and with what a photo was taken is nobody's business.

    Wagtail's field decodes in this process; it gets what another one has made of the file.
    """

    def to_python(self, data):
        if data is None:
            return None
        self.check_image_file_size(data)
        picture = read_library_picture(data)
        name = f"{Path(data.name).stem}.{picture.extension}"
        return super().to_python(SimpleUploadedFile(name, picture.content))


class LibraryImageForm(BaseImageForm):
    """Stores no file as it came."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            self.fields["file"] = LibraryImageField(
                label=field.label, required=field.required, widget=field.widget
            )

    def _post_clean(self):
        super()._post_clean()
        is_uploaded = "file" in self.fields and "file" in self.changed_data
        if is_uploaded and self.errors and "file" not in self.errors:
            # Wagtail would keep the file as it came, and take it over once the rest is right.
            text = _("Bitte verbessern Sie zuerst die anderen Angaben.")
            self.add_error("file", ValidationError(text, code="again"))
