# demo: see it work · test: all checks · the rest: parts of these. Everything after the first set-up works offline.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup demo test soak lint chromium virtuoso format bench golden clean

# The first Python on the path that is new enough; `make PYTHON=…` names another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1\t/' | expand -t 16

setup: $(READY) ## make .venv and install what the lock file names

$(BIN)/python:
	@if [ -z "$(PYTHON)" ]; then echo "需要 Python 3.11 以上；请先安装 / Python 3.11 or newer is needed; install it first" >&2; exit 1; fi
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "installing python3-venv (this Debian's Python cannot make environments by itself)" >&2; \
	    apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null && $(PYTHON) -m venv $(VENV); \
	  else \
	    echo "无法建立虚拟环境；Debian/Ubuntu 请执行 apt-get install python3-venv 后重试 /" \
	      "cannot make a virtual environment; on Debian or Ubuntu: apt-get install python3-venv, then try again" >&2; exit 1; \
	  fi; }

$(READY): requirements.lock pyproject.toml | $(BIN)/python
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip -q
	@echo "安装依赖 / installing what requirements.lock names …" >&2
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $(READY)

demo: $(READY) ## load the plan that ships and ask it a question
	@$(BIN)/zeren load corpus/documents
	@$(BIN)/zeren ask "which tasks does 区经济信息委 lead"

lint: $(READY) ## formatting, rules, types, imports
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

test: lint chromium virtuoso ## lint, and every law
	@$(BIN)/python -m pytest -q -n 2

SOAK ?= 120
soak: $(READY) ## hours of trying: 200 writers killed, a coverage-guided fuzzer SOAK seconds for each target
	@$(PIP) install 'atheris>=2.3'
	@ZEREN_SOAK_KILLS=200 $(BIN)/python -m pytest -q tests/kg/test_killed.py
	@for target in $$($(BIN)/python -m tests.fuzz.soak); do \
	  echo "== $$target"; $(BIN)/python -m tests.fuzz.soak $$target $(SOAK) 2>&1 | tail -n 1 || true; done
	@if git status --porcelain tests/fuzz/crashes | grep .; then echo "新的失败输入 / new failing inputs" >&2; exit 1; fi

chromium: ## the browser of the browser tests: installed on Debian as root, asked for elsewhere
	@for name in chromium chromium-browser google-chrome-stable google-chrome; do command -v $$name >/dev/null && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "安装 Chromium，供浏览器测试使用 / installing Chromium for the browser tests …" >&2; \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null; } \
	    || echo "装不上 Chromium，跳过浏览器测试 / Chromium cannot be installed: the browser tests are skipped" >&2; \
	else \
	  echo "没有 Chromium，跳过浏览器测试；请安装 chromium 包 / no Chromium: the browser tests are skipped; install the package chromium" >&2; \
	fi

virtuoso: ## a SPARQL service that others wrote, for the tests of stores behind a URL: as the browser
	@command -v virtuoso-t >/dev/null && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "安装 Virtuoso，供远程库测试使用 / installing Virtuoso for the tests of stores behind a URL …" >&2; \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends virtuoso-opensource-7-bin >/dev/null; } \
	    || echo "装不上 Virtuoso，跳过相应测试 / Virtuoso cannot be installed: its tests are skipped" >&2; \
	else \
	  echo "没有 Virtuoso，跳过相应测试；请安装 virtuoso-opensource-7-bin 包 / no Virtuoso: its tests are skipped; install the package virtuoso-opensource-7-bin" >&2; \
	fi

format: $(READY) ## put the code in form
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

golden: $(READY) ## write the golden files anew; look at the difference before you keep it
	@$(BIN)/python -m tests.golden.write

bench: $(READY) ## figures: times, memory
	@$(BIN)/python bench/figures.py

clean: ## remove the environment and all caches; documents and stores stay
	@rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
