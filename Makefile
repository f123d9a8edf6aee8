# Needs make and Python 3.11 or newer; everything else goes into .venv, once, and again when pyproject.toml changes.
# Another Python: make demo PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Tests of screens wait half of their time: two of them share a core.
WORKERS = $(shell $(BIN)/python -c 'import os; print(2 * (os.cpu_count() or 1))')
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# Hundreds of processes start in a run of the tests: each would compile everything anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo quick test durations check bench docs

help:
	@echo "make demo   open the example workspace, a throw-away copy"
	@echo "make quick  look at style, types, the house, the rules and one story a place"
	@echo "make test   run the tests"
	@echo "make check  look at the code: style, types, imports"
	@echo "make bench  measure the speed"
	@echo "make docs   write the README's screen and keys, and docs/users/framework.md, anew"

demo: $(VENV)/.runs
	@$(BIN)/abm demo

quick: check
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m quick

test: $(VENV)/.develops
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

durations: $(VENV)/.develops
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --keep-durations

check: $(VENV)/.develops
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet . || { echo "Format with: $(BIN)/ruff format ."; exit 1; }
	@$(BIN)/mypy
	@$(BIN)/python -m pytest tests/architecture

docs: $(VENV)/.develops
	@$(BIN)/python docs/make_readme.py
	@$(BIN)/python docs/make_framework.py

bench: $(VENV)/.develops
	@$(BIN)/python -m benchmarks

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "abm-tui needs Python 3.11 or newer. Try: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
		|| { rm -rf $(VENV); echo "Python cannot make a venv here (Debian, Ubuntu: apt-get install python3-venv)."; exit 1; }

$(VENV)/.runs: pyproject.toml | $(BIN)/python
	@echo "Installing what abm-tui needs into $(VENV) …"
	@$(PIP) -e .
	@touch $@

$(VENV)/.develops: pyproject.toml | $(BIN)/python
	@echo "Installing what developing abm-tui needs into $(VENV) …"
	@$(PIP) -e '.[dev]'
	@touch $(VENV)/.runs $@
