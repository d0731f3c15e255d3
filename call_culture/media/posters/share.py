"""The picture shared on social networks: the poster of a thing beside its title, in pixels."""

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from call_culture.media.fonts import ATKINSON, ATKINSON_BOLD, BRICOLAGE
from call_culture.media.posters import shapes_of
from call_culture.media.posters.canvas import INKS, to_image
from call_culture.printable import one_line

#: What Facebook, Mastodon, LinkedIn and messaging apps show whole.
SIZE = (1200, 630)
DRAWING_WIDTH = 430
MARGIN = 64
#: Between the kicker and the site's name; a title of 180 characters must hold in it.
TITLE_TOP, TITLE_BOTTOM = 118, 470
TITLE_SIZES = (84, 76, 68, 60, 54, 48, 42, 38, 34, 30)


@lru_cache(maxsize=32)
def _display(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(BRICOLAGE, size)
    order = [axis["name"].decode().lower() for axis in font.get_variation_axes()]
    wanted = {"optical size": 36, "weight": 800, "width": 100}
    font.set_variation_by_axes([wanted[name] for name in order])
    return font


@lru_cache(maxsize=8)
def _text(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(ATKINSON_BOLD if bold else ATKINSON, size)


def wrap(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """Return `text` in lines of at most `width` pixels; a longer word is cut."""
    lines: list[str] = [""]
    for word in text.split(" "):
        attempt = f"{lines[-1]} {word}".strip()
        if font.getlength(attempt) <= width:
            lines[-1] = attempt
            continue
        if lines[-1]:
            lines.append("")
        while font.getlength(word) > width:
            cut = next(
                n for n in range(len(word), 0, -1) if n == 1 or font.getlength(word[:n]) <= width
            )
            lines[-1], word = word[:cut], word[cut:]
            lines.append("")
        lines[-1] = word
    return [line for line in lines if line]


def fit(text: str, width: float, height: float) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """Return `text` in lines, in the largest of TITLE_SIZES that holds; the smallest cuts it."""
    for size in TITLE_SIZES:
        font = _display(size)
        lines = wrap(text, font, width)
        whole = len(lines) * size * 1.08 <= height
        if whole and all(font.getlength(word) <= width for word in text.split(" ")):
            return lines, font
    most = int(height / (TITLE_SIZES[-1] * 1.08))
    lines = wrap(text, font, width)
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1].rstrip(" ,;:.") + "…"]
    return lines, font


def draw_png(title: str, kicker: str, date_text: str, kind: str, seed: str) -> bytes:
    """Return a PNG of 1200 × 630 pixels: the drawing of `kind`, the title, the words around it.

    `kicker` is short ("Concert · Liévin"), `date_text` may be empty. The same arguments give
    the same bytes.
    """
    width, height = SIZE
    title, kicker, date_text = one_line(title), one_line(kicker), one_line(date_text)
    image = Image.new("RGB", SIZE, INKS["dark"])
    scale = height / 200
    shapes = shapes_of(kind, seed, DRAWING_WIDTH / scale, 200)
    image.paste(to_image(shapes, DRAWING_WIDTH, height, scale), (width - DRAWING_WIDTH, 0))
    draw = ImageDraw.Draw(image)
    room = width - DRAWING_WIDTH - MARGIN - 48
    draw.text((MARGIN, 60), _one_line(kicker, _text(30), room), fill=INKS["lamp"], font=_text(30))
    lines, font = fit(title, room, TITLE_BOTTOM - TITLE_TOP)
    for number, line in enumerate(lines):
        y = TITLE_TOP + number * font.size * 1.08
        draw.text((MARGIN, y), line, fill=INKS["chalk"], font=font)
    date_font = _text(36, bold=True)
    draw.text(
        (MARGIN, 490), _one_line(date_text, date_font, room), fill=INKS["chalk"], font=date_font
    )
    draw.polygon([(MARGIN, 582), (MARGIN + 19, 552), (MARGIN + 38, 582)], fill=INKS["chalk"])
    draw.ellipse((MARGIN + 32, 546, MARGIN + 44, 558), fill=INKS["lamp"])
    draw.text((MARGIN + 56, 551), "Culture Lens-Liévin", fill=INKS["chalk"], font=_text(28))
    out = BytesIO()
    image.quantize(128, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _one_line(text: str, font: ImageFont.FreeTypeFont, width: float) -> str:
    """Return `text`, cut with an ellipsis when it is wider than `width` pixels."""
    lines = wrap(text, font, width)
    if len(lines) < 2:
        return text
    return wrap(text, font, width - font.getlength("…"))[0] + "…"
