PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Python keeps what it compiled: the suite alone starts some hundred processes.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run install deploy-check dev test proxies operating html axe spreadsheets clock databases calendars check audit lock upgrade rehearse bench soak screenshots looks

help:  ## show what can be done here
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

# Exactly what the requirements files pin, each file by its hash; `make check` says where one is missing.
OPTIONS := --quiet --disable-pip-version-check --require-hashes --no-deps
INSTALL := $(BIN)/python -m pip install $(OPTIONS)

$(VENV)/.run: deploy/hashes/site.txt
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) -r $<
	touch $@

$(VENV)/.test: deploy/hashes/tests.txt $(VENV)/.run
	$(INSTALL) -r $<
	touch $@

$(VENV)/.postgres: deploy/hashes/postgres.txt $(VENV)/.run
	$(INSTALL) -r $<
	touch $@

# Only who asks for PostgreSQL pays for its client: 9 MiB in every process.
install: $(VENV)/.run $(if $(findstring postgres,$(DATABASE_URL)),$(VENV)/.postgres)  ## install what the site needs into .venv

run: install  ## serve the whole site on http://127.0.0.1:8000
	@exec $(BIN)/python serve.py

# With a database of its own, so that an experiment never touches the one that `make run` serves.
dev: export DJANGO_SETTINGS_MODULE = config.settings.dev
dev: export VAR_DIR = $(or $(DEV_DIR),var/dev)
deploy-check: install  ## say what is unsafe, or still an example, with the settings of this terminal
	$(BIN)/python manage.py check --deploy --database default

dev: $(VENV)/.run  ## serve for developing: reloads on a change, debug pages, starting content, worker
	@mkdir -p $(VAR_DIR)
	@$(BIN)/python manage.py prepare
	@$(BIN)/python manage.py run_worker & trap "kill $$!" EXIT; \
		$(BIN)/python manage.py runserver $(or $(PORT),8000)

# One needs Java, one takes minutes, one needs LibreOffice; `make html`, `axe` and `spreadsheets` run them.
BY_AXE := tests/whole_site/in_a_browser/test_accessibility.py
BY_LIBREOFFICE := tests/directory/tables/test_libreoffice.py
WITHOUT_CHECKERS := --ignore tests/whole_site/test_valid_html.py --ignore $(BY_AXE) --ignore $(BY_LIBREOFFICE)

# A process for each core, and two beside them for what mostly waits (tests/conftest.py). The journeys
# come last, with one site for those of a process: where a browser was driven, Django answers no more there.
PYTEST := .ci/suite $(BIN)/python -m pytest -q --numprocesses auto --dist loadgroup

test: $(VENV)/.test  ## run the suite, browser journeys included, or make test ARGS="tests/events -k pause"
	@.ci/install-browser
	$(PYTEST) $(or $(ARGS),--ignore tests/deploy $(WITHOUT_CHECKERS))

# Two servers of the site over one PostgreSQL and one Redis; `make databases` runs them.
SERVERS := tests/deploy/two_servers
PAPER := tests/deploy/test_operating.py

proxies: $(VENV)/.test  ## try deploy/: nginx, Caddy, systemd's units
	@.ci/install-proxies
	$(PYTEST) tests/deploy --ignore $(SERVERS) --ignore $(PAPER)

operating: $(VENV)/.test  ## type the commands of docs/operating.md in an empty home
	@.ci/install-proxies
	$(BIN)/python -m pytest -q $(PAPER)

html: $(VENV)/.test  ## read every kind of page with the Nu HTML checker
	@.ci/install-html-checker var/html-checker
	$(BIN)/python -m pytest -q tests/whole_site/test_valid_html.py

axe: $(VENV)/.test  ## let axe look at every kind of page: phone and desk, light and dark
	@.ci/install-browser
	$(BIN)/python -m pytest -q $(BY_AXE)

spreadsheets: $(VENV)/.test  ## let LibreOffice open our exports, and read again what it saves
	@.ci/install-without-starting soffice=libreoffice-calc-nogui
	$(BIN)/python -m pytest -q $(BY_LIBREOFFICE)

WITHOUT_BROWSER := --ignore tests/journeys --ignore tests/deploy --ignore tests/whole_site/in_a_browser $(WITHOUT_CHECKERS)

