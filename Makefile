PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help run dev test proxies clock check upgrade bench screenshots

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

# With a database of its own, so that an experiment never touches the one that `make run` serves.
dev: export DJANGO_SETTINGS_MODULE = config.settings.dev
dev: export VAR_DIR = $(or $(DEV_DIR),var/dev)
dev: $(VENV)/.run  ## serve for developing: reloads on a change, debug pages, starting content, worker
	@mkdir -p $(VAR_DIR)
	@$(BIN)/python manage.py prepare
	@$(BIN)/python manage.py run_worker & trap "kill $$!" EXIT; \
		$(BIN)/python manage.py runserver $(or $(PORT),8000)

# As many processes as there are cores. The journeys stay together, with one site for all of them.
PYTEST := $(BIN)/python -m pytest -q --numprocesses auto --dist loadgroup

test: $(VENV)/.test  ## run the suite, browser journeys included, or make test ARGS="tests/events -k pause"
	@.ci/install-browser
	$(PYTEST) $(or $(ARGS),--ignore tests/deploy)

proxies: $(VENV)/.test  ## run the site behind the shipped nginx configuration, and read Caddy's
	@.ci/install-proxies
	$(BIN)/python -m pytest -q tests/deploy

clock: $(VENV)/.test  ## run the suite without browsers as if it were four months and two years later
	@.ci/install-faketime
	faketime --exclude-monotonic -f +120d $(PYTEST) --ignore tests/journeys --ignore tests/deploy $(ARGS)
	faketime --exclude-monotonic -f +730d $(PYTEST) --ignore tests/journeys --ignore tests/deploy $(ARGS)

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

# The last state that was in use; after a release, its commit or tag.
FROM := 28ce326

upgrade: $(VENV)/.test  ## migrate a database of an earlier state, and compare what readers see
	$(BIN)/python -m tests.upgrade $(FROM)

bench: $(VENV)/.test  ## measure speed and memory, printed as ratios
	$(BIN)/python -m tests.bench

screenshots: $(VENV)/.test  ## take the README's pictures anew
	@.ci/install-browser
	$(BIN)/python -m docs.screenshots
