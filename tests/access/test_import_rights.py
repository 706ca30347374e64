from odoo.tests import tagged

from .rights_case import RightsCase

RIGHTS = {
    "cafe.report.batch": {"secretary": "crwu", "manager": "crwu"},
    "cafe.report.batch.file": {"secretary": "crwu", "manager": "crwu"},
}


@tagged("post_install", "-at_install")
class TestImportRights(RightsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.series = cls.make_series()
        cls.attachment = cls.env["ir.attachment"].create(
            {"name": "verslag.txt", "raw": b"Verslag"}
        )
        cls.env["cafe.report.batch"]._make(cls.series, cls.attachment, False)
        cls.file = cls.env["cafe.report.batch.file"].search(
            [("attachment_id", "=", cls.attachment.id)]
        )
        cls.records = {
            "cafe.report.batch": cls.file.batch_id,
            "cafe.report.batch.file": cls.file,
        }

    def test_each_role_has_its_rights(self):
        self.check_rights(RIGHTS, self.records)

    def test_the_files_are_for_staff_only(self):
        for role in ("member", "outsider", "coordinator", "public"):
            user = getattr(self, role)
            self.assertFalse(self.attachment.with_user(user).has_access("read"), role)
        self.assertTrue(self.attachment.with_user(self.secretary).has_access("read"))

    def test_those_of_another_company_stay_there(self):
        self.series.company_id = self.env["res.company"].create({"name": "Ander Huis"})
        self.env.flush_all()
        for record in self.records.values():
            self.assertFalse(record.with_user(self.secretary).has_access("read"))
