# The only vocabulary, the same for people and for CI. Each word installs what it misses and says so.
.DEFAULT_GOAL := help
.PHONY: help run test lint fmt bench e2e bundle size doctor

help: ## this list
	@sed -n 's/^\([a-z0-9]*\):.*## /  make \1\t/p' Makefile | expand -t 16

run: ## build and start on http://127.0.0.1:3000, data in var/
	@scripts/run

test: ## every check, as CI runs them
	@scripts/test

lint: ## formatting, clippy for host and browser, licences and bans
	@scripts/test lock format clippy browser deny

fmt: ## format the Rust code
	@cargo fmt --all

bench: ## measure the engine, the program over HTTP and the site; writes docs/performance.md
	@scripts/bench

e2e: ## the journeys in Chromium alone
	@scripts/test bundle end2end

bundle: ## build the server and the site, start nothing
	@scripts/bundle

size: bundle ## the weight of each file of the site

doctor: ## what is here, what is missing
	@scripts/doctor
