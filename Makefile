# Two words are all a newcomer needs: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.PHONY: run test trained format soak evaluate bench pictures lock clean

run: trained
	@exec $(BIN)/python -m bot

# What the bot understands, learned anew when a sample question has changed.
trained: $(READY)
	@$(BIN)/python -m bot train --if-changed

test: trained
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m bot faq check
	$(BIN)/python -m pytest -m "not soak"

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

soak: trained
	$(BIN)/python -m pytest -m soak -s

evaluate: trained
	$(BIN)/python -m tests.evaluation

bench: trained
	$(BIN)/python -m tests.bench

# Needs Chromium, and fonts-noto-color-emoji so that the emoji are seen.
pictures: trained
	$(BIN)/python -m tests.browser.pictures

lock: $(READY)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate --quiet --output-file constraints.txt

$(READY): constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
		{ echo "Lentera needs Python 3.11, 3.12 or 3.13: make run PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
		{ echo "Python's venv module is missing. Install it with: sudo apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	@touch $@

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
