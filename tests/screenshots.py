"""Take the pictures of the README from a running site.

    python tests/screenshots.py http://127.0.0.1:8000

Needs a Chromium. The pictures are reduced to 256 colours, which is enough for a page and
keeps the repository small.
"""

import io
import os
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

FOLDER = Path(__file__).resolve().parent.parent / ".pictures"
#: What the picture of the agenda starts with: its dates, below the filters.
DATES = "#resultats"
#: file name → (address, width, height, colour scheme, what to scroll to)
PICTURES = {
    "accueil": ("/", 1280, 900, "light", ""),
    "agenda": ("/agenda/", 1280, 900, "light", DATES),
    "patrimoine": ("/patrimoine/terrils-du-11-19/", 1280, 900, "light", ""),
    "telephone": ("", 390, 900, "dark", ""),
}


def first_event(browser: Browser, site: str) -> str:
    """Return the address of the first event of the agenda."""
    page = browser.new_page()
    page.goto(f"{site}/agenda/")
    link = page.locator("article.card a[href^='/agenda/']").first.get_attribute("href")
    page.close()
    return str(link)


def take(browser: Browser, site: str) -> None:
    """Write every picture of the README."""
    FOLDER.mkdir(exist_ok=True)
    for name, (path, width, height, scheme, start) in PICTURES.items():
        page = browser.new_page(
            viewport={"width": width, "height": height}, color_scheme=scheme, locale="fr-FR"
        )
        page.goto(site + (path or first_event(browser, site)))
        page.wait_for_load_state("networkidle")
        if start:
            page.locator(start).first.evaluate("element => element.scrollIntoView()")
        image = Image.open(io.BytesIO(page.screenshot()))
        image.convert("P", palette=Image.Palette.ADAPTIVE).save(
            FOLDER / f"{name}.png", optimize=True
        )
        page.close()
        print(f"{name}.png")  # noqa: T201


def main() -> int:
    """Open a Chromium and take the pictures; returns the exit code."""
    site = sys.argv[1].rstrip("/") if len(sys.argv) > 1 else "http://127.0.0.1:8000"
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium:
        print("No Chromium: install it, or give its path in CHROMIUM.", file=sys.stderr)  # noqa: T201
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        take(browser, site)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
