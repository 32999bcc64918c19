PYTHON ?= python3

.PHONY: install demo test bench shots lock

install demo test bench shots:
	$(PYTHON) run.py $@

# Needs uv; writes names, versions and hashes, and no address.
lock:
	uv pip compile --universal --generate-hashes --no-header --no-annotate --quiet \
		--group dev -o requirements.lock pyproject.toml
