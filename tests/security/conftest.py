"""Acts at the same moment, on real connections."""

import secrets
import threading
from contextvars import copy_context

import pytest

from council.extensions import db
from tests.client import leave_application


@pytest.fixture
def at_once():
    """Send posts at the same moment, each as (browser, path, fields); their statuses, sorted."""

    def send(*posts):
        db.session.commit()
        db.session.close()
        barrier = threading.Barrier(len(posts))
        statuses = []

        def act(browser, path, fields):
            leave_application()
            form = {
                "csrf_token": browser.hidden["csrf_token"],
                "idempotency_key": secrets.token_hex(16),
                **fields,
            }
            barrier.wait()
            statuses.append(browser.client.post(path, data=form).status_code)

        threads = [threading.Thread(target=copy_context().run, args=(act, *post)) for post in posts]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        db.session.rollback()
        db.session.expire_all()
        return sorted(statuses)

    return send
