from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..common import CafeCase
from ..web_client import open_list
from .first_page_case import FirstPageBuilders

# what ``make_waiting`` makes: for the secretariat, and in the coordinator's network
NUMBERS = {
    "reports_due": (4, None),
    "reports_review": (2, None),
    "followups_late": (1, None),
    "organisations_to_match": (1, None),
    "themes_proposed": (1, None),
    "applications": (3, 1),
    "drivers_stale": (3, 1),
    "engagements_overdue": (3, 1),
    "subsidies_lapsing": (3, 1),
}


@tagged("post_install", "-at_install")
class TestFirstPage(FirstPageBuilders, CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_waiting()

    def get_page(self, user):
        self.env.flush_all()
        self.env.invalidate_all()
        return self.env["cafe.first.page"].with_user(user).get_page()

    def get_tiles(self, user):
        """:return: dict of key to tile"""
        page = self.get_page(user)
        return {
            tile["key"]: tile
            for section in page["sections"]
            for tile in section["tiles"]
        }

    def count_list(self, user, key):
        """:return: int, records of the list that opens, as the web client reads it"""
        action = self.env["cafe.first.page"].with_user(user).get_list(key)
        self.assertFalse(
            [name for name in action["context"] if name.startswith("search_default")]
        )
        return open_list(
            self.env[action["res_model"]].with_user(user), action["domain"]
        )["length"]

    def test_the_secretary_sees_what_waits_everywhere(self):
        found = {key: t["count"] for key, t in self.get_tiles(self.secretary).items()}
        self.assertEqual(found, {key: mine[0] for key, mine in NUMBERS.items()})

    def test_a_coordinator_sees_what_waits_in_her_networks(self):
        found = {key: t["count"] for key, t in self.get_tiles(self.coordinator).items()}
        self.assertEqual(found, {key: n[1] for key, n in NUMBERS.items() if n[1]})

    def test_each_number_is_that_of_the_list_that_it_opens(self):
        for user in (self.secretary, self.manager, self.coordinator):
            for key, tile in self.get_tiles(user).items():
                with self.subTest(user=user.login, tile=key):
                    self.assertEqual(self.count_list(user, key), tile["count"])

    def test_a_coordinator_opens_no_list_of_the_secretariat(self):
        Page = self.env["cafe.first.page"].with_user(self.coordinator)
        self.assertFalse(Page.get_list("followups_late"))
        self.assertFalse(Page.get_list("no_such_tile"))

    def test_who_has_no_role_sees_nothing(self):
        for user in (self.outsider, self.member):
            Page = self.env["cafe.first.page"].with_user(user)
            for call in (
                Page.get_page,
                lambda Page=Page: Page.get_list("applications"),
                lambda Page=Page: Page.get_session_action(self.coming.id, "session"),
            ):
                with self.assertRaises(AccessError):
                    call()

    def test_the_other_company_counts_apart(self):
        company = self.env["res.company"].create({"name": "Elders vzw"})
        tiles = self.get_tiles(self.secretary)
        self.other.write({"company_id": company.id})
        self.other.partner_id.company_id = company
        self.env.flush_all()
        now = self.get_tiles(self.secretary)
        self.assertEqual(now["drivers_stale"]["count"], 1)
        self.assertEqual(tiles["drivers_stale"]["count"], 3)

    def test_what_presses_most_is_said(self):
        tiles = self.get_tiles(self.secretary)
        self.assertIn("3 for more than a week", tiles["reports_due"]["pressing"])
        self.assertIn("1 to publish", tiles["reports_review"]["pressing"])
        self.assertIn("1 with nobody", tiles["followups_late"]["pressing"])
        self.assertIn("3 within three", tiles["subsidies_lapsing"]["pressing"])

    def test_the_oldest_report_due_comes_first(self):
        action = (
            self.env["cafe.first.page"]
            .with_user(self.secretary)
            .get_list("reports_due")
        )
        sessions = self.env["event.event"].search(action["domain"])
        self.assertEqual(sessions[:1].name, "Sessie 40")
        self.assertEqual(sessions[-1:].name, "Sessie 3")

    def test_the_field_tells_what_the_filter_finds(self):
        sessions = self.env["event.event"].search([])
        due = sessions.filtered("is_report_due")
        self.assertEqual(
            due, self.env["event.event"].search([("is_report_due", "=", True)])
        )
        self.assertEqual(
            sessions - due,
            self.env["event.event"].search([("is_report_due", "!=", True)]),
        )

    def test_the_next_session_has_its_seats(self):
        session = self.get_page(self.secretary)["session"]
        self.assertEqual(session["name"], "Wat bindt ons?")
        self.assertEqual((session["taken"], session["seats"]), (2, 12))
        self.assertEqual(session["waiting"], 0)

    def test_a_coordinator_reads_what_is_public_of_her_next_session(self):
        session = self.get_page(self.coordinator)["session"]
        self.assertEqual(session["name"], "Wat bindt ons?")
        self.assertNotIn("taken", session)
        self.series.network_ids = self.other
        self.assertIsNone(self.get_page(self.coordinator)["session"])

    def test_a_cancelled_session_is_not_next(self):
        self.coming.kanban_state = "cancel"
        self.assertIsNone(self.get_page(self.secretary)["session"])

    def test_the_buttons_of_the_session_open_it(self):
        Page = self.env["cafe.first.page"].with_user(self.secretary)
        action = Page.get_session_action(self.coming.id, "attendance")
        self.assertEqual(action["tag"], "cafe_attendance")
        self.assertEqual(action["context"]["active_id"], self.coming.id)
        action = Page.get_session_action(self.coming.id, "waiting")
        self.assertEqual(
            action["domain"],
            [("state", "=", "waiting"), ("event_id", "=", self.coming.id)],
        )
        action = Page.get_session_action(self.coming.id, "session")
        self.assertEqual(action["res_id"], self.coming.id)

    def test_the_number_of_queries_does_not_grow(self):
        def count():
            self.get_page(self.secretary)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            self.env["cafe.first.page"].with_user(self.secretary).get_page()
            return self.cr.sql_log_count - before

        few = count()
        for number in range(10, 40):
            self.make_waiting_in(self.network, number)
        self.make_session(self.series, days=-4)
        self.assertEqual(count(), few)
        self.assertLess(few, 40)

    def test_the_lists_have_the_views_of_their_own_actions(self):
        for key in NUMBERS:
            action = self.env["cafe.first.page"].with_user(self.secretary).get_list(key)
            self.assertIn("list", [kind for _view, kind in action["views"]])
            self.assertFalse(action["path"])
