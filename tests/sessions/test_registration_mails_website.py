import re

from odoo.tests import tagged

from ..common import MODULE
from ..website_case import WebsiteCase
from .mail_case import MailCase

SCHEDULER = "event.event_mail_scheduler"
NEWS = f"{MODULE}.ir_cron_registration_news"
TOM = {"name": "Tom Test", "email": "tom@visitor.example"}
# What a visit of a link must not change.
WATCHED = (
    "event_registration",
    "event_event",
    "event_mail",
    "event_mail_registration",
    "mail_mail",
)


@tagged("post_install", "-at_install")
class TestNoMailInRequest(MailCase, WebsiteCase):
    """Who registers waits for no mail and no PDF: a job makes them, at once."""

    def count_mails(self):
        return self.env["mail.mail"].search_count([])

    def test_a_seat_makes_no_mail_but_calls_the_job(self):
        self.env["ir.cron.trigger"].search([]).unlink()
        before = self.count_mails()
        attachments = self.env["ir.attachment"].search([("mimetype", "like", "pdf")])
        _response, registration = self.register(self.meeting, TOM)
        self.assertEqual(registration.state, "open")
        self.assertEqual(self.count_mails(), before)
        self.assertEqual(
            self.env["ir.attachment"].search([("mimetype", "like", "pdf")]), attachments
        )
        self.assertTrue(self.is_called(SCHEDULER))
        self.assertEqual(len(self.run_job(SCHEDULER)), 1)
        self.assertFalse(self.run_job(SCHEDULER) | self.run_job(NEWS))

    def test_a_place_in_line_makes_no_mail_but_calls_the_job(self):
        self.meeting.write({"seats_limited": True, "seats_max": 1})
        self.make_registration(self.meeting, "An", email="an@x.example")
        self.env["ir.cron.trigger"].search([]).unlink()
        self.run_job(SCHEDULER)
        before = self.count_mails()
        waiting = self.make_registration(
            self.meeting, "Bo", email="bo@x.example", state="waiting"
        )
        self.assertEqual(self.count_mails(), before)
        self.assertTrue(self.is_called(NEWS))
        mail = self.run_job(NEWS) | self.run_job(SCHEDULER)
        self.assertEqual(len(mail), 1)
        self.assertIn(waiting.email, mail.email_to)

    def test_a_stock_event_mails_at_once_as_stock_does(self):
        event = self.make_stock_event()
        before = self.count_mails()
        self.register(event, TOM)
        self.assertEqual(self.count_mails(), before + 1)
        self.assertFalse(self.run_job(NEWS))


@tagged("post_install", "-at_install")
class TestLinksInMails(MailCase, WebsiteCase):
    """Scanners follow every link of a mail: nothing may come of that."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        place = cls.make_person("Huis", street="Straat 1", city="Brussel")
        caller = cls.make_person("Cato Bel", phone="02 555 01 01")
        cls.series.contact_id = caller
        cls.meeting.write(
            {
                "address_id": place.id,
                "seats_limited": True,
                "seats_max": 2,
                "moderator_id": cls.member.partner_id.id,
                "reporter_id": cls.secretary.partner_id.id,
            }
        )
        cls.seated = cls.make_registration(cls.meeting, "An", email="an@x.example")
        cls.offered = cls.make_registration(
            cls.meeting, "Bo", email="bo@x.example", state="waiting"
        )
        cls.waiting = cls.make_registration(
            cls.meeting, "Cas", email="cas@x.example", state="waiting"
        )
        cls.offered._offer(cls.meeting.date_begin)
        cls.gone = cls.make_registration(
            cls.meeting, "Dirk", email="dirk@x.example", state="cancel"
        )

    def get_links(self):
        """:return: set of addresses in every mail of ours about registrations"""
        people = self.seated | self.offered | self.waiting | self.gone
        templates = self.env["mail.template"].search(
            [("model", "in", ("event.registration", "event.event"))]
        )
        ours = templates.filtered(
            lambda template: template.get_external_id()[template.id].startswith(MODULE)
        )
        self.assertEqual(len(ours), 11)
        bodies = []
        for template in ours.filtered(lambda t: t.model == "event.registration"):
            bodies += template._render_field("body_html", people.ids).values()
        for person in self.meeting._get_people():
            for template in ours.filtered(lambda t: t.model == "event.event"):
                bodies += (
                    template.with_context(cafe_receiver=person)
                    ._render_field("body_html", self.meeting.ids)
                    .values()
                )
        return {link for body in bodies for link in re.findall(r'href="([^"]+)"', body)}

    def snapshot(self):
        """:return: dict of table to its rows, whole"""
        self.env.flush_all()
        rows = {}
        for table in WATCHED:
            self.env.cr.execute(f"SELECT * FROM {table} ORDER BY id")  # pylint: disable=E8103
            rows[table] = self.env.cr.dictfetchall()
        return rows

    def test_following_them_all_changes_nothing(self):
        links = self.get_links()
        mine = [link for link in links if "/inschrijving/" in link]
        self.assertEqual(len(mine), 3)
        self.assertIn(f"/odoo/event.event/{self.meeting.id}", " ".join(links))
        before = self.snapshot()
        for link in links:
            if link.startswith("tel:"):
                continue
            path = "/" + link.replace(self.meeting.get_base_url(), "").lstrip("/")
            self.assertFalse(path.startswith("/http"), link)
            self.assertEqual(self.url_open(path).status_code, 200, link)
        self.env.invalidate_all()
        self.assertEqual(self.snapshot(), before)
