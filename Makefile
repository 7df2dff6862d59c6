# `make demo` and `make test` do all of their own set-up; they need Python >= 3.11, make and git, nothing else.
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

.DEFAULT_GOAL := help
.PHONY: help demo test check lint types layers format docs gazetteer gazetteer-check investigations pins model clean

help: ## Say what there is to make
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

demo: $(VENV)/.runtime ## Read the twelve example reports; print what matters, leave a situation page and a brief to open
	@$(BIN)/python examples/demo.py

# Bytecode is kept whatever the environment says: else every process that a test starts compiles all anew.
test: $(VENV)/.dev ## Run the tests, a process for each processor
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -q -n auto --dist loadfile

check: lint types layers test ## Everything CI runs: lint, types, layers, tests

lint: $(VENV)/.dev ## Style and faults
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/fogline ontology lint

types: $(VENV)/.dev ## Types, strictly
	@$(BIN)/mypy

layers: $(VENV)/.dev ## Imports follow the data, one way
	@$(BIN)/lint-imports

format: $(VENV)/.dev ## Put the code into shape
	@$(BIN)/ruff check --fix -q . ; $(BIN)/ruff format -q .

docs: $(VENV)/.dev ## Write the generated pages of docs/ anew
	@$(BIN)/python scripts/write_docs.py

gazetteer: $(VENV)/.gazetteer ## Build the built-in gazetteer anew (half a minute of processor time)
	@$(BIN)/python -m gazetteer_build

gazetteer-check: $(VENV)/.gazetteer ## Build it and compare with what is in the package
	@$(BIN)/python -m gazetteer_build --check

investigations: $(VENV)/.dev ## Install what one test reads exports back with (builds a wrapper of ICU: libicu-dev, pkg-config, g++)
	@if command -v uv >/dev/null 2>&1; then VIRTUAL_ENV=$(VENV) uv pip install -q "followthemoney>=4.0"; \
	else $(BIN)/python -m pip install -q --disable-pip-version-check "followthemoney>=4.0"; fi

pins: $(VENV)/.dev ## Pin the newest versions that fit (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 -o requirements/runtime.txt --no-annotate --no-header -q --upgrade
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 -c requirements/runtime.txt -o requirements/dev.txt --no-annotate --no-header -q --upgrade

CORPORA ?= ../shared/corpora/train
RUN := training/work/run
TRAIN := training/work/venv/bin/python

model: ## Train the embedded reader anew (about three hours; CORPORA=folder of the training sets)
	@test -d $(CORPORA)/warread || { echo "no training sets in $(CORPORA); give their folder: make model CORPORA=..." >&2; exit 2; }
	@test -x $(TRAIN) || { "$(PYTHON)" -m venv training/work/venv && training/work/venv/bin/pip install -q -r training/requirements.txt; }
	PYTHONPATH=src:. $(TRAIN) -m training.compile --out training/work/own
	PYTHONPATH=src:. $(TRAIN) -m training.train --corpus $(CORPORA) --extra training/work/own --out $(RUN)-first \
		--epochs 10 --rate 3e-4 --workers 2 --batch 800
	PYTHONPATH=src:. $(TRAIN) -m training.train --corpus $(CORPORA) --extra training/work/own $(CORPORA)/warread/train --out $(RUN) \
		--start $(RUN)-first/model.pt --epochs 4 --rate 2.5e-4 --seed 3 --auxiliary 0 --workers 2 --batch 800
	PYTHONPATH=src:. $(TRAIN) -m training.tune $(RUN) --corpus $(CORPORA)
	PYTHONPATH=src:. $(TRAIN) -m training.export $(RUN) $(RUN)/model --texts training/work/own
	PYTHONPATH=src:. $(TRAIN) -m training.meaning learn $(RUN)/model --corpus $(CORPORA) --out training/work/meaning.npz
	PYTHONPATH=src:. $(TRAIN) -m training.meaning graft training/work/meaning.npz $(RUN)/model
	PYTHONPATH=src:. $(TRAIN) -m training.lexical --corpus $(CORPORA) --extra training/work/own $(CORPORA)/warread/train --out $(RUN)/model
	PYTHONPATH=src:. $(TRAIN) -m training.calibrate $(RUN)/model --gold tests/evaluation/heldout $(CORPORA)/warread/dev --choose $(CORPORA)/warread/dev
	PYTHONPATH=src:. $(TRAIN) -m training.gist learn --out training/work/gist
	PYTHONPATH=src:. $(TRAIN) -m training.gist export training/work/gist $(RUN)/model
	cp $(RUN)/model/* src/fogline/reading/model/

clean: ## Remove the virtual environment and what was built
	rm -rf $(VENV) build dist demo-output .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Fogline needs Python 3.11 or newer; found: $$(python3 --version 2>&1). Install one, or run: make PYTHON=/path/to/python3.11 ..." >&2; exit 2; }
	@if command -v uv >/dev/null 2>&1; then uv venv -q --python "$(PYTHON)" $(VENV); else "$(PYTHON)" -m venv $(VENV); fi

$(VENV)/.runtime: pyproject.toml requirements/runtime.txt | $(VENV)/bin/python
	@echo "Setting up $(VENV) (once)..."
	@$(call install,requirements/runtime.txt)
	@touch $@

$(VENV)/.dev: pyproject.toml requirements/dev.txt | $(VENV)/bin/python
	@echo "Setting up $(VENV) for development (once)..."
	@$(call install,requirements/dev.txt)
	@touch $(VENV)/.runtime $@

$(VENV)/.gazetteer: gazetteer_build/requirements.txt $(VENV)/.dev
	@if command -v uv >/dev/null 2>&1; then VIRTUAL_ENV=$(VENV) uv pip install -q -r $<; \
	else $(BIN)/python -m pip install -q --disable-pip-version-check -r $<; fi
	@touch $@

define install
if command -v uv >/dev/null 2>&1; then \
	VIRTUAL_ENV=$(VENV) uv pip install -q -r $(1) && VIRTUAL_ENV=$(VENV) uv pip install -q --no-deps -e .; \
else \
	$(BIN)/python -m pip install -q --disable-pip-version-check -r $(1) && $(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e .; \
fi
endef
