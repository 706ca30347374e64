from odoo.tests import tagged

from .rights_case import RightsCase

RIGHTS = {"cafe.followup.reader": {"secretary": "r", "manager": "ru"}}


@tagged("post_install", "-at_install")
class TestFollowupReaderRights(RightsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.followup = cls.env["cafe.followup"].create({"name": "Een vorming"})
        Reader = cls.env["cafe.followup.reader"]
        Reader._join(cls.followup, cls.member.partner_id)
        cls.reader = cls.followup.reader_ids

    def test_each_role_has_its_rights(self):
        self.check_rights(RIGHTS, {"cafe.followup.reader": self.reader})

    def test_a_page_of_their_own_gives_nobody_rights_on_follow_ups(self):
        self.followup.is_published = True
        for user in (self.member, self.outsider, self.public):
            with self.subTest(user.login):
                self.assertEqual(self.rights_of(user, self.followup), "")

    def test_another_companys_readers_stay_out_of_sight(self):
        other = self.env["res.company"].create({"name": "Ander huis"})
        self.followup.company_id = other
        self.assertEqual(self.rights_of(self.secretary, self.reader), "")
