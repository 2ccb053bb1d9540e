"""The WSGI entry: `app` is the whole application, configured from the environment."""

from council.app import create_app

app = create_app()
