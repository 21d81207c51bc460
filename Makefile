# The commands of this repository. `make` alone lists them.

# A clean checkout has no terminal to ask on; nothing here asks.
CARGO ?= cargo
PYTHON ?= python3
# Python programs that tests and benchmarks use live here, never in the system.
export CANDOR_TEST_VENV ?= $(CURDIR)/target/venv
FUZZ_SECONDS ?= 60

.DEFAULT_GOAL := help

.PHONY: help
help: ## List the commands.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: ## Install what a build needs, build, start the demonstration on 127.0.0.1:8080.
	@tools/install build
	@echo "==> building Candor (release)"
	$(CARGO) build --release --locked --package candor
	@echo "==> starting the demonstration; end it with Ctrl-C"
	@exec target/release/candor demo

.PHONY: build
build: ## Build the release binary, target/release/candor.
	@tools/install build
	$(CARGO) build --release --locked --package candor

.PHONY: test
test: ## Install what tests need, run all of them.
	@tools/install build test docker
	@echo "==> testing"
	$(CARGO) test --workspace --locked

.PHONY: check
check: ## Format, lints, documentation, dependencies: all must be clean.
	@tools/install build
	@echo "==> format"
	$(CARGO) fmt --all --check
	@# Macros declare these modules, where cargo fmt does not look.
	rustfmt --edition 2024 --check $$(find diagnostics/src/causes diagnostics/src/circumstances -name '*.rs')
	@echo "==> lints"
	$(CARGO) clippy --workspace --all-targets --locked -- -D warnings
	@echo "==> documentation"
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --workspace --no-deps --locked --quiet
	@if $(CARGO) deny --version >/dev/null 2>&1; then \
		echo "==> dependencies"; \
		$(CARGO) deny check bans licenses sources; \
	else \
		echo "==> dependencies: skipped, cargo-deny is not installed"; \
	fi

.PHONY: bench
bench: ## Compare with nginx, HAProxy and Caddy. ARGS="--case small --rounds 3" narrows it.
	@tools/install build bench
	@echo "==> building Candor (dist profile)"
	$(CARGO) build --profile dist --locked --package candor
	$(CARGO) build --release --locked --package candor-benches
	target/release/compare $(ARGS)

.PHONY: fuzz
fuzz: ## Run each fuzz target for FUZZ_SECONDS (default 60); wants nightly Rust and cargo-fuzz.
	@tools/fuzz $(FUZZ_SECONDS)

.PHONY: clean
clean: ## Remove everything that was built.
	$(CARGO) clean
