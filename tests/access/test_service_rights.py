from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from ..networks.service_case import ServiceBuilders
from .rights_case import RightsCase

# What each role may do with a record that is not specially hers.
RIGHTS = {
    "cafe.service": {"coordinator": "r", "secretary": "crw", "manager": "crwu"},
    "cafe.service.line": {"secretary": "crwu", "manager": "crwu"},
    "cafe.service.match": {"secretary": "crw", "manager": "crwu"},
    "cafe.service.usage": {"secretary": "crwu", "manager": "crwu"},
}


@tagged("post_install", "-at_install")
class TestServiceRights(ServiceBuilders, RightsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_sides()
        cls.match = cls.make_match(date_start="2020-01-01", note="Liefst op dinsdag")
        cls.propose(cls.match, cls.taker)
        cls.match.with_user(cls.giver).action_agree()
        cls.usage = cls.env["cafe.service.usage"].create(
            {"match_id": cls.match.id, "hours": 3, "date": cls.match.date_start}
        )
        cls.offer, cls.need = cls.match.offer_line_id, cls.match.need_line_id

    @classmethod
    def make_users(cls):
        if not hasattr(cls, "coordinator"):
            super().make_users()

    def test_every_role_has_its_rights_and_no_more(self):
        self.offering.coordinator_ids = False
        records = (self.service, self.offer, self.match, self.usage)
        self.check_rights(RIGHTS, {record._name: record for record in records})

    def test_both_sides_work_on_their_match(self):
        for user, own, other in (
            (self.giver, self.offer, self.need),
            (self.taker, self.need, self.offer),
        ):
            with self.subTest(user.login):
                self.assertEqual(self.rights_of(user, self.match), "rw")
                self.assertEqual(self.rights_of(user, self.usage), "crwu")
                self.assertEqual(self.rights_of(user, own), "crwu")
                self.assertEqual(self.rights_of(user, other), "")

    def test_the_form_opens_for_either_side(self):
        """The other network cannot be read; its name on the match can."""
        for user in (self.giver, self.taker):
            match = self.match.with_user(user)
            with self.subTest(user.login), Form(match) as form:
                self.assertEqual(form.offer_network_name, "Netwerk Geven")
                self.assertEqual(form.need_network_name, "Netwerk Nemen")
                self.assertEqual(form.need_note, "Liefst op dinsdag")
            self.env.invalidate_all()
            for names in (("offer_network_id", "need_network_id"), ("offer_line_id",)):
                (values,) = match.web_read(
                    {name: {"fields": {"display_name": {}}} for name in names}
                )
                self.assertTrue(all(values[name]["display_name"] for name in names))

    def test_the_other_network_stays_closed(self):
        self.needing.description = "Geheim"
        with self.assertRaises(AccessError):
            self.needing.with_user(self.giver).read(["description"])
        with self.assertRaises(AccessError):
            self.match.with_user(self.giver).web_read(
                {"need_network_id": {"fields": {"description": {}}}}
            )
        with self.assertRaises(AccessError):
            self.need.with_user(self.giver).read(["capacity"])
        self.giver.group_ids |= self.env.ref("base.group_allow_export")
        with self.assertRaises(AccessError):
            self.match.with_user(self.giver).export_data(["need_line_id/capacity"])

    def test_lists_groups_and_searches_show_only_what_is_hers(self):
        stranger = self.third_coordinator()
        for model in ("cafe.service.line", "cafe.service.match", "cafe.service.usage"):
            with self.subTest(model):
                records = self.env[model].with_user(stranger)
                self.assertFalse(records.search([]))
                self.assertEqual(records._read_group([], [], ["__count"]), [(0,)])
        lines = self.env["cafe.service.line"]
        self.assertEqual(lines.with_user(self.giver).search([]), self.offer)
        self.assertFalse(
            lines.with_user(self.giver).search([("network_id.name", "ilike", "Nemen")])
        )

    def third_coordinator(self):
        """Of another network than these two."""
        user = self.manager.copy({"login": "cafe_third", "email": "third@n.example"})
        user.group_ids = self.env.ref("cafe_partage_module.group_cafe_coordinator")
        self.third.coordinator_ids = user
        return user

    def test_both_find_and_group_by_the_names_of_both(self):
        matches = self.env["cafe.service.match"].with_user(self.giver)
        self.assertEqual(
            matches.search([("need_network_name", "ilike", "nemen")]), self.match
        )
        groups = matches.web_read_group([], ["need_network_id"], ["__count"])
        self.assertEqual(groups["groups"][0]["need_network_id"][1], "Netwerk Nemen")
        usages = self.env["cafe.service.usage"].with_user(self.giver)
        groups = usages.web_read_group([], ["need_network_id"], ["hours:sum"])
        self.assertEqual(groups["groups"][0]["hours:sum"], 3)

    def test_a_line_is_made_for_ones_own_network_only(self):
        with self.assertRaises(AccessError):
            self.make_line(self.needing, "need", self.giver)
        mine = self.make_line(self.offering, "offer", self.giver)
        with self.assertRaises(AccessError):
            mine.network_id = self.needing

    def test_hours_are_noted_by_those_who_take_part(self):
        stranger = self.third_coordinator()
        usages = self.env["cafe.service.usage"].with_user(stranger)
        with self.assertRaises(AccessError):
            usages.create(
                {"match_id": self.match.id, "hours": 1, "date": self.match.date_start}
            )

    def test_a_stranger_takes_no_step(self):
        stranger = self.third_coordinator()
        match = self.match.with_user(stranger)
        for step in (match.action_end, match.action_agree, match.action_withdraw):
            with self.assertRaises(AccessError):
                step()
        with self.assertRaises(AccessError):
            self.propose(self.match, stranger)

    def test_companies_are_kept_apart(self):
        company = self.env["res.company"].create({"name": "Andere vzw"})
        (self.offering | self.needing).company_id = company
        for record in (self.offer, self.match, self.usage):
            with self.subTest(record._name):
                self.assertFalse(record.with_user(self.secretary).has_access("read"))
