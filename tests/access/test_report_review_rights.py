from odoo.exceptions import AccessError
from odoo.tests import tagged

from .rights_case import RightsCase

RIGHTS = {
    "cafe.session.report.reader": {"secretary": "r", "manager": "r"},
    "cafe.session.report.suggestion": {"secretary": "rw", "manager": "rw"},
}


@tagged("post_install", "-at_install")
class TestReportReviewRights(RightsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        session = cls.make_session(days=-3)
        cls.make_registration(session, email="roos@zaad.example", state="done")
        report = cls.make_report(session, body="<p>Wij delen.</p>")
        report.action_review()
        cls.reader = report.reader_ids
        cls.suggestion = cls.env["cafe.session.report.suggestion"].create(
            {
                "report_id": report.id,
                "reader_id": cls.reader.id,
                "review": 1,
                "passage": "<p>Wij delen.</p>",
                "passage_text": "Wij delen.",
                "text": "Wij delen alles.",
            }
        )

    def test_each_role_has_its_rights(self):
        self.check_rights(
            RIGHTS,
            {
                "cafe.session.report.reader": self.reader,
                "cafe.session.report.suggestion": self.suggestion,
            },
        )

    def test_only_staff_answers(self):
        for user in (self.member, self.outsider, self.coordinator, self.public):
            one = self.suggestion.with_user(user)
            for step in (one.action_take, one.action_leave, one.action_undo):
                with self.subTest(user.login), self.assertRaises(AccessError):
                    step()
        self.assertEqual(self.suggestion.state, "open")

    def test_nobody_reads_the_link(self):
        for user in (self.secretary, self.manager):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.reader.with_user(user).read(["review_url"])

    def test_another_company_sees_nothing(self):
        other = self.env["res.company"].create({"name": "Ander Huis"})
        self.reader.report_id.event_id.company_id = other
        for record in (self.reader, self.suggestion):
            self.assertFalse(record.with_user(self.secretary).has_access("read"))
