"""The pages of members and visitors, with FEW of everything and with MANY.

Each size has a database and a server with one worker; jobs do not run. A member signs
in and opens each page REPEAT times, after two that warm up; the sizes take turns, page
by page. Queries and seconds are what Odoo writes of the request in its log.

``FEW=10 MANY=10000 REPEAT=21 ./dev bench pages``
"""

import json
import os
import re
import statistics
import sys
import threading
import time
from contextlib import ExitStack

sys.path[:0] = [
    os.environ["CAFE_HOUSE"],
    os.path.join(os.environ["CAFE_HOUSE"], ".house"),
]

from house.command_run import Server  # noqa: E402
from house.scratch import house, run_script, scratch_database  # noqa: E402
from tests.bench._measure import tell  # noqa: E402
from tests.rush.crowd import AT_THE_DOOR, Browser  # noqa: E402

FEW = int(os.environ.get("FEW", "10"))
MANY = int(os.environ.get("MANY", "10000"))
REPEAT = int(os.environ.get("REPEAT", "21"))
WARM = 2
PATIENCE = 10  # seconds
FILL = """
import json, sys
sys.path[:0] = [{root!r}]
from tests.bench._pages_data import fill
pages = fill(env, {size})
env.cr.commit()
print(json.dumps(pages))
"""
# what Odoo writes of a request: queries, seconds of SQL, the other ones
REQUEST = re.compile(r'"GET \S+ HTTP/1.1" (\d+) \S+ (\d+) ([\d.]+) ([\d.]+)')


class House:
    """A database with so many of everything, and the server in front of it."""

    def __init__(self, stack, size, purpose):
        self.size = size
        database = stack.enter_context(scratch_database("addon"))
        script = FILL.format(root=os.environ["CAFE_HOUSE"], size=size)
        self.pages = json.loads(run_script(database, script).splitlines()[-1])
        self.server = stack.enter_context(
            Server(
                house(),
                database,
                log=f"bench-pages-{size}",
                show=lambda _line: None,
                options=("--max-cron-threads", "0"),
                purpose=purpose,
            )
        )

    def sign_in(self):
        self.server.wait_until_it_answers()
        door = threading.Semaphore(AT_THE_DOOR)
        self.browser = Browser(self.server.url, door)
        page = self.browser.get("/web/login").page
        self.browser.csrf = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
        answer = self.browser.post("/web/login", login="lid", password="lid")
        assert "/web/login" not in answer.url

    def open(self, name):
        """:return: tuple: queries, and milliseconds in Odoo"""
        logged = self.server.log.stat().st_size
        answer = self.browser.get(self.pages[name])
        assert answer.status == 200, (self.pages[name], answer.status)
        queries, sql, rest = self._find_last(logged)
        return int(queries), 1000 * (float(sql) + float(rest))

    def _find_last(self, start):
        """What the log says of the page: it is written after the answer is sent.

        :param start: int, where in the log to begin
        :return: tuple of str: queries, seconds of SQL, other seconds
        """
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with self.server.log.open() as log:
                log.seek(start)
                found = REQUEST.findall(log.read())
            rows = [row[1:] for row in found if row[0] == "200"]
            if rows:
                return rows[-1]
            time.sleep(0.01)
        raise TimeoutError(self.server.log)


def measure_page(name, houses):
    """:return: dict, the figures of a page in both houses, and their ratio"""
    runs = {house_.size: [] for house_ in houses}
    for turn in range(WARM + REPEAT):
        for house_ in houses:
            run = house_.open(name)
            if turn >= WARM:
                runs[house_.size].append(run)
    found = {
        f"with {size}": {
            "queries": sorted({queries for queries, _ms in rows}),
            "ms": [
                round(summary(ms for _queries, ms in rows), 1)
                for summary in (min, statistics.median, max)
            ],
        }
        for size, rows in runs.items()
    }
    few, many = (found[f"with {size}"] for size in (FEW, MANY))
    return {
        **found,
        "same queries": few["queries"] == many["queries"],
        "many ÷ few": round(many["ms"][1] / few["ms"][1], 2),
    }


def main():
    with ExitStack() as stack:
        houses = [House(stack, FEW, "http"), House(stack, MANY, "rush")]
        for house_ in houses:
            house_.sign_in()
        pages = {name: measure_page(name, houses) for name in houses[0].pages}
    tell(
        "pages",
        {
            "ms are": ["min", "median", "max"],
            "pages": pages,
            "worst ratio": max(page["many ÷ few"] for page in pages.values()),
            "same queries everywhere": all(p["same queries"] for p in pages.values()),
        },
    )


main()
