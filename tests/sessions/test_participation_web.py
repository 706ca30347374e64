"""The reports on participation and follow-ups, as staff open and export them."""

import io
import json

from openpyxl import load_workbook

from odoo.http import Request
from odoo.tests import HttpCase, tagged

from ..common import CafeBuilders
from ..web_client import open_list

PATHS = ("participation", "network-participation", "follow-up-figures")


@tagged("post_install", "-at_install")
class TestParticipationWeb(CafeBuilders, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_users()
        cls.series = cls.make_series("Café Test")
        cls.network = cls.make_network(coordinator_ids=cls.coordinator.ids)
        cls.meeting = cls.make_session(cls.series, days=-20)
        for name, state in (("An", "done"), ("Bo", "done"), ("Cis", "no_show")):
            cls.make_registration(
                cls.meeting,
                name,
                email=f"{name}@huis.example",
                state=state,
                network_id=cls.network.id,
            )
        for name, state in (("Een gids", "done"), ("Een vorming", "planned")):
            cls.env["cafe.followup"].create(
                {"name": name, "event_id": cls.meeting.id, "state": state}
            )

    def test_participation_of_a_series(self):
        self.start_tour(
            f"/odoo/session-series/{self.series.id}",
            "cafe_participation",
            login=self.secretary.login,
        )

    def test_figures_of_the_follow_ups_of_a_series(self):
        self.start_tour(
            f"/odoo/session-series/{self.series.id}",
            "cafe_followup_figures",
            login=self.secretary.login,
        )

    def export(self, user, model, names, domain):
        self.authenticate(user.login, user.login)
        data = {
            "model": model,
            "fields": [{"name": n, "label": n, "type": "char"} for n in names],
            "ids": False,
            "domain": domain,
            "groupby": [],
            "import_compat": False,
        }
        return self.url_open(
            "/web/export/xlsx",
            data={"data": json.dumps(data), "csrf_token": Request.csrf_token(self)},
        )

    def test_the_list_exports_to_a_spreadsheet(self):
        answer = self.export(
            self.secretary,
            "cafe.participation.report",
            ["registration_id/name", "state", "habit", "attendance_rate"],
            [("event_id", "=", self.meeting.id)],
        )
        self.assertEqual(answer.status_code, 200)
        sheet = load_workbook(io.BytesIO(answer.content)).active
        rows = list(sheet.iter_rows(values_only=True))
        self.assertEqual(len(rows), 4)
        self.assertIn(("An", "Attended", "First time", 1), rows)

    def test_nobody_exports_names_that_he_may_not_read(self):
        answer = self.export(
            self.coordinator,
            "cafe.participation.network.report",
            ["registration_id/name"],
            [],
        )
        self.assertNotEqual(answer.status_code, 200)

    def test_the_lists_cost_the_same_for_more_rows(self):
        for model in (
            "cafe.participation.report",
            "cafe.participation.network.report",
            "cafe.followup.report",
        ):
            counts = []
            for wanted in (1, 2):
                report = self.env[model].with_user(self.secretary)
                ids = report.search([], limit=wanted).ids
                open_list(report, [("id", "in", ids)])
                self.env.invalidate_all()
                before = self.env.cr.sql_log_count
                open_list(report, [("id", "in", ids)])
                counts.append(self.env.cr.sql_log_count - before)
            with self.subTest(model):
                self.assertEqual(*counts)

    def test_each_report_has_its_address_and_its_views(self):
        actions = self.env["ir.actions.act_window"].search([("path", "in", PATHS)])
        self.assertEqual(len(actions), 3)
        for action in actions:
            views = self.env[action.res_model].with_user(self.secretary)
            views.get_views([(False, kind) for kind in action.view_mode.split(",")])
            with self.subTest(action.path):
                self.assertEqual(action.view_mode, "pivot,graph,list")
                self.assertIn("o_view_nocontent_smiling_face", action.help)
