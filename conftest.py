"""Which database the tests use is decided once, for the whole run."""

pytest_plugins = ("tests.engine",)
