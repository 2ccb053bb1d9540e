# Every target is a short script below scripts/; `make run` is the only one a visitor needs.
PORT ?= 8000

.PHONY: help setup setup-test run test hunt check judges pictures bench-deidentify bench-pages lock clean

help:
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile

setup: ## 実行に必要なものを .venv に入れます
	@scripts/install run

setup-test: ## 試験に必要なもの（ブラウザ、字体、LibreOffice を含む）を入れます
	@scripts/install test
	@scripts/install judges
	@scripts/system-packages

run: setup ## デモの1年を読み込み、サーバと配送係を動かします（PORT=8000）
	@exec .venv/bin/python scripts/run.py --port $(PORT)

test: setup-test ## SQLite と PostgreSQL の両方で試験します
	@.venv/bin/python scripts/test.py

hunt: setup-test ## 性質の試験を、毎回ちがう1000例ずつで試します（まだ知らない誤りを探す）
	@.venv/bin/python -m pytest --engine=sqlite --hypothesis-profile=hunt -q -n 2 $$(grep -rl --include='test_*.py' '@given' tests)

check: setup-test ## 書式、型、階の約束、試験：すべて
	@scripts/check

judges: ## 暦の読み手（他の人が書いたもの）を .venv-judges に入れます
	@scripts/install judges

pictures: setup-test ## 画面と文書の写真を docs/pictures に作ります
	@.venv/bin/python scripts/pictures.py

bench-deidentify: setup-test ## 匿名化の見つけ方を測ります（DATA=ファイル MISSES=件数）
	@.venv/bin/python -m scripts.bench_deidentify $(if $(DATA),"$(DATA)") --misses $(or $(MISSES),0)

bench-pages: setup-test ## 議題が増えたときの画面の手間を測ります
	@.venv/bin/python -m scripts.bench_pages

lock: setup-test ## requirements/*.txt を作り直します
	@scripts/lock

clean: ## 作られたものを消します（var のデータは残します）
	@rm -rf .venv .venv-judges build dist .coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
