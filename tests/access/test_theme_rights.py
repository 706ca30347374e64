from odoo.exceptions import AccessError
from odoo.tests import tagged

from .rights_case import RightsCase

RIGHTS = {"cafe.theme.suggestion": {"secretary": "r", "manager": "ru"}}


@tagged("post_install", "-at_install")
class TestThemeRights(RightsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.theme = cls.make_theme(is_published=True)
        cls.asked = cls.env["cafe.theme.suggestion"].create(
            {
                "kind": "support",
                "name": "Noor Verbist",
                "email": "noor@soep.example",
                "theme_id": cls.theme.id,
            }
        )

    def test_each_role_has_its_rights(self):
        self.check_rights(RIGHTS, {"cafe.theme.suggestion": self.asked})

    def test_those_of_another_company_stay_there(self):
        self.asked.company_id = self.env["res.company"].create({"name": "Ander Huis"})
        found = self.env["cafe.theme.suggestion"].with_user(self.secretary).search([])
        self.assertNotIn(self.asked, found)

    def test_only_staff_merge_publish_and_decide(self):
        other, double = self.make_theme("Soep"), self.make_theme("Soepen")
        double._merge_into(other)
        for user in (self.member, self.outsider, self.coordinator, self.public):
            theme = self.theme.with_user(user)
            for act in (
                theme.action_shortlist,
                double.with_user(user).action_unmerge,
                lambda theme=theme: theme._merge_into(other),
                lambda theme=theme: theme.write({"is_published": False}),
            ):
                with self.subTest(user.login), self.assertRaises(AccessError):
                    act()
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.env["cafe.theme.merge"].with_user(user).create(
                    {"target_id": self.theme.id}
                )

    def test_members_and_visitors_read_no_theme_directly(self):
        for user in (self.member, self.public):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.theme.with_user(user).read(["name"])
