PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help run test clock check bench screenshots

help:  ## show what can be done here
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/.run: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.test: $(VENV)/.run tests/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	touch $@

$(VENV)/.postgres: $(VENV)/.run deploy/requirements-postgres.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r deploy/requirements-postgres.txt
	touch $@

# Only who asks for PostgreSQL pays for its client: 9 MiB in every process.
run: $(VENV)/.run $(if $(findstring postgres,$(DATABASE_URL)),$(VENV)/.postgres)  ## serve the whole site on http://127.0.0.1:8000
	@exec $(BIN)/python serve.py

# As many processes as there are cores. The journeys stay together, with one site for all of them.
PYTEST := $(BIN)/python -m pytest -q --numprocesses auto --dist loadgroup

test: $(VENV)/.test  ## run the suite, browser journeys included, or make test ARGS="tests/events -k pause"
	@.ci/install-browser
	$(PYTEST) $(ARGS)

clock: $(VENV)/.test  ## run the suite without browsers as if it were four months and two years later
	@.ci/install-faketime
	faketime --exclude-monotonic -f +120d $(PYTEST) --ignore tests/journeys $(ARGS)
	faketime --exclude-monotonic -f +730d $(PYTEST) --ignore tests/journeys $(ARGS)

check: $(VENV)/.test  ## lint, imports, house rules, dependencies, migrations, deployment settings, templates, translations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	PYTHONPATH=.:site $(BIN)/lint-imports
	$(BIN)/python -m tests.house
	$(BIN)/deptry .
	$(BIN)/python -m pip check
	$(BIN)/python manage.py makemigrations --check --dry-run --settings config.settings.test
	BASE_URL=https://planb.example.org SECRET_KEY=$$(head -c 50 /dev/urandom | base64 -w0) \
		$(BIN)/python manage.py check --deploy --fail-level WARNING
	$(BIN)/python manage.py check_templates --settings config.settings.test

bench: $(VENV)/.test  ## measure speed and memory, printed as ratios
	$(BIN)/python -m tests.bench

screenshots: $(VENV)/.test  ## take the README's pictures anew
	@.ci/install-browser
	$(BIN)/python -m docs.screenshots
