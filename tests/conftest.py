"""What every test can count on: no lost template variable, an empty cache, samples if there."""

import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.template.base import FilterExpression

SHARED = Path(settings.BASE_DIR).parent / "shared"
TEMPLATES = str(Path(settings.BASE_DIR) / "templates")


class LostVariable(str):
    """Stands for `string_if_invalid`: a variable no view gave is an error in our templates.

    Django's and allauth's own templates rely on missing variables, so only ours are held to
    it; a variable followed by `|default` is meant to be optional.
    """

    __slots__ = ()

    def __contains__(self, key: object) -> bool:
        return key == "%s"

    def __mod__(self, variable: object) -> str:
        frame = sys._getframe(1)
        expression, context = frame.f_locals.get("self"), frame.f_locals.get("context")
        if isinstance(expression, FilterExpression) and expression.filters:
            names = [function.__name__ for function, _arguments in expression.filters]
            if names[0] in ("default", "default_if_none"):
                return self._with_filters(expression, context)
        origin = getattr(getattr(context, "template", None), "origin", None)
        render = getattr(getattr(context, "render_context", None), "template", None)
        name = str(getattr(getattr(render, "origin", None), "name", "") or origin or "")
        if name.startswith(TEMPLATES):
            pytest.fail(f"unknown variable « {variable} » in {Path(name).relative_to(TEMPLATES)}")
        return ""

    @staticmethod
    def _with_filters(expression: FilterExpression, context) -> str:
        value = ""
        for function, arguments in expression.filters:
            values = [arg.resolve(context) if lookup else arg for lookup, arg in arguments]
            value = function(value, *values)
        return value


@pytest.fixture(autouse=True, scope="session")
def unknown_template_variables_fail():
    """An unknown variable in a template of ours fails the test that renders it."""
    from django.template import engines

    engines["django"].engine.string_if_invalid = LostVariable("lost %s")


@pytest.fixture(autouse=True)
def empty_cache():
    """No test reads what another left in the cache."""
    cache.clear()


@pytest.fixture
def samples() -> Path:
    """The folder of real data of other systems; the test is skipped where it is absent."""
    if not (SHARED / "samples").is_dir():
        pytest.skip("shared/samples is not beside the project: test of real samples skipped")
    return SHARED / "samples"
