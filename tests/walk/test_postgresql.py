"""The same walk over plain HTTP against the server on a real PostgreSQL."""

from tests import postgres
from tests.walk.hands import HttpHands
from tests.walk.house import House
from tests.walk.steps import CLOCK, ready, verdict, walk


def test_the_ten_steps_are_walked_over_plain_http_on_postgresql(tmp_path, mailbox):
    with postgres.running() as server:
        address = server.create("walk").replace("postgresql+psycopg", "postgresql")
        house = ready(House(tmp_path, mailbox, CLOCK, database_url=address))
        try:
            walk(house, lambda: HttpHands(house.url))
            assert verdict(house)["ok"]
        finally:
            house.stop()