# They wait for processes, and libfaketime lets Python's sleep fail; no day plays a part in them.
OF_PROCESSES := --ignore tests/config/test_supervision.py --ignore tests/config/test_environment.py \
	--ignore tests/home/operations/backup/test_drills.py

# Told so, libfaketime leaves waiting threads alone; its correction for an old glibc lets them spin.
clock: export FAKETIME_FORCE_MONOTONIC_FIX = 0
clock: $(VENV)/.test  ## run the suite without browsers as if it were four months and two years later
	@.ci/install-faketime
	faketime --exclude-monotonic -f +120d $(PYTEST) $(WITHOUT_BROWSER) $(OF_PROCESSES) $(ARGS)
	faketime --exclude-monotonic -f +730d $(PYTEST) $(WITHOUT_BROWSER) $(OF_PROCESSES) $(ARGS)

databases: $(VENV)/.test $(VENV)/.postgres  ## run the suite without browsers on PostgreSQL and Redis, and two servers over both
	@.ci/install-databases
	$(BIN)/python -m tests.bench.on_databases -q --numprocesses auto --dist loadgroup $(or $(ARGS),$(WITHOUT_BROWSER))
	$(BIN)/python -m pytest -q $(SERVERS)

calendars: $(VENV)/.test  ## let khal, ical.js, node-ical and recurring-ical-events read our feed (needs node)
	$(BIN)/python -m tests.bench.crosscheck.run

check: $(VENV)/.test  ## lint, imports, house rules, dependencies, migrations, deployment settings, templates, translations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	PYTHONPATH=.:site $(BIN)/lint-imports
	$(BIN)/python -m tests.house
	$(BIN)/deptry .
	$(BIN)/python -m pip check
	$(BIN)/python manage.py makemigrations --check --dry-run --settings config.settings.test
	BASE_URL=https://planb.example.org PROXY_COUNT=1 HSTS_INCLUDE_SUBDOMAINS=1 HSTS_PRELOAD=1 \
		DEFAULT_FROM_EMAIL=planb@planb.internal \
		SECRET_KEY=$$(head -c 50 /dev/urandom | base64 -w0) \
		$(BIN)/python manage.py check --deploy --fail-level WARNING
	$(BIN)/python manage.py check_templates --settings config.settings.test

audit:  ## ask whether a weakness is known of what is installed
	@.ci/audit var/audit

lock:  ## write the hashes in deploy/hashes/ anew, after a change of a requirements file
	$(PYTHON) -m venv var/lock
	var/lock/bin/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	$(BIN)/python -m tests.house.lock var/lock/bin/uv

# The last state that was in use; after a release, its commit or tag.
FROM := 28ce326

upgrade: $(VENV)/.test  ## migrate a database of an earlier state, and compare what readers see
	$(BIN)/python -m tests.upgrade $(FROM)

rehearse: $(VENV)/.test  ## run the suite without browsers on the newest versions allowed, in an environment of its own
	$(BIN)/python -m tests.upgrade.rehearsal $(ARGS)

# What is weighed has the packages of the site alone: some libraries import what only tests have installed.
WEIGHED := var/bench/venv
$(WEIGHED)/.run: deploy/hashes/site.txt
	$(PYTHON) -m venv $(WEIGHED)
	$(WEIGHED)/bin/python -m pip install $(OPTIONS) -r $<
	touch $@

bench: $(VENV)/.test $(VENV)/.postgres $(WEIGHED)/.run  ## measure speed and memory, printed as ratios
	$(WEIGHED)/bin/python -m tests.bench.memory
	$(BIN)/python -m tests.bench

soak: $(VENV)/.test  ## read, send and kill through nginx for half an hour, or make soak MINUTES=2
	@.ci/install-proxies
	$(BIN)/python -m tests.bench.soak $(MINUTES)

screenshots: $(VENV)/.test  ## take the pictures of README and handbook anew, and of the style page
	@.ci/install-browser
	$(BIN)/python -m docs.screenshots

looks: $(VENV)/.test  ## take each kind of page on five screens in both themes, or make looks FROM=... for before and after
	@.ci/install-browser
	$(BIN)/python -m tests.upgrade.looks $(if $(filter command line,$(origin FROM)),$(FROM))
