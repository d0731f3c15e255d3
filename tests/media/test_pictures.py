"""Pictures sent by people: accepted and made anew, or refused with a sentence that helps."""

import io
import json
import tracemalloc

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from call_culture.media.forms import PictureForm
from call_culture.media.pictures import MAX_BYTES, clean_picture

ACCEPTED = {"JPEG", "PNG", "WEBP", "AVIF"}
NBSP = "\u00a0"


def picture_bytes(mode="RGB", size=(40, 20), colour="red", encoding="PNG", **options) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, colour).save(out, encoding, **options)
    return out.getvalue()


def clean(data: bytes, name: str = "photo.jpg"):
    return clean_picture(io.BytesIO(data), name, len(data))


def pixels_of(result) -> Image.Image:
    image = Image.open(io.BytesIO(result.content))
    image.load()
    return image


def refusal(data: bytes, name: str = "photo.jpg") -> tuple[str, str]:
    with pytest.raises(ValidationError) as refused:
        clean(data, name)
    return refused.value.code, refused.value.messages[0]


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_every_sample_is_accepted_or_refused_as_the_reference_says(samples):
    folder = samples / "images"
    reference = json.loads((folder / "reference_open.json").read_text())
    seen, wrong = 0, []
    for path in sorted(folder.rglob("*")):
        if path.is_dir() or path.suffix == ".json":
            continue
        seen += 1
        entry = reference.get(str(path.relative_to(folder)), {})
        expected = entry.get("result") == "ok" and entry.get("format") in ACCEPTED
        try:
            result = clean(path.read_bytes(), path.name)
        except ValidationError as refused:
            if expected or len(refused.messages[0]) < 20:
                wrong.append(f"{path.name} refused: {refused.messages}")
            continue
        image = pixels_of(result)
        upright = entry.get("size", [0, 0])
        upright = upright[::-1] if entry.get("orientation") in (5, 6, 7, 8) else upright
        if not expected or list(image.size) != upright:
            wrong.append(f"{path.name} accepted as {image.format} {image.size}")
        hidden = set(image.info) - {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        hidden -= {"progressive", "progression"}
        if len(image.getexif()) or hidden:
            wrong.append(f"{path.name} keeps {hidden} {dict(image.getexif())}")
    assert wrong == []
    assert seen == len(reference)


def test_bombs_are_refused_in_bounded_memory(samples):
    for name in ("bomb_30000x30000_1bit.png", "bomb_ztxt_120MB.png", "gif_header_65535x65535.gif"):
        data = (samples / "images" / "selfmade" / name).read_bytes()
        tracemalloc.start()
        refusal(data, name)
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < 20 * 1024 * 1024, name


def test_where_a_photograph_was_taken_is_not_kept():
    exif = Image.Exif()
    exif[0x013B] = "Une autrice"
    exif.get_ifd(0x8825)[1] = "N"
    data = picture_bytes(encoding="JPEG", exif=exif, comment=b"secret")
    assert b"Une autrice" in data
    result = clean(data)
    assert b"Une autrice" not in result.content
    assert b"secret" not in result.content
    assert len(pixels_of(result).getexif()) == 0


def test_what_hides_after_the_picture_is_left_behind():
    result = clean(picture_bytes() + b"PK\x03\x04<script>alert(1)</script>", "image.png")
    assert b"script" not in result.content


def test_orientation_is_applied():
    exif = Image.Exif()
    exif[0x0112] = 6
    result = clean(picture_bytes(size=(40, 20), encoding="JPEG", exif=exif))
    assert (result.width, result.height) == (20, 40)


@pytest.mark.parametrize(
    ("mode", "colour", "expected"),
    [
        ("CMYK", (0, 255, 255, 0), (255, 0, 0)),
        ("L", 128, (128, 128, 128)),
        ("I;16", 32896, (128, 128, 128)),
        ("1", 1, (255, 255, 255)),
    ],
)
def test_every_kind_of_pixel_becomes_8_bit_colour(mode, colour, expected):
    encoding = "JPEG" if mode == "CMYK" else "PNG"
    image = pixels_of(clean(picture_bytes(mode, colour=colour, encoding=encoding)))
    assert image.mode == "RGB"
    assert all(abs(a - b) <= 4 for a, b in zip(image.getpixel((5, 5)), expected, strict=True))


def test_transparency_is_kept_and_an_opaque_alpha_is_not():
    assert pixels_of(clean(picture_bytes("RGBA", colour=(1, 2, 3, 40)))).mode == "RGBA"
    assert pixels_of(clean(picture_bytes("RGBA", colour=(1, 2, 3, 255)))).format == "JPEG"


def test_a_very_large_picture_is_reduced_to_2400_pixels():
    result = clean(picture_bytes(size=(4000, 1000), encoding="JPEG"))
    assert (result.width, result.height) == (2400, 600)


def test_animated_pictures_are_refused():
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:], duration=100)
    code, message = refusal(out.getvalue())
    assert (code, "animée" in message) == ("animated", True)


