"""Who reads what of a report, and which names are in it."""

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from ..common import CafeCase

PUBLIC_FIELDS = {
    "display_name",
    "event_id",
    "series_id",
    "theme_id",
    "session_date",
    "company_id",
    "website_url",
    "is_published",
    "version_number",
    "public_body",
    "public_title",
}
# of every record, of no interest; the version is an id, whose record is closed
TECHNICAL_FIELDS = {
    "id",
    "has_message",
    "create_uid",
    "create_date",
    "write_uid",
    "write_date",
    "website_published",
    "website_absolute_url",
    "can_publish",
    "published_version_id",
}


@tagged("post_install", "-at_install")
class TestSessionReportAccess(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.visitor = cls.env.ref("base.public_user")
        cls.session = cls.make_session(days=-3)
        cls.roos = cls.make_registration(
            cls.session, "Roos Adams", state="done", consent_report=True
        )
        cls.sam = cls.make_registration(cls.session, "Sam De Vos", state="done")
        cls.report = cls.make_report(
            cls.session, body="<p>Roos Adams sprak met Sam De Vos.</p>"
        )
        cls.report.action_publish()
        cls.draft = cls.make_report(cls.make_session(days=-9), body="<p>Nog niet</p>")

    def test_public_text_leaves_out_who_did_not_consent(self):
        body = self.report.with_user(self.visitor).public_body
        self.assertEqual(body, "<p>Roos Adams sprak met [name withheld].</p>")

    def test_withdrawn_consent_counts_at_once(self):
        public = self.report.with_user(self.visitor)
        self.assertIn("Roos", public.public_body)
        before = self.report._get_public_fingerprint()
        self.roos.consent_report = False
        self.assertNotIn("Roos", public.public_body)
        self.assertNotEqual(self.report._get_public_fingerprint(), before)
        self.assertIn("Roos", self.report.published_version_id.body)

    def test_consent_of_a_cancelled_registration_does_not_count(self):
        self.assertIn("Roos", self.report.public_body)
        self.roos.state = "cancel"
        self.assertNotIn("Roos", self.report.public_body)

    def test_addresses_are_left_out_when_nobody_was_asked(self):
        self.report.action_reopen()
        self.report.write(
            {
                "body": "<p>inge@example.org</p>",
                "names_withheld": True,
                "change_note": "Adres",
            }
        )
        self.report.action_publish()
        self.assertNotIn("inge@", self.report.public_body)
        self.report.names_withheld = False
        self.assertIn("inge@", self.report.public_body)

    def test_people_are_listed_by_consent_and_organisations_always(self):
        zaad = self.make_organisation("Zaad")
        self.sam.organisation_id = zaad
        self.make_registration(
            self.session, "Tom Moens", state="done", organisation_name="Tom Moens"
        )
        self.make_registration(self.session, "Kim", state="cancel")
        people = self.report.with_user(self.visitor)._get_public_people()
        self.assertEqual(
            [person["name"] for person in people["people"]], ["Roos Adams"]
        )
        self.assertEqual(people["organisations"], ["Zaad"])
        self.assertEqual(people["unnamed"], 2)

    def test_only_what_is_published_is_readable_from_outside(self):
        for user in (self.visitor, self.member, self.outsider, self.coordinator):
            with self.subTest(user.login):
                Report = self.env["cafe.session.report"].with_user(user)
                own = [("id", "in", (self.report + self.draft).ids)]
                self.assertEqual(Report.search(own), self.report)
                with self.assertRaises(AccessError):
                    self.draft.with_user(user).read(["display_name"])
                self.report.is_published = False
                self.assertFalse(Report.search(own))
                with self.assertRaises(AccessError):
                    self.report.with_user(user)._get_public_pdf()
                self.report.is_published = True

    def test_outside_reads_the_public_fields_and_no_other(self):
        for user in (self.visitor, self.member):
            report = self.report.with_user(user)
            with self.subTest(user.login):
                readable = {
                    name
                    for name in report.fields_get(attributes=())
                    # the chatter's, see the test on what staff say
                    if "message" not in name and "activity" not in name
                }
                self.assertFalse(PUBLIC_FIELDS - readable)
                self.assertFalse(readable - PUBLIC_FIELDS - TECHNICAL_FIELDS)
                report.read(sorted(readable))
                for name in set(report._fields) - set(report.fields_get()):
                    with self.assertRaises(AccessError):
                        report.read([name])

    def test_draft_is_closed_however_it_is_asked_for(self):
        self.outsider.group_ids += self.env.ref("base.group_allow_export")
        with self.assertRaises(AccessError):
            self.report.with_user(self.member).read(["body"])
        report = self.report.with_user(self.outsider)
        for ask in (
            lambda: report.read(["body"]),
            lambda: report.export_data(["body"]),
            lambda: report.export_data(["version_ids/body"]),
            lambda: report.search([("body", "ilike", "Sam")]),
            lambda: report.search([("version_ids.body", "ilike", "Sam")]),
            lambda: report.search([("published_version_id.body", "ilike", "Sam")]),
            lambda: report.search([], order="source_text"),
            lambda: report.formatted_read_group([], ["source_filename"], ["__count"]),
            lambda: report.published_version_id.read(["body"]),
        ):
            with self.assertRaises(AccessError):
                ask()

    def test_what_staff_say_about_a_report_is_not_public(self):
        message = self.report.with_user(self.secretary).message_post(
            body="Sam De Vos wil niet genoemd worden", subtype_xmlid="mail.mt_comment"
        )
        for user in (self.member, self.outsider):
            Message = self.env["mail.message"].with_user(user)
            self.assertFalse(Message.search([("id", "=", message.id)]))
            with self.assertRaises(AccessError):
                Message.browse(message.id).read(["body"])
        self.assertTrue(message.with_user(self.secretary).read(["body"]))

    def test_only_staff_writes_reports(self):
        for user in (self.visitor, self.member, self.outsider, self.coordinator):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.report.with_user(user).action_reopen()
        for user in (self.secretary, self.manager):
            with self.subTest(user.login):
                self.report.with_user(user).action_reopen()
                self.report.change_note = "Verbeterd"
                self.report.with_user(user).action_publish()

    def test_report_of_another_company_stays_with_its_staff(self):
        company = self.env["res.company"].create({"name": "Elders"})
        elsewhere = new_test_user(
            self.env,
            login="cafe_elsewhere",
            groups="cafe_partage_module.group_cafe_user",
            company_id=company.id,
            company_ids=[(6, 0, company.ids)],
        )
        Report = self.env["cafe.session.report"].with_user(elsewhere)
        self.assertNotIn(self.draft, Report.search([]))
