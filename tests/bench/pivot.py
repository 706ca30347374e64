"""Each report's pivot as it opens, at a million places, beside its SQL alone.

The pivots are found: of each action of ours on a report (a model without a table), with
the filters and groups that it opens with. Asked as the browser does, by a member of the
secretariat with all rules on: ``formatted_read_grouping_sets``. The other way runs the
statements which that sent, and fetches their rows.

``NETWORKS=2000 ORGANISATIONS=100000 PLACES=1000000 ./dev bench pivot``
"""

import ast
import os
import sys
from itertools import product

sys.path[:0] = [os.environ["CAFE_HOUSE"]]

from dateutil.relativedelta import relativedelta  # noqa: E402
from lxml import etree  # noqa: E402

from odoo.fields import Domain  # noqa: E402
from odoo.tools.safe_eval import datetime, safe_eval, time  # noqa: E402

from tests.bench._measure import measure, ratio, tell  # noqa: E402
from tests.bench._society import Society  # noqa: E402
from tests.bench._society_life import live_together  # noqa: E402

NETWORKS = int(os.environ.get("NETWORKS", "2000"))
ORGANISATIONS = int(os.environ.get("ORGANISATIONS", "100000"))
PLACES = int(os.environ.get("PLACES", "1000000"))
SESSIONS = int(os.environ.get("SESSIONS", "400"))
REGISTRATIONS = int(os.environ.get("REGISTRATIONS", "200000"))
FOLLOWUPS = int(os.environ.get("FOLLOWUPS", "20000"))
ONLY = os.environ.get("ONLY")


class Pivot:
    """The pivot that an action opens with.

    :param env: ``odoo.api.Environment`` of who looks
    :param action: ``ir.actions.act_window``
    """

    def __init__(self, env, action):
        context = safe_eval(action.context or "{}", {"uid": env.uid})
        self.model = env[action.res_model].with_context(**context)
        views = {kind: number for number, kind in action.views}
        arches = self.model.get_views(
            [(views.get("pivot"), "pivot"), (action.search_view_id.id, "search")]
        )["views"]
        fields = list(etree.fromstring(arches["pivot"]["arch"]).iter("field"))
        self.rows = [self._group(f) for f in fields if f.get("type") == "row"]
        columns = [self._group(f) for f in fields if f.get("type") == "col"]
        measures = [f.get("name") for f in fields if f.get("type") == "measure"]
        self.domain = Domain(self._evaluate(action.domain))
        self._take_defaults(etree.fromstring(arches["search"]["arch"]), context)
        sets = product(self._prefixes(self.rows), self._prefixes(columns))
        self.sets = [row + column for row, column in sets]
        self.aggregates = ["__count"] + [
            f"{name}:{self.model._fields[name].aggregator}"
            for name in measures
            if name != "__count"
        ]

    def _evaluate(self, text):
        names = {
            "uid": self.model.env.uid,
            "time": time,
            "datetime": datetime,
            "context_today": self.model.env.company._cafe_today,
            "relativedelta": relativedelta,
        }
        return safe_eval(text or "[]", names)

    def _take_defaults(self, search, context):
        """Filters and groups that the action turns on."""
        on = {
            k[15:] for k, v in context.items() if k.startswith("search_default_") and v
        }
        groups = []
        for filter_ in search.iter("filter"):
            if filter_.get("name") not in on:
                continue
            if filter_.get("domain"):
                self.domain &= Domain(self._evaluate(filter_.get("domain")))
            group = ast.literal_eval(filter_.get("context") or "{}").get("group_by")
            if group:
                groups.append(group)
        self.rows = groups or self.rows

    def _group(self, node):
        name = node.get("name")
        temporal = self.model._fields[name].type in ("date", "datetime")
        return f"{name}:{node.get('interval') or 'month'}" if temporal else name

    @staticmethod
    def _prefixes(groups):
        return [groups[:count] for count in range(len(groups) + 1)]

    def read(self):
        return self.model.formatted_read_grouping_sets(
            list(self.domain), self.sets, self.aggregates
        )

    def record(self):
        """:return: list of the statements on the report that reading it sends"""
        cursor, sent = self.model.env.cr, []
        execute = type(cursor).execute

        def listen(cr, query, params=None, **options):
            text = query.code if hasattr(query, "code") else query
            if f'"{self.model._table}"' in text:
                sent.append((query, params))
            return execute(cr, query, params, **options)

        type(cursor).execute = listen
        try:
            self.read()
        finally:
            type(cursor).execute = execute
        return sent


def find_actions():
    """:return: dict of the id of an action to the action"""
    data = env["ir.model.data"].search(
        [
            ("module", "=", "cafe_partage_module"),
            ("model", "=", "ir.actions.act_window"),
        ]
    )
    actions = {
        row.name: env["ir.actions.act_window"].browse(row.res_id) for row in data
    }
    return {
        name: action
        for name, action in sorted(actions.items())
        if "pivot" in action.view_mode
        and not env[action.res_model]._auto
        and (not ONLY or ONLY in name)
    }


def look(viewer, action):
    pivot = Pivot(viewer, action)
    groups = pivot.read()
    sent = pivot.record()

    def run():
        for query, params in sent:
            viewer.cr.execute(query, params)
            viewer.cr.fetchall()

    ours, sql = measure(viewer, pivot.read), measure(viewer, run)
    return {
        "groups": sum(len(found) for found in groups),
        "statements": len(sent),
        "ours": ours,
        "sql": sql,
        "ours ÷ sql": ratio(ours, sql),
    }


env = env(context={"tracking_disable": True})  # noqa: F821 (of the shell)
society = Society(env, NETWORKS, ORGANISATIONS)
places = society.fill(PLACES)
society.live()
live_together(society, SESSIONS, REGISTRATIONS, FOLLOWUPS)
env["cafe.network.overlap"]._rebuild()
society.settle("cafe_network_overlap")
admin = env(user=env.ref("base.user_admin"), su=False)
figures = {name: look(admin, action) for name, action in find_actions().items()}
tell(
    "pivot",
    {
        "places": places,
        "registrations": REGISTRATIONS,
        "reports": figures,
        "worst ratio": max(row["ours ÷ sql"] for row in figures.values()),
        "slowest (seconds)": max(
            r["ours"]["seconds"]["median"] for r in figures.values()
        ),
    },
)
env.cr.rollback()
