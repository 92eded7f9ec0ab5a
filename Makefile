# The same commands for everyone. Extra arguments go in ARGS: make test ARGS="-k sync"
SHELL := /bin/bash
PYTHON := .venv/bin/python
ARGS ?=

.PHONY: setup run demo test test-durability lint pictures bench pins words
.NOTPARALLEL:

setup:
	@./setup.sh

# On a machine without a display the desktop says so and the demo runs headless instead.
run: setup
	@ROUNDSMAN_DEMO_WITHOUT_DISPLAY=1 $(PYTHON) main.py desktop $(ARGS)

demo: setup
	@$(PYTHON) main.py demo $(ARGS)

# A run starts hundreds of processes: their bytecode is kept, also where the environment says otherwise.
test: export PYTHONDONTWRITEBYTECODE :=
test: export PYTHONPYCACHEPREFIX := $(CURDIR)/.pytest_cache/bytecode
test: setup
	@$(PYTHON) -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder \
		--max-worker-restart 0 $(ARGS)

# 500 kills, 3,000 power cuts and the mutants; goes on where it was broken off. ARGS="cuts" for a part.
test-durability: setup
	@$(PYTHON) -m tests.durability $(ARGS)

lint: setup
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy
	@.venv/bin/lint-imports

# Every state of the window at three sizes and in both themes, as pictures. ARGS="FOLDER NAME ..."
pictures: setup
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m tests.pictures $(ARGS)

bench: setup
	@$(PYTHON) -m tests.benchmarks $(ARGS)

bench-%: setup
	@$(PYTHON) -m tests.benchmarks $* $(ARGS)

# Compiles requirements*.txt anew from pyproject.toml.
pins:
	@./setup.sh pins

# Brings the texts of the window into the languages' files, where they wait to be translated.
words: setup
	@./setup.sh words
