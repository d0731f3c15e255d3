"""Make the web typefaces and their style sheet from the font packages (development only)."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from call_culture.media.fonts import ATKINSON, ATKINSON_BOLD, BRICOLAGE

#: French, its western neighbours, the Polish of many families here, and good typography.
UNICODES = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *map(ord, "ĄąĆćĘęŁłŃńŚśŹźŻżŒœŠšŽžŸ"),
    *(0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026),
    *(0x2009, 0x202F, 0x20AC, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x00D7),
]

#: Widths of Arial (as Helvetica's, in thousandths of an em), to match the fallback's to ours.
ARIAL_WIDTHS = dict.fromkeys("abdeghnopquéèàêùâôûëü0123456789", 556) | {
    **dict.fromkeys("ckxyzsvç", 500),
    **dict.fromkeys("ft,. ", 278),
    **dict.fromkeys("ijlîï'", 222),
    **{"m": 833, "w": 722, "r": 333, "-": 333, "L": 556, "P": 667, "M": 833, "C": 722, "S": 667},
}
#: Ordinary French of the site: the mean width over it is what keeps lines from jumping.
SAMPLE = (
    "La médiathèque accueille les enfants et leurs parents pour une heure du conte, "
    "suivie d'un atelier de dessin. Concert gratuit samedi 28 novembre de 14 à 16 heures, "
    "dans la salle des fêtes de Liévin. Le patrimoine minier se visite à pied toute l'année."
)

FACE = """@font-face {{
  font-family: "{family}";
  src: url("../fonts/{file}") format("woff2");
  font-weight: {weight};
  font-style: normal;
  font-display: swap;
}}
"""
FALLBACK = """@font-face {{
  font-family: "{family} Fallback";
  src: local("Arial"), local("Liberation Sans"), local("Helvetica"), local("Roboto");
  size-adjust: {size:.2f}%;
  ascent-override: {ascent:.2f}%;
  descent-override: {descent:.2f}%;
  line-gap-override: 0%;
}}
"""


def subset(source: Path, target: Path, limits: dict[str, Any] | None = None) -> Any:
    """Write `source` reduced to UNICODES as woff2, its axes limited; return the font."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = TTFont(source, recalcTimestamp=False)
    options = Options(
        layout_features=["kern", "liga", "mark", "mkmk", "ccmp", "locl", "calt", "tnum"],
        hinting=False,
        name_IDs=[0, 1, 2, 13, 14],
    )
    cutter = Subsetter(options)
    cutter.populate(unicodes=UNICODES)
    cutter.subset(font)
    if limits:
        font = instancer.instantiateVariableFont(font, limits)
    font.flavor = "woff2"
    font.save(target)
    return font


def fallback_face(family: str, font: Any) -> str:
    """Return the @font-face that gives Arial the width and the height of `font`."""
    glyphs, widths, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    ours = sum(widths[glyphs[ord(letter)]][0] for letter in SAMPLE) / em
    arial = sum(ARIAL_WIDTHS[letter] for letter in SAMPLE) / 1000
    size = ours / arial
    return FALLBACK.format(
        family=family,
        size=100 * size,
        ascent=100 * font["hhea"].ascent / em / size,
        descent=100 * -font["hhea"].descent / em / size,
    )


class Command(BaseCommand):
    """Write static/fonts/*.woff2 and static/css/fonts.css; a second run changes nothing."""

    requires_system_checks: list[str] = []
    help = "Makes the web typefaces of static/fonts from the font packages."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the three files and say their weight."""
        fonts = Path(settings.BASE_DIR) / "static" / "fonts"
        fonts.mkdir(exist_ok=True)
        display = subset(
            BRICOLAGE,
            fonts / "bricolage-grotesque.woff2",
            {"opsz": 36, "wdth": 100, "wght": (400, 800)},
        )
        text = subset(ATKINSON, fonts / "atkinson-hyperlegible.woff2")
        subset(ATKINSON_BOLD, fonts / "atkinson-hyperlegible-bold.woff2")
        faces = [
            ("Bricolage Grotesque", "bricolage-grotesque.woff2", "400 800"),
            ("Atkinson Hyperlegible", "atkinson-hyperlegible.woff2", "400"),
            ("Atkinson Hyperlegible", "atkinson-hyperlegible-bold.woff2", "700"),
        ]
        css = "/* Written by `manage.py build_fonts`: change it there. */\n"
        css += "".join(FACE.format(family=f, file=name, weight=w) for f, name, w in faces)
        css += fallback_face("Bricolage Grotesque", display)
        css += fallback_face("Atkinson Hyperlegible", text)
        (fonts.parent / "css" / "fonts.css").write_text(css)
        for file in sorted(fonts.glob("*.woff2")):
            self.stdout.write(f"{file.name} : {file.stat().st_size / 1024:.1f} Kio")