@pytest.mark.parametrize(
    ("data", "code", "word"),
    [
        (b"", "empty", "vide"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "format", "SVG"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><svg/>", "format", "SVG"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "format", "HTML"),
        (b"GIF89a" + b"\x00" * 20, "format", "GIF"),
        (b"%PDF-1.7", "format", "PDF"),
        (b"\x00\x00\x00\x18ftypheic" + b"\x00" * 20, "format", "HEIC"),
        (b"nothing known", "format", "JPEG"),
        (picture_bytes(size=(300, 300))[:150], "unreadable", "abîmée"),
        (b"\x00" * (MAX_BYTES + 1), "too_heavy", f"15{NBSP}Mo"),
        (picture_bytes("1", size=(8000, 8000), colour=1), "too_large", "pixels"),
    ],
)
def test_what_is_refused_says_what_to_do(data, code, word):
    got, message = refusal(data)
    assert got == code
    assert word in message


def test_a_size_that_lies_does_not_let_a_heavy_file_in():
    with pytest.raises(ValidationError, match="15"):
        clean_picture(io.BytesIO(b"\x00" * (MAX_BYTES + 1)), "a.jpg", 10)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("été à la plage (1).JPG", "ete-a-la-plage-1.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\photos\\Fête.png", "fete.jpg"),
        ("<script>.php", "script.jpg"),
        ("…", "image.jpg"),
        ("a" * 300 + ".png", "a" * 60 + ".jpg"),
    ],
)
def test_file_names_are_made_plain_and_follow_the_content(name, expected):
    assert clean(picture_bytes(), name).name == expected


@pytest.mark.django_db
def test_the_form_stores_what_was_made_anew_and_says_why_it_refuses():
    fields = {"alt": "Un concert", "credit": "Exemple", "focal_x": 50, "focal_y": 50}
    sent = SimpleUploadedFile("Scène.PNG", picture_bytes(size=(60, 30)), "image/png")
    form = PictureForm(fields, {"file": sent})
    assert form.is_valid(), form.errors
    saved = form.save()
    assert (saved.width, saved.height) == (60, 30)
    assert Image.open(saved.file).format == "JPEG"

    bad = PictureForm(fields, {"file": SimpleUploadedFile("a.jpg", b"<svg/>", "image/jpeg")})
    assert not bad.is_valid()
    assert "SVG" in bad.errors["file"][0]


@pytest.mark.django_db
def test_changing_the_words_of_a_picture_does_not_ask_for_the_file_again():
    fields = {"alt": "Un concert", "credit": "Exemple", "focal_x": 50, "focal_y": 50}
    form = PictureForm(fields, {"file": SimpleUploadedFile("a.png", picture_bytes())})
    saved = form.save()
    again = PictureForm(fields | {"alt": "Une fête"}, instance=saved)
    assert again.is_valid(), again.errors
    again.save()
    saved.refresh_from_db()
    assert saved.alt == "Une fête"
    assert saved.file.name.endswith(".jpg")
