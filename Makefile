# Two commands do everything: make demo, make test. Without make: python run.py demo, python run.py test.
PYTHON ?= python3

.PHONY: install demo test long spark bench shots fuzz mutants audit coverage lock

install demo test long spark bench shots fuzz mutants audit coverage:
	@$(PYTHON) run.py $@

# Refreshes requirements.lock from pyproject.toml; needs uv. Names, versions and hashes, and no address.
lock:
	uv pip compile --universal --generate-hashes --no-header --no-annotate --quiet --upgrade \
		--group dev --output-file requirements.lock pyproject.toml
	for tool in fuzz cover mutate audit; do uv pip compile --universal --generate-hashes --no-header --no-annotate --quiet --upgrade \
		--python-version 3.11 --group $$tool --output-file requirements/$$tool.lock; done
	$(PYTHON) -c "import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['optional-dependencies']['spark'], sep='\n')" \
		| uv pip compile --universal --generate-hashes --no-header --no-annotate --quiet --upgrade \
		--constraint requirements.lock --output-file requirements/spark.lock -
