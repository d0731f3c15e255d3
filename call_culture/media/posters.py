"""Drawn posters."""


def inline_svg(kind: str, seed: str) -> str:
    """Return a small decorative SVG."""
    return (
        '<svg class="poster" viewBox="0 0 320 200" aria-hidden="true" focusable="false">'
        '<path d="M0 170 90 60l90 110z"/></svg>'
    )
