# The commands of everyday work. Every one of them runs Maven on the JDK 25 that build/find-jdk.sh finds.

MVN := build/mvn.sh

.DEFAULT_GOAL := help
.PHONY: help check e2e bench soak fix dist clean

help: ## list these commands
	@sed -n 's/^\([a-z0-9]*\): *##* *\(.*\)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 16

check: ## format, lint, unit, architecture and tidiness tests: minutes
	$(MVN) verify

e2e: ## the whole of Plimsoll against real servers
	./plimsoll --version
	$(MVN) verify -Pe2e

bench: ## speed against the peers that install; writes docs/benchmarks.md; ARGS="closed --pairs 7"
	checks/bench/run.sh $(ARGS)

soak: ## the tests that take an hour or more
	./plimsoll --version
	$(MVN) verify -Psoak

fix: ## format every file
	$(MVN) --quiet spotless:apply

dist: ## an archive that needs no JDK, no Maven and no checkout: target/plimsoll-VERSION-OS-ARCH.tar.gz
	build/dist.sh

clean: ## remove everything that was built
	$(MVN) --quiet clean
