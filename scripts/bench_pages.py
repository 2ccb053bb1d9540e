"""How much the server's time grows with every further item of a meeting: `python -m scripts.bench_pages`.

A house of the tests' small council in a temporary folder; 10, 50 and 200 items with two papers each, or none.
"""

import gc
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

from flask import Flask
from flask_migrate import upgrade

from council import profiles
from council.app import create_app
from council.domain import clock
from council.extensions import db, writing
from council.policy.actor import Actor
from council.queries import accounts
from council.services import installation
from tests import sitting_rooms, world
from tests.blueprints.test_many_items import grow
from tests.client import Browser
from tests.conftest import config_for

COUNTS = (10, 50, 200)
PAGES = ("", "/agenda", "/sitting")
READERS = ("secretary", "member1")
RUNS = 25
MOST = 0.1  # ms of processor time for one further item


def main() -> int:
    """0 if no page grows by more than it may."""
    grown = []
    for papers in (0, 2):
        with tempfile.TemporaryDirectory() as folder:
            grown += list(measured(house(Path(folder)), papers))
    return 0 if max(grown) <= MOST else 1


def house(folder: Path) -> Flask:
    """A house of its own with the small council in it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        app = create_app(config_for(f"sqlite:///{folder / 'council.sqlite'}", folder))
    with app.app_context(), writing():
        upgrade()
        installation.install(profiles.load("setagaya"))
        world.build()
        db.session.commit()
    return app


def acting(who: str) -> Actor:
    """Somebody of the small council, today."""
    found = accounts.actor_by(clock.today(), email=world.email(who))
    if found is None:
        raise LookupError(who)
    return found


def measured(app: Flask, papers: int) -> Iterator[float]:
    """Print a line a page, and hand on by how much it grows."""
    with clock.at(world.NOW), app.app_context(), writing():
        meeting_id = sitting_rooms.notified(acting, items=2).id
        browsers = {who: Browser(app.test_client()) for who in READERS}
        for who, browser in browsers.items():
            browser.enter(world.email(who))
            least(browser, f"/meetings/{meeting_id}")
        gc.collect()
        gc.freeze()  # as `council serve` does: the house itself is not gone through again and again
        taken: dict[tuple[str, str], list[float]] = {}
        for count in COUNTS:
            grow(meeting_id, count, papers)
            for who, browser in browsers.items():
                for page in PAGES:
                    path = f"/meetings/{meeting_id}{page}"
                    if browser.cost(path) is not None:
                        taken.setdefault((who, page), []).append(least(browser, path))
        for (who, page), times in taken.items():
            growth = (times[-1] - times[0]) / (COUNTS[-1] - COUNTS[0])
            figures = "".join(f"{one:8.1f}" for one in times)
            print(f"papers={papers}  {who:10} {page or '/':9}{figures} ms  {growth:6.3f} ms/item")
            yield growth


def least(browser: Browser, path: str) -> float:
    """Milliseconds of processor time, the least of many runs: what else the machine does only adds."""

    def once() -> float:
        began = time.process_time()
        browser.cost(path)
        return time.process_time() - began

    return min(once() for _ in range(RUNS)) * 1000


if __name__ == "__main__":
    sys.exit(main())
