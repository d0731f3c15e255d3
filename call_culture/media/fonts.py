"""Where the typefaces are: the same files serve the web (subset) and the drawn pictures."""

from pathlib import Path

import fontpkg_atkinson_hyperlegible
import fontpkg_bricolage_grotesque

BRICOLAGE = next(
    (Path(fontpkg_bricolage_grotesque.__file__).parent / "files").glob("BricolageGrotesque*.ttf")
)
ATKINSON_FILES = Path(fontpkg_atkinson_hyperlegible.__file__).parent / "files"
ATKINSON = ATKINSON_FILES / "AtkinsonHyperlegible-Regular.ttf"
ATKINSON_BOLD = ATKINSON_FILES / "AtkinsonHyperlegible-Bold.ttf"
