"""Pictures that somebody sends in: asked for in the form, kept in private, made public on acceptance."""

from functools import partial

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model
from wagtail.models import Collection
from wagtail.search.backends import get_search_backends

from content.fields import LineField
from content.forms import PublicForm
from content.listing import publishing
from submissions.models import Submission, SubmittedPicture
from submissions.pictures.decoding import FORMATS, MOST_BYTES, TOO_HEAVY, read_picture

# Some systems know no type for the photos of iPhones, only their ending.
ACCEPT = ",".join([*(f"image/{name.lower()}" for name in FORMATS), "image/heic", ".heic", ".heif"])


class PictureForm(PublicForm):
    """One place for a picture: the file, what is to be seen on it, and a way to take it out again.

    `kept` is the picture that lies there already: a file is sent once, whatever else has to be
    corrected.
    """

    file = forms.FileField(
        label=_("Datei auswählen"),
        required=False,
        help_text=_(
            "JPG, HEIC, PNG oder WebP, höchstens 15 MB. Nur ein Bild, das Sie selbst gemacht haben "
            "oder verwenden dürfen. Ort und Gerät löschen wir daraus."
        ),
        widget=forms.FileInput(
            attrs={"accept": ACCEPT, "data-most-bytes": MOST_BYTES, "data-too-heavy": TOO_HEAVY}
        ),
    )
    alt_text = LineField(
        label=_("Was ist auf dem Bild zu sehen?"),
        max_length=200,
        required=False,
        help_text=_("Ein Satz für Menschen, die das Bild nicht sehen."),
    )
    remove = forms.BooleanField(label=_("Dieses Bild nicht verwenden"), required=False)

    def __init__(self, *args, position, kept=None, **kwargs):
        super().__init__(*args, prefix=f"picture{position}", **kwargs)
        self.position = position
        self._show(kept)
        for field in self.fields.values():
            field.hide_optional = True  # its group says so

    def _show(self, kept):
        self.kept = kept
        if kept:
            self.initial["alt_text"] = kept.alt_text
            self["file"].label = _("Anderes Bild auswählen")

    def clean_file(self):
        upload = self.cleaned_data["file"]
        return read_picture(upload) if upload else None

    def clean(self):
        data = super().clean()
        if data.get("alt_text") and not (data.get("file") or self.kept or "file" in self.errors):
            text = _(
                "Zu dieser Beschreibung fehlt das Bild. Bitte wählen Sie es aus, oder leeren Sie die "
                "Beschreibung."
            )
            self.add_error("file", ValidationError(text, code="missing"))
        has_picture = data.get("file") or (self.kept and not data.get("remove"))
        if has_picture and not data.get("alt_text") and "alt_text" not in self.errors:
            self.add_error(
                "alt_text",
                ValidationError(
                    _("Bitte beschreiben Sie das Bild in einem Satz."), code="required"
                ),
            )
        return data

    @property
    def will_be_there(self):
        """Whether a picture lies here once this valid form is stored."""
        return bool(
            self.cleaned_data.get("file") or (self.kept and not self.cleaned_data["remove"])
        )

    def ask_for_the_file_again(self):
        """Say that a right file has to be chosen once more; no browser sends it a second time."""
        if self.cleaned_data.get("file"):
            text = _("Bitte wählen Sie diese Datei noch einmal aus.")
            self.add_error("file", ValidationError(text, code="again"))

    def store(self, owner):
        """Store what is right of it, even if something else of the step has to be corrected.

        `owner` is the begun form or the submission that the picture belongs to.
        """
        data = self.cleaned_data
        place = owner.pictures.filter(position=self.position)
        if data.get("file"):
            values = vars(data["file"]) | {"alt_text": data.get("alt_text", "")}
            owner.pictures.update_or_create(position=self.position, defaults=values)
        elif data.get("remove"):
            place.delete()
        elif "alt_text" in data:
            place.update(alt_text=data["alt_text"])
        self._show(place.defer("content").first())


class ShownPicturesForm(PublicForm):
    """Which of the pictures that stand at the entry shall go."""

    remove = forms.MultipleChoiceField(
        label=_("Diese Bilder entfernen"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, shown, most, **kwargs):
        super().__init__(*args, **kwargs)
        self.shown, self.most = shown, most
        texts = [(image.pk, image.description or image.title) for image in shown]
        self.fields["remove"].choices = texts
        self.fields["remove"].hide_optional = True
        if not shown:
            del self.fields["remove"]

    def removed(self):
        return [int(pk) for pk in self.cleaned_data.get("remove", [])]

    def changes(self, places):
        """Tell whether a picture comes, is another one, or goes; `places` are valid."""
        return bool(self.removed() or any(place.has_changed() for place in places))

    def check_number(self, places):
        """Say so where more would stand at the entry than may; `places` are valid."""
        new, gone = sum(place.will_be_there for place in places), len(self.removed())
        # Editors may show more than the form takes; taking out is always right.
        if new > gone and len(self.shown) - gone + new > self.most:
            text = _("Es sind zu viele Bilder. Bitte entfernen Sie so viele, wie Sie hinzufügen.")
            self.add_error("remove" if self.shown else None, ValidationError(text, code="too_many"))


def picture_forms(form_class, owner=None, data=None, files=None):
    """Return a form for each place that a kind has for pictures; without an owner nothing lies there."""
    kept = {p.position: p for p in pictures_of(owner)} if owner else {}
    return [
        PictureForm(data, files, position=n, kept=kept.get(n))
        for n in range(1, form_class.max_pictures + 1)
    ]


def pictures_of(owner):
    """Return the pictures of a begun form or a submission without their bytes."""
    return owner.pictures.defer("content")


@transaction.atomic(savepoint=False)
def put_into(revision):
    """Let the version that is about to be accepted show the pictures that were sent in with it.

    They become images of the site in the same transaction.
    """
    accepted = Submission.objects.about(revision.content_object).before_team()
    pictures = list(SubmittedPicture.objects.filter(submission__in=accepted))
    if not pictures:
        return
    version = revision.content_object.from_serializable_data(revision.content, check_fks=False)
    version.take_pictures(_as_images(pictures, version))
    publishing.rewrite(revision, version)
    SubmittedPicture.objects.filter(pk__in=[picture.pk for picture in pictures]).delete()


def _as_images(pictures, instance):
    """Store all in one statement; no signal puts them into the admin's search then, so this does."""
    image_model = get_image_model()
    collection = Collection.get_first_root_node()
    images = [
        image_model(
            title=str(instance)[:255],
            description=picture.alt_text,
            file=ContentFile(bytes(picture.content), f"{instance.slug}-{picture.position}.jpg"),
            width=picture.width,
            height=picture.height,
            collection=collection,
        )
        for picture in pictures
    ]
    image_model.objects.bulk_create(images)
    # A decision neither waits for the index nor fails with it.
    transaction.on_commit(partial(_index, images), robust=True)
    return images


def _index(images):
    prefetch_related_objects(images, "tags")
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(get_image_model(), images)


def discard(submission):
    """Delete what was sent and is not wanted; the next publication would show it otherwise."""
    submission.pictures.all().delete()
