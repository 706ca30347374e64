from datetime import datetime, timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.tests import tagged
from odoo.tools import hash_sign

from odoo.addons.cafe_partage_module.models.sessions.my_registration import SCOPE

from .my_registration_case import MyRegistrationCase


@tagged("post_install", "-at_install")
class TestMyRegistrationPage(MyRegistrationCase):
    """What the link in a mail shows."""

    def test_looking_changes_nothing(self):
        path = self.get_path(self.seated)
        self.env.flush_all()
        before = self.read_all()
        for ending in ("", "/annuleren", "/agenda.ics", "?step=cancel&done=cancelled"):
            for method in ("GET", "HEAD"):
                response = self.url_open(path + ending, method=method)
                self.assertEqual(response.status_code, 200, ending)
        self.env.invalidate_all()
        self.assertEqual(before, self.read_all())

    def read_all(self):
        return self.meeting.registration_ids.sorted("id").read(
            ["state", "write_date", "news", "link_serial", "consent_report"]
        )

    def test_page_tells_how_one_stands(self):
        text = self.get_text(self.get_path(self.seated))
        for part in ("An Claes, you have a seat", self.meeting.name, "Europe/Brussels"):
            self.assertIn(part, text)
        self.assertIn("You represent Zaad", text)
        self.assertIn("Your question: Hoe verder?", text)
        self.assertIn("number 2 on", self.get_text(self.get_path(self.second)))

    def test_page_speaks_the_language_of_its_reader(self):
        french = self.env["res.lang"]._activate_lang("fr_FR")
        self.env["website"].search([]).language_ids |= french
        self.seated.lang = "fr_FR"
        with freeze_time("2027-03-01 10:00:00"):
            self.move_meeting("2027-03-09 13:00:00", "2027-03-09 15:00:00")
            text = self.get_text(self.get_path(self.seated))
        self.assertIn("mardi 9 mars 2027, 14:00 – 16:00", text)

    def test_page_is_private(self):
        response = self.url_open(self.get_path(self.seated))
        self.assertEqual(response.headers["Cache-Control"], "no-store")
        self.assertEqual(response.headers["Referrer-Policy"], "no-referrer")
        self.assertIn("noindex", response.headers["X-Robots-Tag"])

    def test_calendar_file(self):
        response = self.url_open(self.get_path(self.seated) + "/agenda.ics")
        self.assertIn("text/calendar", response.headers["Content-Type"])
        self.assertIn("BEGIN:VEVENT", response.text)

    def test_cancelled_session_says_so_and_offers_nothing(self):
        self.meeting.kanban_state = "cancel"
        path = self.get_path(self.seated)
        page = self.get_page(path)
        self.assertIn("cancelled", self.read(page, "o_cafe_state"))
        self.assertFalse(page.forms)
        self.assertEqual(self.post(path, "cancel").status_code, 403)
        self.assertEqual(self.seated.state, "open")

    def test_past_session_leads_to_its_report_and_can_be_left_unnamed(self):
        self.seated.write({"state": "done", "consent_report": True})
        now = fields.Datetime.now()
        self.move_meeting(now - timedelta(days=2), now - timedelta(days=1))
        self.make_report(self.meeting, body="<p>Soep.</p>").action_publish()
        path = self.get_path(self.seated)
        text = self.get_text(path)
        self.assertIn("you were there", text)
        self.assertIn("Read the report", text)
        self.assertEqual(self.post(path, "cancel").status_code, 403)
        self.assertEqual(self.post(path, "withdraw").status_code, 200)
        self.assertFalse(self.seated.consent_report)
        self.assertEqual(self.seated.state, "done")


@tagged("post_install", "-at_install")
class TestMyRegistrationLink(MyRegistrationCase):
    """Whatever is wrong with a link, the answer is one and the same page."""

    def sign(self, values, scope=SCOPE, **expiration):
        return hash_sign(self.env, scope, values, **expiration)

    def get_bad_tokens(self):
        good = self.get_path(self.seated).rpartition("/")[2]
        gone = self.make_registration(self.meeting, "Weg", state="waiting")
        gone_token = self.get_path(gone).rpartition("/")[2]
        gone.unlink()
        stock = self.make_registration(self.make_stock_event(), "Stock")
        ids = [self.seated.id, 0]
        return {
            "altered": ("A" if good[30] != "A" else "B").join((good[:30], good[31:])),
            "longer": good + "AA",
            "with a sign that decoding forgives": good[:8] + "!" + good[8:],
            "foreign scope": self.sign(ids, scope="cafe.driver.confirmation"),
            "expired": self.sign(ids, expiration=datetime(2020, 1, 1)),
            "handed over": self.sign([self.seated.id, 1]),
            "deleted": gone_token,
            "not a session": self.sign([stock.id, 0]),
            "non-ASCII": "caf%C3%A9",
            "garbage": "x",
        }

    def test_all_answer_the_same_page(self):
        pages = {}
        for why, token in self.get_bad_tokens().items():
            path = f"/inschrijving/{token}"
            for ending in ("", "/annuleren", "/agenda.ics"):
                pages[why, ending] = self.get_text(path + ending, status=404)
            response = self.post(path, "cancel")
            self.assertEqual(response.status_code, 404, why)
        self.assertEqual(set(pages.values()), {pages["expired", ""]})
        self.assertIn("This link does not work", pages["expired", ""])
        self.assertEqual(self.seated.state, "open")

    def test_archived_registration_is_closed(self):
        path = self.get_path(self.second)
        self.second.active = False
        self.get_page(path, status=404)

    def test_link_opens_one_registration(self):
        self.post(self.get_path(self.second), "leave")
        self.assertEqual(self.second.state, "cancel")
        self.assertEqual((self.seated.state, self.first.state), ("open", "waiting"))
