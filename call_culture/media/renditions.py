"""The same picture in several widths, so that a phone does not load what a screen needs."""

import io
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, default_storage
from PIL import Image

#: Widths in pixels; only those below the picture's own are made.
WIDTHS = (480, 960, 1600)
#: Best first: browsers take the first they know. (extension, Pillow's name, how it is saved)
ENCODINGS = (
    ("avif", "AVIF", {"quality": 60, "speed": 8}),
    ("webp", "WEBP", {"quality": 78, "method": 4}),
)


def widths_of(width: int) -> list[int]:
    """Return the widths made of a picture of `width` pixels, its own included."""
    return [*(small for small in WIDTHS if small < width), min(width, 2400)]


def rendition_name(name: str, width: int, extension: str) -> str:
    """Return where the rendition of the stored file `name` is."""
    path = PurePath(name)
    return str(path.with_name(f"{path.stem}-{width}.{extension}"))


def rendition_names(name: str, width: int) -> list[str]:
    """Return the names of every rendition of the stored file `name`."""
    return [
        rendition_name(name, small, extension)
        for extension, _format, _options in ENCODINGS
        for small in widths_of(width)
    ]


def make_renditions(name: str, storage: Storage = default_storage) -> list[str]:
    """Make what is missing of the renditions of the stored file `name`; return what was made."""
    with storage.open(name) as file:
        original = Image.open(io.BytesIO(file.read()))
        original.load()
    made = []
    for extension, encoding, options in ENCODINGS:
        for width in widths_of(original.width):
            target = rendition_name(name, width, extension)
            if storage.exists(target):
                continue
            height = max(1, round(original.height * width / original.width))
            out = io.BytesIO()
            original.resize((width, height), Image.Resampling.LANCZOS).save(
                out, encoding, **options
            )
            storage.save(target, ContentFile(out.getvalue()))
            made.append(target)
    return made


def remove_files(name: str, width: int, storage: Storage = default_storage) -> None:
    """Delete the stored file `name` and its renditions: a picture taken back is gone."""
    for target in [name, *rendition_names(name, width)]:
        storage.delete(target)
