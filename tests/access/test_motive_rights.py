from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .rights_case import RightsCase

RIGHTS = {
    "cafe.motive": {"secretary": "crw", "manager": "crwu"},
    "cafe.topic": {"secretary": "crw", "manager": "crwu"},
    "cafe.match.report": {"secretary": "r", "manager": "r"},
}


@tagged("post_install", "-at_install")
class TestMotiveRights(RightsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.topic = cls.env["cafe.topic"].create({"name": "Vrijwilligers"})
        cls.session = cls.make_session(published=True)
        for name, field in (("An", "brings_ids"), ("Bo", "seeks_ids")):
            cls.make_registration(
                cls.session, name, **{field: [Command.link(cls.topic.id)]}
            )
        cls.row = cls.env["cafe.match.report"].search(
            [("event_id", "=", cls.session.id)]
        )
        cls.records = {
            "cafe.motive": cls.env["cafe.motive"].create({"name": "Om te leren"}),
            "cafe.topic": cls.topic,
            "cafe.match.report": cls.row,
        }

    def test_each_role_has_its_rights(self):
        self.check_rights(RIGHTS, self.records)

    def test_the_registration_desk_reads_the_lists_and_changes_nothing(self):
        desk = new_test_user(
            self.env, "cafe_desk", "event.group_event_registration_desk"
        )
        for record in self.records.values():
            self.assertEqual(self.rights_of(desk, record), "r")

    def test_matches_of_another_company_stay_there(self):
        company = self.env["res.company"].create({"name": "Ander Huis"})
        self.session.series_id.company_id = False
        self.session.company_id = company
        self.env.flush_all()
        found = self.env["cafe.match.report"].with_user(self.secretary).search([])
        self.assertNotIn(self.row, found)
        self.secretary.company_ids |= company
        found = self.env["cafe.match.report"].with_user(self.secretary)
        found = found.with_context(allowed_company_ids=company.ids).search([])
        self.assertIn(self.row, found)

    def test_members_and_visitors_read_nothing_of_matches_on_the_session(self):
        for user in (self.member, self.public):
            session = self.session.with_user(user)
            with self.subTest(user.login), self.assertRaises(AccessError):
                session.read(["match_count"])
            with self.subTest(user.login), self.assertRaises(AccessError):
                session._get_matches()
