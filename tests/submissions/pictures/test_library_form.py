"""Whichever way an editor uploads a picture, nothing but its pixels is stored."""

import io

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.urls import reverse
from PIL import Image, PngImagePlugin
from pillow_heif import register_heif_opener
from wagtail.images import get_image_model
from wagtail.models import UploadedFile

from tests.factories.pictures import bomb, photo, upload

register_heif_opener()  # to write such files
pytestmark = pytest.mark.django_db
PROFILE = b"ICC Geheimes Profil"


@pytest.fixture
def editor_client(editor):
    client = Client()
    client.force_login(editor)
    return client


def by_the_form(client, file):
    return client.post(reverse("wagtailimages:add"), {"title": "Laden", "file": file})


def by_several_at_once(client, file):
    return client.post(reverse("wagtailimages:add_multiple"), {"title": "Laden", "files[]": file})


def by_the_chooser(client, file):
    fields = {"image-chooser-upload-title": "Laden", "image-chooser-upload-file": file}
    return client.post(reverse("wagtailimages_chooser:create"), fields)


def by_replacing(client, file):
    logo = upload(io.BytesIO(plain("PNG")).read(), "alt.png", "image/png")
    by_the_form(client, logo)
    image = get_image_model().objects.get()
    address = reverse("wagtailimages:edit", args=[image.pk])
    return client.post(address, {"title": "Laden", "file": file})


def plain(kind):
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30)).save(buffer, kind)
    return buffer.getvalue()


def telling_png():
    buffer = io.BytesIO()
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", "Geheimer Ort")
    texts.add_itxt("XML:com.adobe.xmp", "Geheimes XMP")
    image = Image.new("RGBA", (640, 480), (0, 90, 90, 100))
    image.save(buffer, "PNG", pnginfo=texts, icc_profile=PROFILE)
    return upload(buffer.getvalue(), "logo.png", "image/png")


def telling(kind, name, **options):
    buffer = io.BytesIO()
    image = Image.new("RGB", (640, 480), "teal")
    image.save(buffer, kind, **options)
    return upload(buffer.getvalue(), name)


FILES = {
    "jpeg": lambda: photo(),
    "jpeg with more": lambda: telling(
        "JPEG", "a.jpg", comment=b"Geheim", xmp=b"Geheim", icc_profile=PROFILE
    ),
    "png": telling_png,
    "webp": lambda: telling("WEBP", "a.webp", xmp=b"Geheim", icc_profile=PROFILE),
    "avif": lambda: telling("AVIF", "a.avif", xmp=b"Geheim", icc_profile=PROFILE),
    "gif": lambda: telling("GIF", "a.gif", comment=b"Geheim"),
    "heic": lambda: telling("HEIF", "IMG_0001.HEIC", xmp=b"Geheim"),
}


def stored():
    with get_image_model().objects.get().file.open() as file:
        return file.read()


@pytest.mark.parametrize("add", [by_the_form, by_several_at_once, by_the_chooser, by_replacing])
@pytest.mark.parametrize("kind", FILES)
def test_only_pixels_are_stored(editor_client, add, kind):
    file = FILES[kind]()
    raw = file.read()
    assert b"Geheim" in raw or b"Kamera" in raw
    file.seek(0)
    add(editor_client, file)
    content = stored()
    assert [word for word in (b"Geheim", b"Kamera", b"Exif", b"ICC") if word in content] == []
    with Image.open(io.BytesIO(content)) as image:
        assert (image.size, dict(image.getexif()), "icc_profile" in image.info) == (
            (640, 480),
            {},
            False,
        )


@pytest.mark.parametrize("address", ["wagtailimages:add", "wagtailimages:add_multiple"])
def test_the_form_offers_the_photos_of_phones(editor_client, address):
    page = BeautifulSoup(editor_client.get(reverse(address)).content, "html.parser")
    accepted = page.select_one("input[type=file]")["accept"].split(", ")
    assert {"image/heic", "image/*"} <= set(accepted)
    assert "HEIC" in page.select_one("main").text


def test_a_photo_taken_sideways_stands_upright(editor_client):
    by_the_form(editor_client, photo(size=(640, 480), orientation=6))
    image = get_image_model().objects.get()
    assert (image.width, image.height) == (480, 640)


def test_what_is_noted_of_the_file_is_that_of_the_stored_one(editor_client):
    by_the_form(editor_client, photo())
    image = get_image_model().objects.get()
    assert (image.file_size, image.filename) == (len(stored()), "laden.jpg")


def test_a_logo_stays_transparent_and_becomes_a_png(editor_client):
    by_the_form(editor_client, telling_png())
    with Image.open(io.BytesIO(stored())) as image:
        assert (image.format, image.mode, image.getpixel((0, 0))[3]) == ("PNG", "RGBA", 100)


def test_replacing_leaves_no_old_file(editor_client):
    by_replacing(editor_client, photo())
    image = get_image_model().objects.get()
    folder = image.file.storage.path("original_images")
    assert image.file.storage.listdir(folder)[0].count(image.file.name.split("/")[1]) == 1
    assert not image.renditions.exists()


def test_a_file_is_not_kept_as_it_came_where_something_else_is_wrong(editor_client):
    address = reverse("wagtailimages:add_multiple")
    answer = editor_client.post(address, {"title": "x" * 300, "files[]": photo()}).json()
    assert answer["success"] is False
    assert (UploadedFile.objects.count(), get_image_model().objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "file",
    [
        lambda: upload(bomb(), "gross.png", "image/png"),
        lambda: upload(b"<svg/>", "bild.jpg"),
        lambda: upload(b"", "bild.jpg"),
        lambda: upload(photo(size=(900, 900)).read()[:-400], "halb.jpg"),
    ],
    ids=["bomb", "svg", "empty", "truncated"],
)
def test_what_is_no_picture_is_refused_at_the_field(editor_client, file):
    answer = by_the_form(editor_client, file())
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["file"])
    assert get_image_model().objects.count() == 0


def test_editors_may_upload_fifteen_megabytes_and_no_pictures_as_files():
    assert settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE == 15 * 1024 * 1024
    assert set(settings.WAGTAILDOCS_EXTENSIONS) & set(settings.WAGTAILIMAGES_EXTENSIONS) == set()
