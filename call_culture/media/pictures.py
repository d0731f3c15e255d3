"""Pictures sent by people: checked before they are decoded, then made anew from their pixels.

Only pixels survive: EXIF, GPS, XMP, comments and anything hidden after the end of the file are
left behind, so that a photograph never tells where somebody lives and a polyglot is harmless.
"""

import io
import logging
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.text import slugify
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

logger = logging.getLogger(__name__)

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
MAX_BYTES = 15 * 1024 * 1024
#: Width times height; above, decoding would take the memory of the server.
MAX_PIXELS = 50_000_000
#: The longest side that is kept, in pixels.
MAX_SIDE = 2400

#: First bytes of what people send by mistake, and its name.
_SIGNATURES = (
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP"),
)
_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


@dataclass(frozen=True)
class CleanPicture:
    """A picture made anew: its bytes, its name, its size in pixels."""

    content: bytes
    name: str
    width: int
    height: int

    def as_file(self) -> ContentFile:
        """Return it as a file to be stored."""
        return ContentFile(self.content, name=self.name)


def clean_picture(upload: IO[bytes], name: str, size: int | None = None) -> CleanPicture:
    """Check what was sent as `name` and return it made anew, at most MAX_SIDE pixels long.

    `size` is its length in bytes when it is known. Raises ValidationError, in words for the
    person who sends it. Memory and time are bounded whatever the file claims to be.
    """
    if size is not None and size > MAX_BYTES:
        raise _too_heavy()
    upload.seek(0)
    data = upload.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise _too_heavy()
    if not data:
        raise ValidationError(_("Ce fichier est vide : choisissez-le à nouveau."), code="empty")
    image = _decoded(_opened(data))
    image = _as_web_pixels(image)
    image.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    image.info = {}
    out = io.BytesIO()
    if image.mode in ("RGBA", "LA"):
        extension = "png"
        image.save(out, "PNG", optimize=True)
    else:
        extension = "jpg"
        image.save(out, "JPEG", quality=88, optimize=True, progressive=True)
    stem = slugify(PurePath(name.replace("\\", "/")).stem)[:60] or "image"
    return CleanPicture(out.getvalue(), f"{stem}.{extension}", image.width, image.height)


def _too_heavy() -> ValidationError:
    return ValidationError(
        _("Cette image pèse plus de 15 Mo : réduisez-la, 2 400 pixels de large suffisent."),
        code="too_heavy",
    )


def _opened(data: bytes) -> Image.Image:
    """Read the header only: the format, the size, whether it moves."""
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
        frames = getattr(image, "n_frames", 1)
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except UnidentifiedImageError as error:
        raise ValidationError(_unknown(data), code="format") from error
    except Exception as error:  # a hostile header may break a decoder in any way
        raise _unreadable(error) from error
    if image.width * image.height > MAX_PIXELS:
        raise _too_large()
    if frames > 1:
        raise ValidationError(
            _("Cette image est animée : envoyez une image fixe, en JPEG ou en PNG."),
            code="animated",
        )
    return image


def _too_large() -> ValidationError:
    return ValidationError(
        _("Cette image a trop de pixels : réduisez-la, 2 400 pixels de large suffisent."),
        code="too_large",
    )


def _unknown(data: bytes) -> str:
    """Say what the file is, when it is something people often send."""
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<svg", b"<?xml")) or b"<svg" in start:
        kind = "SVG"
    elif start.startswith((b"<!doctype", b"<html", b"<script")):
        kind = "HTML"
    elif data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc"):
        kind = "HEIC"
    else:
        kind = next((name for first, name in _SIGNATURES if data.startswith(first)), "")
    if not kind:
        return _("Ce fichier n'est pas une image lisible : envoyez un JPEG, un PNG ou un WebP.")
    return _(
        "Ce fichier est au format %(kind)s, que le site ne montre pas : "
        "enregistrez l'image en JPEG, en PNG ou en WebP."
    ) % {"kind": kind}


def _unreadable(error: Exception) -> ValidationError:
    logger.info("picture refused: %r", error)
    return ValidationError(
        _("Cette image est abîmée ou incomplète : enregistrez-la à nouveau, puis renvoyez-la."),
        code="unreadable",
    )


def _decoded(image: Image.Image) -> Image.Image:
    """Decode the pixels and stand them upright."""
    try:
        # A JPEG can decode at a half or a quarter of its size: far less memory.
        image.draft(None, (MAX_SIDE, MAX_SIDE))
        image.load()
    except Exception as error:  # broken data may break a decoder in any way
        raise _unreadable(error) from error
    try:
        return ImageOps.exif_transpose(image)
    except Exception as error:  # a broken EXIF says nothing of the pixels
        logger.info("orientation ignored: %r", error)
        return image


def _as_web_pixels(image: Image.Image) -> Image.Image:
    """Return the picture in 8 bits of sRGB, its transparency kept when it has some."""
    if image.mode.startswith(("I", "F")):
        # 16 bits of grey: Pillow would cut them at 255 instead of scaling them.
        image = image.convert("I").point(lambda level: level / 257).convert("L")
    transparent = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    profile = image.info.get("icc_profile")
    wanted = "RGBA" if transparent else "RGB"
    if profile and image.mode in ("RGB", "RGBA", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            image = (
                ImageCms.profileToProfile(
                    image, source, _SRGB, outputMode="RGBA" if image.mode == "RGBA" else "RGB"
                )
                or image
            )
        except (ImageCms.PyCMSError, OSError, ValueError) as error:
            logger.info("colour profile ignored: %r", error)
    if transparent:
        image = image.convert("RGBA")
        is_seen_through = image.getchannel("A").histogram()[255] < image.width * image.height
        return image if is_seen_through else image.convert("RGB")
    return image.convert(wanted)
