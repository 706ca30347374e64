"""All rows of a list as CSV, sent in parts."""

import csv
import io
import json
import tracemalloc
from urllib.parse import urlencode

from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .overlap_case import OverlapCase

FIELDS = "network_id,other_id,shared_count,jaccard"
MANY = 320  # networks, each with a pair to each


@tagged("post_install", "-at_install")
class TestRecordStream(OverlapCase, HttpCase):
    def open(self, user, model="cafe.overlap.report", **query):
        self.authenticate(user.login, user.login)
        address = f"/cafe/export/{model}?{urlencode({'fields': FIELDS, **query})}"
        return self.url_open(address)

    def rows(self, answer):
        self.assertEqual(answer.status_code, 200)
        text = answer.content.decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text)))

    def test_all_rows_come_with_names_and_heads(self):
        ours = (self.a | self.b | self.c).ids
        domain = json.dumps([["network_id", "in", ours]])
        answer = self.open(self.secretary, domain=domain, order="network_id, other_id")
        heads, *rows = self.rows(answer)
        self.assertEqual(
            heads, ["Network", "Other network", "Shared members", "Likeness"]
        )
        found = self.env["cafe.overlap.report"].search(
            [("network_id", "in", ours)], order="network_id, other_id"
        )
        self.assertEqual(len(rows), 6)
        self.assertEqual(
            [[row[0], row[1], int(row[2]), round(float(row[3]), 6)] for row in rows],
            [
                [
                    one.network_id.name,
                    one.other_id.name,
                    one.shared_count,
                    round(one.jaccard, 6),
                ]
                for one in found
            ],
        )
        self.assertIn("attachment", answer.headers["Content-Disposition"])
        self.assertIn("no-store", answer.headers["Cache-Control"])

    def test_a_coordinator_gets_her_networks_only(self):
        (self.a | self.b).coordinator_ids = self.coordinator
        self.coordinator.group_ids += self.env.ref("base.group_allow_export")
        _heads, *rows = self.rows(self.open(self.coordinator))
        self.assertEqual(
            sorted(row[:2] for row in rows),
            [["Netwerk Appel", "Netwerk Boom"], ["Netwerk Boom", "Netwerk Appel"]],
        )

    def test_who_may_not_export_gets_nothing(self):
        self.assertFalse(self.coordinator.has_group("base.group_allow_export"))
        for user in (self.coordinator, self.member):
            with mute_logger("odoo.http"):
                self.assertEqual(self.open(user).status_code, 403)

    def test_the_day_of_the_report_counts(self):
        context = json.dumps({"cafe_day": "1999-01-01"})
        _heads, *rows = self.rows(self.open(self.secretary, context=context))
        self.assertEqual(rows, [])

    def test_what_looks_like_a_formula_stays_text(self):
        self.a.name = "=HYPERLINK(1)"
        domain = json.dumps([["id", "=", self.a.id]])
        answer = self.open(
            self.secretary, "cafe.network", fields="name,active", domain=domain
        )
        self.assertEqual(self.rows(answer)[1:], [["'=HYPERLINK(1)", "TRUE"]])

    def test_what_is_wrong_is_refused_before_anything_is_sent(self):
        stream = self.env["cafe.record.stream"].with_user(self.secretary)
        report = "cafe.overlap.report"
        for model, domain, names, order, context in (
            ("res.users", "", "login", "", ""),
            ("cafe.network.graph", "", "id", "", ""),
            (report, "[", FIELDS, "", ""),
            (report, '[["nothing", "=", 1]]', FIELDS, "", ""),
            (report, "", "nothing", "", ""),
            (report, "", FIELDS, "nothing", ""),
            (report, "", FIELDS, "id; DROP TABLE res_users", ""),
            (report, "", FIELDS, "", "[]"),
        ):
            with self.subTest(model=model, domain=domain, order=order):
                with self.assertRaises(UserError):
                    stream._read_request(model, domain, names, order, context)
        with self.assertRaises(AccessError):
            stream.with_user(self.member)._read_request(report, "", FIELDS, "", "")

    def test_memory_does_not_grow_with_the_rows(self):
        networks = self.env["cafe.network"].create(
            [{"name": f"Netwerk {number}"} for number in range(MANY)]
        )
        self.env.cr.execute(
            """
            INSERT INTO cafe_network_overlap (network_id, other_id, shared_count)
            SELECT a, b, 1 FROM unnest(%s) AS a, unnest(%s) AS b
            """,
            [networks.ids, networks.ids],
        )
        few, many = (
            self.measure([("network_id", "in", networks[:count].ids)])
            for count in (MANY // 8, MANY)
        )
        self.assertEqual(few["lines"], 1 + MANY * MANY // 8)
        self.assertEqual(many["lines"], 1 + MANY * MANY)
        self.assertLess(many["peak"], 1.5 * few["peak"])

    def measure(self, domain):
        model = self.env["cafe.network.overlap"].with_user(self.secretary)
        self.env.invalidate_all()
        tracemalloc.start()
        names = ["network_id", "other_id", "shared_count"]
        parts = self.env["cafe.record.stream"]._stream_csv(
            model, Domain(domain), names, "network_id, other_id"
        )
        lines = sum(part.count(b"\n") for part in parts)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return {"lines": lines, "peak": peak}
