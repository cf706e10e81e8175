# newsfacts. `make run` and `make test` set everything up first; the rest is for people who work on it.
VENV ?= .venv
export VENV PYTHON
BIN = $(VENV)/bin

.PHONY: help run test check format setup lock bench bench-warehouse soak dictionary cookbook
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

run: setup ## set everything up and run the demo
	@$(BIN)/newsfacts demo

test: setup ## set everything up and run the whole test suite
	@$(BIN)/python -m pytest --numprocesses=2 --dist=loadfile $(ARGS)

check: setup ## formatting, lint, types, import contracts, SQL, lock file, data dictionary
	@sh scripts/check.sh

format: setup ## put Python and SQL into the house's format
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .
	@$(BIN)/sqlfluff fix --quiet warehouse/sql

setup: ## the set-up alone, into VENV
	@sh scripts/setup.sh

lock: setup ## resolve pyproject.toml anew into requirements.lock
	@sh scripts/lock.sh --upgrade

bench: setup ## pages a second against the plain loop; PAGES=folder for your own pages
	@$(BIN)/python benchmarks/reading_speed.py $(PAGES)

bench-warehouse: setup ## a generated warehouse of ARTICLES=1000000: size, answers, loads, publishing; FOLDER=… keeps it
	@$(BIN)/python -m benchmarks.warehouse_size $(or $(ARTICLES),1000000) $(FOLDER)

soak: setup ## the long tests: PAGES=10000 damaged pages from FIRST=0 on, LARGE=5000 pages of 50 outlets, KILLS=10 killed runs
	@$(BIN)/python benchmarks/soak.py $(or $(PAGES),10000) $(FIRST)
	@$(BIN)/python benchmarks/one_large_run.py $(or $(LARGE),5000)
	@SOAK_KILLS=$(or $(KILLS),10) $(BIN)/python -m pytest tests/flows/test_killed_runs.py -s -q -k random_moment

dictionary: setup ## write docs/data-dictionary.md from the declared schema
	@$(BIN)/python -m warehouse.dictionary

cookbook: setup ## run the demo and write its answers into docs/cookbook.md
	@$(BIN)/python -m flows.cookbook
