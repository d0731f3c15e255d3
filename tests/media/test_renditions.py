"""A picture in several widths, its files gone when it is."""

import io
import re

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.template import Context, Template
from django.urls import reverse
from PIL import Image

from call_culture.media.models import Picture
from call_culture.media.renditions import make_renditions, rendition_names, widths_of

pytestmark = pytest.mark.django_db


def jpeg(width: int, height: int) -> ContentFile:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, "JPEG")
    return ContentFile(out.getvalue(), name="fresque.jpg")


@pytest.fixture
def picture():
    return Picture.objects.create(
        file=jpeg(1200, 800), alt='Une "fresque"', credit="Exemple", focal_x=18, focal_y=50
    )


@pytest.mark.parametrize(
    ("width", "expected"),
    [(300, [300]), (480, [480]), (1200, [480, 960, 1200]), (2400, [480, 960, 1600, 2400])],
)
def test_widths_never_exceed_the_picture(width, expected):
    assert widths_of(width) == expected


def test_saving_a_picture_makes_every_rendition_the_page_names(picture):
    html = Template('{% load media %}{% picture picture "50vw" %}').render(
        Context({"picture": picture})
    )
    named = {
        url.split()[0] for urls in re.findall(r'srcset="([^"]*)"', html) for url in urls.split(", ")
    }
    assert named == {
        default_storage.url(name) for name in rendition_names(picture.file.name, picture.width)
    }
    for name in rendition_names(picture.file.name, picture.width):
        with default_storage.open(name) as file:
            image = Image.open(file)
            assert f"-{image.width}." in name
            assert image.width / image.height == pytest.approx(1.5, abs=0.01)


def test_the_element_says_its_size_its_words_and_its_focal_point(picture):
    html = Template("{% load media %}{% picture picture %}").render(Context({"picture": picture}))
    assert 'width="1200" height="800"' in html
    assert 'alt="Une &quot;fresque&quot;"' in html
    assert 'class="picture focal-x-20 focal-y-50"' in html
    assert 'loading="lazy"' in html
    assert "style" not in html


def test_renditions_are_made_once(picture):
    assert make_renditions(picture.file.name) == []


def test_a_deleted_picture_leaves_no_file(picture, django_capture_on_commit_callbacks):
    names = [picture.file.name, *rendition_names(picture.file.name, picture.width)]
    with django_capture_on_commit_callbacks(execute=True):
        picture.delete()
    assert [name for name in names if default_storage.exists(name)] == []


def test_a_replaced_picture_leaves_no_old_file(picture, django_capture_on_commit_callbacks):
    old = [picture.file.name, *rendition_names(picture.file.name, picture.width)]
    with django_capture_on_commit_callbacks(execute=True):
        picture.file = jpeg(500, 400)
        picture.save()
    assert [name for name in old if default_storage.exists(name)] == []
    new = [picture.file.name, *rendition_names(picture.file.name, picture.width)]
    assert all(default_storage.exists(name) for name in new)


def test_the_files_stay_as_long_as_a_copy_shows_them(picture, django_capture_on_commit_callbacks):
    copy = Picture.objects.get(pk=picture.pk)
    copy.pk = None
    copy.save()
    with django_capture_on_commit_callbacks(execute=True):
        copy.file = jpeg(500, 400)
        copy.save()
    assert default_storage.exists(picture.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        copy.delete()
    names = [picture.file.name, *rendition_names(picture.file.name, picture.width)]
    assert all(default_storage.exists(name) for name in names)


def test_pictures_ticked_and_deleted_in_the_admin_leave_no_file(
    picture, admin_client, django_capture_on_commit_callbacks
):
    names = [picture.file.name, *rendition_names(picture.file.name, picture.width)]
    sent = {"action": "delete_selected", "_selected_action": [picture.pk], "post": "yes"}
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(reverse("admin:media_picture_changelist"), sent)
    assert not Picture.objects.exists()
    assert [name for name in names if default_storage.exists(name)] == []
