"""axe finds nothing on any kind of page, on a phone and on a desk, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.pages import build_site

VIEWS = [(360, "light"), (1440, "light"), (360, "dark"), (1440, "dark")]


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_axe_is_silent_and_nothing_overflows_on_every_page(open_page, width, scheme):
    axe = Axe()
    found = {}
    for name, url in build_site(2).items():
        page = open_page(url, width=width, scheme=scheme)
        violations = [
            f"{rule['id']}: {node['html'][:160]}"
            for rule in axe.run(page).response["violations"]
            for node in rule["nodes"]
        ]
        overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if overflow > 0:
            violations.append(f"{overflow} px wider than the screen")
        problems = [p for p in page.problems if not (name == "not_found" and "404" in p)]
        if violations or problems:
            found[name] = violations + problems
        page.context.close()
    assert found == {}


def test_nothing_overflows_at_320_pixels(open_page):
    wide = {}
    for name, url in build_site(2).items():
        page = open_page(url, width=320)
        overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if overflow > 0:
            wide[name] = overflow
        page.context.close()
    assert wide == {}


def test_the_skip_link_comes_first_and_leads_to_the_content(open_page):
    page = open_page("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#contenu"
    page.keyboard.press("Enter")
    assert page.url.endswith("#contenu")


def test_the_agenda_is_filtered_without_javascript(open_page):
    build_site(2)
    page = open_page("/agenda/", javascript=False)
    page.fill("main input[name=q]", "Grand concert 1")
    page.press("main input[name=q]", "Enter")
    assert "q=Grand" in page.url
    assert "Grand concert 1" in page.inner_text("main")
    assert "Grand concert 0" not in page.inner_text("main")
