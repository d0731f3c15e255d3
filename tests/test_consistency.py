"""Rules on the code itself, so that a reviewer can look at what matters."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

ROOT = Path(settings.BASE_DIR)
APPS = ["call_culture", "events", "heritage", "libraries", "partners"]
SOURCES = sorted(
    path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts
)
TEMPLATES = sorted((ROOT / "templates").rglob("*"))
TEMPLATE_FILES = [path for path in TEMPLATES if path.suffix in (".html", ".txt", ".xml")]

#: Each layer and what it may import of the project: itself and what is below.
LAYERS = [
    {"call_culture.settings"},
    {"call_culture.accounts", "call_culture.search"},
    {"call_culture.media", "call_culture.territory"},
    {"partners"},
    {"heritage", "libraries"},
    {"events"},
    {"call_culture.portal"},
    {"call_culture.urls", "call_culture.wsgi"},
]
#: Neighbours of one layer that may import each other in this direction only.
ALLOWED_NEIGHBOURS = {("call_culture.territory", "call_culture.media")}

MAX_FILE, MAX_TEMPLATE, MAX_FUNCTION = 300, 100, 40


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def package_of(module: str) -> str | None:
    """The piece of the project a dotted module belongs to, None for a library."""
    for layer in LAYERS:
        for package in layer:
            if module == package or module.startswith(f"{package}."):
                return package
    return None


def level_of(package: str) -> int:
    return next(number for number, layer in enumerate(LAYERS) if package in layer)


def imports_of(path: Path) -> set[str]:
    """Modules imported by a file, those read only by type checkers apart."""
    found: set[str] = set()

    def visit(node: ast.AST) -> None:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            return
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
        for child in ast.iter_child_nodes(node):
            visit(child)

    visit(ast.parse(path.read_text()))
    return found


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_imports_go_down_only(path):
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    mine = package_of(module)
    if mine is None:  # call_culture/__init__.py
        return
    upward = set()
    for imported in imports_of(path):
        other = package_of(imported)
        if other is None or other == mine:
            continue
        same_level = level_of(other) == level_of(mine)
        if level_of(other) > level_of(mine) or (
            same_level and (mine, other) not in ALLOWED_NEIGHBOURS
        ):
            upward.add(imported)
    assert upward == set()


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_python_files_and_functions_stay_short(path):
    source = path.read_text()
    assert len(source.splitlines()) <= MAX_FILE
    long = [
        f"{node.name} ({node.end_lineno - node.lineno + 1} lines)"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno + 1 > MAX_FUNCTION
    ]
    assert long == []


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_public_functions_and_classes_have_a_docstring(path):
    tree = ast.parse(path.read_text())
    assert ast.get_docstring(tree) or path.name in ("__init__.py", "apps.py")
    bare = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
        and path.name != "apps.py"
    ]
    assert bare == []


@pytest.mark.parametrize("path", TEMPLATE_FILES, ids=relative)
def test_templates_stay_short(path):
    assert len(path.read_text().splitlines()) <= MAX_TEMPLATE


@pytest.mark.parametrize(
    "path", [path for path in TEMPLATE_FILES if path.suffix == ".html"], ids=relative
)
def test_templates_hold_no_inline_script_style_or_handler(path):
    text = path.read_text()
    assert re.findall(r"<[^>]*\s(?:style|on[a-z]+)\s*=", text) == []
    scripts = re.findall(r"<script\b[^>]*>", text)
    assert [tag for tag in scripts if "src=" not in tag] == []
    styles = re.findall(r"<style\b[^>]*>", text)
    assert [tag for tag in styles if "nonce=" not in tag] == []


def test_every_template_is_used():
    """A template is used when its name stands in a Python file or in another template.

    Django, allauth and axes look for some by convention: those are used by their place.
    """
    by_convention = ("account/", "allauth/", "admin/", "403", "404", "429", "500")
    everything = "\n".join(
        path.read_text() for path in [*SOURCES, *TEMPLATE_FILES] if path.is_file()
    )
    unused = []
    for path in TEMPLATE_FILES:
        name = str(path.relative_to(ROOT / "templates"))
        if name.startswith(by_convention):
            continue
        stem = name.rsplit(".", 1)[0]
        folder = name.rsplit("/", 1)[0]
        named = any(f'"{n}"' in everything or f"'{n}'" in everything for n in (name, stem))
        built = f'"{folder}/{{' in everything  # f"events/emails/{action}"
        if not (named or built):
            unused.append(name)
    assert unused == []


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_variable_of_the_environment_is_in_the_readme():
    readme = (ROOT / "README.md").read_text()
    missing = [name for name in settings.ENV_VARIABLES if f"`{name}`" not in readme]
    assert missing == []


def test_nothing_is_left_to_do_in_the_code():
    marks = re.compile(r"\b(TODO|FIXME|XXX)\b")
    left = [
        relative(path) for path in [*SOURCES, *TEMPLATE_FILES] if marks.search(path.read_text())
    ]
    assert left == []
