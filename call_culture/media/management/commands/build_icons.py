"""Draw the icons of the site and the picture shared by default (development only)."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from PIL import Image, ImageDraw

from call_culture.media.posters.canvas import INKS
from call_culture.media.posters.share import draw_png

#: On a square of 64: the far cone, the near cone, then the lamp (x, y, radius).
FAR, NEAR = [(27, 54), (43, 25), (62, 54)], [(2, 54), (22, 14), (44, 54)]
LAMP = (48, 14, 7)


def svg() -> str:
    """Return the icon as an SVG of 64 units."""
    far, near = (" ".join(f"{x},{y}" for x, y in points) for points in (FAR, NEAR))
    x, y, radius = LAMP
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
        f'<path fill="{INKS["dark"]}" d="M0 0h64v64H0z"/>'
        f'<polygon fill="{INKS["brick"]}" points="{far}"/>'
        f'<polygon fill="{INKS["chalk"]}" points="{near}"/>'
        f'<circle fill="{INKS["lamp"]}" cx="{x}" cy="{y}" r="{radius}"/></svg>\n'
    )


def icon(size: int) -> Image.Image:
    """Return the icon painted on `size` × `size` pixels."""
    scale = 1024 / 64
    image = Image.new("RGB", (1024, 1024), INKS["dark"])
    draw = ImageDraw.Draw(image)
    for colour, points in (("brick", FAR), ("chalk", NEAR)):
        draw.polygon([(x * scale, y * scale) for x, y in points], fill=INKS[colour])
    x, y, radius = LAMP
    box = [(value) * scale for value in (x - radius, y - radius, x + radius, y + radius)]
    draw.ellipse(box, fill=INKS["lamp"])
    return image.resize((size, size), Image.Resampling.LANCZOS)


class Command(BaseCommand):
    """Write static/icons; a second run changes nothing."""

    requires_system_checks: list[str] = []
    help = "Draws the icons of static/icons and the picture shared by default."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the files and name them."""
        folder = Path(settings.BASE_DIR) / "static" / "icons"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "favicon.svg").write_text(svg())
        icon(48).save(folder / "favicon.ico", sizes=[(16, 16), (32, 32), (48, 48)])
        icon(180).save(folder / "apple-touch-icon.png", optimize=True)
        for size in (192, 512):
            icon(size).save(folder / f"icon-{size}.png", optimize=True)
        (folder / "share.png").write_bytes(
            draw_png(
                "Tout le programme, dans les 36 communes",
                "Concerts, spectacles, expositions, lecture, patrimoine",
                "",
                "commune",
                "portail",
            )
        )
        for file in sorted(folder.iterdir()):
            self.stdout.write(f"{file.name} : {file.stat().st_size / 1024:.1f} Kio")
