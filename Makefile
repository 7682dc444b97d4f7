# Each target works on a fresh clone: the first one makes .venv, which needs Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup generate check test drift bench accept

# Where source documents and recorded traffic lie, if anywhere.
SOURCES ?= $(or $(VIDSPEC_SOURCES),$(wildcard ../shared/sources))
HAR ?=
# Options of the benchmark: --quick, --markdown.
BENCH ?=

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

setup: $(READY)  ## make .venv with everything that is needed

generate: $(READY)  ## bring generated/ up to date with specs/ and templates/
	@$(BIN)/vidspec generate
	@$(BIN)/python -m vidspec.findings > $(VENV)/findings.md && mv $(VENV)/findings.md generator/vidspec/findings/README.md

check: $(READY)  ## lint the specs and code, check types, report stale generated files
	$(BIN)/vidspec check
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pyright

test: $(READY)  ## run all tests
	$(BIN)/pytest -n auto --dist worksteal

drift: $(READY)  ## compare specs with generated files, source documents (SOURCES=DIR) and traffic (HAR=FILE)
	$(BIN)/vidspec check
	@if [ -n "$(SOURCES)" ]; then set -x; $(BIN)/vidspec drift --sources "$(SOURCES)"; \
	else echo "no source documents at hand; name their folder: make drift SOURCES=DIR"; fi
	@if [ -n "$(HAR)" ]; then set -x; $(BIN)/vidspec drift --har "$(HAR)"; fi

bench: $(READY)  ## measure the clients beside httpx, pydantic and openai, about 5 minutes (BENCH=--quick)
	@$(BIN)/python -m tests.bench $(BENCH)

accept: $(READY)  ## rewrite the golden files of the tests; review the diff
	$(BIN)/pytest tests/golden --accept

# The environment belongs to this folder. It is made anew unless it was completed here and its Python still runs.
COMPLETED_IN := $(shell $(BIN)/python -c '' 2> /dev/null && cat $(READY))
ifneq ($(COMPLETED_IN),$(CURDIR))
.PHONY: $(READY)
endif

$(READY): pyproject.toml generator/vidspec/core/version.py .ci/constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; set PYTHON=")'
	@if [ "$(COMPLETED_IN)" != "$(CURDIR)" ]; then rm -rf $(VENV) && $(PYTHON) -m venv $(VENV); fi
	@rm -f $@
	@echo "installing into $(VENV), which takes a minute ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint .ci/constraints.txt --editable '.[dev]'
	@echo "$(CURDIR)" > $@
