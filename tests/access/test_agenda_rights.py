from odoo.tests import tagged

from .rights_case import RightsCase

RIGHTS = {
    "cafe.series.item": {"coordinator": "r", "secretary": "crwu", "manager": "crwu"},
}


@tagged("post_install", "-at_install")
class TestAgendaRights(RightsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.series = cls.env["cafe.series"].create({"name": "Café Zaad"})

    def test_each_role_has_its_rights(self):
        self.check_rights(RIGHTS, {"cafe.series.item": self.series.item_ids[0]})

    def test_the_template_of_another_company_stays_there(self):
        self.series.company_id = self.env["res.company"].create({"name": "Ander Huis"})
        self.env.flush_all()
        found = self.env["cafe.series.item"].with_user(self.secretary).search([])
        self.assertFalse(found & self.series.item_ids)
