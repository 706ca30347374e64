from odoo.exceptions import AccessError
from odoo.tests import tagged

from .rights_case import RightsCase

RIGHTS = {
    "cafe.session.report.version": {"secretary": "r", "manager": "r"},
    "cafe.session.report.notice": {"secretary": "r", "manager": "r"},
}


@tagged("post_install", "-at_install")
class TestReportPublishRights(RightsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        session = cls.make_session(days=-3)
        cls.make_registration(session, email="roos@zaad.example", state="done")
        report = cls.make_report(session, body="<p>Wij delen.</p>")
        report.action_publish()
        cls.version = report.published_version_id
        cls.notice = cls.version.notice_ids

    def test_each_role_has_its_rights(self):
        self.check_rights(
            RIGHTS,
            {
                "cafe.session.report.version": self.version,
                "cafe.session.report.notice": self.notice,
            },
        )

    def test_another_company_sees_nothing(self):
        other = self.env["res.company"].create({"name": "Ander Huis"})
        self.version.report_id.event_id.company_id = other
        for record in (self.version, self.notice):
            self.assertFalse(record.with_user(self.secretary).has_access("read"))

    def test_nobody_marks_a_mail_as_sent(self):
        for user in (self.secretary, self.manager):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.notice.with_user(user).state = "mailed"
