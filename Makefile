# Everything is done by dev.py, which also sets up .venv. Further arguments: make test ARGS="-k lateness"
PYTHON ?= python3

.PHONY: run test check bench fuzz campaign office package lint setup

run test check bench fuzz campaign office package lint setup:
	@$(PYTHON) dev.py $@ $(ARGS)
