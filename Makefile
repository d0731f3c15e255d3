# Two commands matter: `make run` and `make test`. Everything else is listed by `make help`.
PYTHON ?= python3
VENV ?= .venv
PORT ?= 8000
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# A Debian without the venv module leaves half an environment behind: it is made again.
define make_environment
@test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV) \
  || { echo "✗ Il manque le module venv de Python : apt-get install python3-venv, puis recommencez."; exit 1; }
endef

.PHONY: help run test test-postgres lint bench screenshots clean
.DEFAULT_GOAL := help

help: ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

$(VENV)/.run: pyproject.toml constraints.txt
	@echo "→ Environnement Python et dépendances (une minute la première fois)"
	$(make_environment)
	@$(PIP) --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt
	@echo "→ Environnement Python et outils de développement (une minute la première fois)"
	$(make_environment)
	@$(PIP) --constraint constraints.txt --editable '.[dev]'
	@touch $@ $(VENV)/.run

run: $(VENV)/.run ## Serve the portal with real territory and a demonstration programme (PORT=8000)
	@$(MANAGE) serve_demo --port $(PORT)

test: $(VENV)/.dev ## Run the whole test suite on SQLite
	@$(BIN)/pytest $(ARGS)

test-postgres: $(VENV)/.dev ## Run the whole test suite on PostgreSQL (DATABASE_URL, or a throwaway cluster)
	@$(BIN)/python tests/postgres.py $(BIN)/pytest $(ARGS)

lint: $(VENV)/.dev ## ruff, djlint, mypy, migrations, deployment checks
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/djlint --check --lint --quiet templates
	@$(BIN)/mypy
	@$(MANAGE) makemigrations --check --dry-run
	@DJANGO_SETTINGS_MODULE=call_culture.settings.production SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))') \
	  ALLOWED_HOSTS=example.org SITE_URL=https://example.org DATABASE_URL=sqlite:///:memory: EMAIL_URL=consolemail:// \
	  $(MANAGE) check --deploy --fail-level WARNING

screenshots: $(VENV)/.dev ## Take the pictures of the README from the running site (PORT=8000)
	@$(BIN)/python tests/screenshots.py http://127.0.0.1:$(PORT)

bench: $(VENV)/.dev ## Measure pages, memory and growth (EVENTS=10000, DATABASE_URL for PostgreSQL)
	@$(BIN)/python tests/benchmarks/run.py --events $(or $(EVENTS),10000) $(ARGS)

clean: ## Remove the environment, the database and what was collected
	rm -rf $(VENV) var
