"""Keeping events on the device, in a real browser."""

from tests.factories.events import EventFactory


def test_an_event_is_kept_listed_and_let_go(open_page, live_server):
    event = EventFactory(published=True, title="Grand concert", starts_in=2)
    page = open_page(event.get_absolute_url())
    button = page.locator(f"[data-select='{event.pk}']").first
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    assert page.inner_text("[data-selection-count]").strip() == "(1)"
    page.goto("/ma-selection/")
    page.get_by_role("link", name="Grand concert").wait_for()
    assert page.url == f"{live_server.url}/ma-selection/"
    assert f"ids={event.pk}" in page.input_value("#lien-selection")
    page.get_by_role("button", name="Tout retirer de cet appareil").click()
    page.get_by_text("Vous n'avez encore rien gardé.").wait_for()
    assert page.evaluate("localStorage.getItem('ma-selection')") == "[]"
    assert page.context.cookies() == []
    assert page.problems == []


def test_without_javascript_a_shared_link_works_and_no_dead_button_shows(open_page):
    event = EventFactory(published=True, title="Grand concert", starts_in=2)
    page = open_page(f"/ma-selection/?ids={event.pk}", javascript=False)
    assert "Grand concert" in page.inner_text("main")
    assert page.locator("button[data-select]:visible").count() == 0
    assert page.locator("[data-selection-copy]:visible").count() == 0
