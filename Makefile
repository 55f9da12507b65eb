# The commands of the project. `make site` and `make test` do all the set-up themselves.
PYTHON ?= python3
VENV   ?= .venv
OUT    ?= _site
BIN    := $(VENV)/bin
# What Python compiles is kept: the tests run the commands many times.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: site test serve check messages bench lighthouse decap workbooks clean

site: $(VENV)/.installed ## Check this repository's region and build its site into _site/
	$(BIN)/site-builder build --source . --out $(OUT)
	@echo "The site is in $(OUT)/. Open $(OUT)/index.html in a browser, or run: make serve"

serve: $(VENV)/.installed-serve ## Build, serve on 127.0.0.1, rebuild and reload when a file changes
	$(BIN)/site-builder serve --source .

check: $(VENV)/.installed ## Only check the records
	$(BIN)/site-builder check --source .

test: $(VENV)/.installed-test ## Install what the tests need and run them all
	$(BIN)/python scripts/programs.py
	$(BIN)/python scripts/install_lighthouse.py
	$(BIN)/python -m pytest

lighthouse: $(VENV)/.installed-test ## Measure one page of every kind with Lighthouse: phone and desk, light and dark
	$(BIN)/python scripts/programs.py
	$(BIN)/python scripts/install_lighthouse.py
	$(BIN)/python -m tests.site.lighthouse

decap: $(VENV)/.installed-test ## Try Decap CMS in a browser on a copy of the data: what is one changed value in Git?
	$(BIN)/python scripts/programs.py
	$(BIN)/python -m tests.decap

workbooks: $(VENV)/.installed-test ## Send every workbook of this region through LibreOffice and back
	$(BIN)/python scripts/programs.py
	$(BIN)/python -m tests.workbook.round_trip

bench: $(VENV)/.installed-test ## Measure speed and memory, as ratios in one run
	$(BIN)/python -m bench
	$(BIN)/python -m bench.review

messages: $(VENV)/.installed-test ## Bring the catalogues of words up to date with the source
	$(BIN)/python scripts/messages.py

clean: ## Remove what was built and installed
	rm -rf $(VENV) $(OUT) tests/site/lighthouse/node_modules tests/decap/node_modules

$(VENV)/bin/python:
	$(PYTHON) scripts/environment.py $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[publish,workbook]'
	@touch $@

$(VENV)/.installed-serve: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[publish,serve,workbook]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-test: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[publish,serve,test,workbook]'
	@touch $@ $(VENV)/.installed $(VENV)/.installed-serve
