import importlib
import pkgutil

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .rights_case import RightsCase

# What each role may do with a record that is not specially hers:
# c(reate), r(ead), w(rite), u(nlink).
RIGHTS = {
    "cafe.network": {"secretary": "crw", "manager": "crwu"},
    "cafe.network.circle": {"secretary": "crwu", "manager": "crwu"},
    "cafe.network.member": {"secretary": "crwu", "manager": "crwu"},
    "cafe.network.purpose": {
        "coordinator": "r",
        "outsider": "r",
        "secretary": "crw",
        "manager": "crwu",
    },
    "cafe.series": {"coordinator": "r", "secretary": "crw", "manager": "crwu"},
    "cafe.theme": {"coordinator": "r", "secretary": "crwu", "manager": "crwu"},
    "cafe.session.item": {"secretary": "crwu", "manager": "crwu"},
    "cafe.contribution": {"secretary": "crwu", "manager": "crwu"},
    "cafe.session.report": {"secretary": "crwu", "manager": "crwu"},
    "cafe.followup": {"secretary": "crw", "manager": "crwu"},
    "cafe.followup.effect": {"secretary": "crwu", "manager": "crwu"},
}


@tagged("post_install", "-at_install")
class TestRoles(RightsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        network = cls.make_network()
        session = cls.make_session(days=-3)
        followup = cls.env["cafe.followup"].create(
            {
                "name": "Een vorming",
                "event_id": session.id,
                "effect_ids": [Command.create({"text": "Minder dubbel werk"})],
            }
        )
        cls.records = {
            "cafe.network": network,
            "cafe.network.circle": network.circle_ids[0],
            "cafe.network.member": cls.make_member(network),
            "cafe.network.purpose": cls.env.ref(
                "cafe_partage_module.network_purpose_learn"
            ),
            "cafe.series": session.series_id,
            "cafe.theme": cls.make_theme(),
            "cafe.session.item": cls.make_item(session),
            "cafe.contribution": cls.make_contribution(session),
            "cafe.session.report": cls.make_report(session),
            "cafe.followup": followup,
            "cafe.followup.effect": followup.effect_ids,
        }

    def test_every_role_has_its_rights_and_no_more(self):
        self.check_rights(RIGHTS, self.records)

    def test_every_model_of_ours_has_a_test_of_its_rights(self):
        ours = set(
            self.env["ir.model"]
            .search([("model", "=like", "cafe.%"), ("transient", "=", False)])
            .filtered(lambda model: not self.env[model.model]._abstract)
            .mapped("model")
        )
        elsewhere = {"cafe.member.report"}
        tested = set()
        package = importlib.import_module(__package__)
        for module in pkgutil.iter_modules(package.__path__, f"{__package__}."):
            rights = getattr(importlib.import_module(module.name), "RIGHTS", {})
            tested.update(rights)
        self.assertEqual(ours - elsewhere, tested)

    def test_a_coordinator_works_on_her_own_network(self):
        network = self.records["cafe.network"]
        network.coordinator_ids = self.coordinator
        self.assertEqual(self.rights_of(self.coordinator, network), "rw")
        for model in ("cafe.network.circle", "cafe.network.member"):
            self.assertEqual(
                self.rights_of(self.coordinator, self.records[model]), "crwu"
            )
        members = self.env["cafe.network.member"].with_user(self.coordinator)
        self.assertEqual(
            members.search([]), self.records["cafe.network.member"], "hers only"
        )

    def test_a_coordinator_cannot_reach_another_network(self):
        own = self.make_network("Eigen", coordinator_ids=self.coordinator.ids)
        other = self.records["cafe.network"]
        members = self.env["cafe.network.member"].with_user(self.coordinator)
        partner = self.make_organisation("Roos")
        with self.assertRaises(AccessError):
            members.create({"network_id": other.id, "partner_id": partner.id})
        mine = members.create({"network_id": own.id, "partner_id": partner.id})
        with self.assertRaises(AccessError):
            mine.network_id = other
        self.assertFalse(
            self.env["cafe.network"]
            .with_user(self.coordinator)
            .search([("member_ids.partner_id", "!=", False), ("id", "=", other.id)])
        )
        seen = members._read_group([], ["network_id"], ["__count"])
        self.assertEqual([network for network, _count in seen], [own])

    def test_a_coordinator_sees_only_her_networks_of_a_contact(self):
        own = self.make_network("Eigen", coordinator_ids=self.coordinator.ids)
        partner = self.records["cafe.network.member"].partner_id
        mine = self.make_member(own, partner)
        self.assertEqual(partner.with_user(self.coordinator).network_member_ids, mine)
        self.assertEqual(partner.with_user(self.coordinator).network_count, 1)

    def test_employees_without_a_role_do_not_see_the_networks_of_a_contact(self):
        partner = self.records["cafe.network.member"].partner_id
        with self.assertRaises(AccessError):
            partner.with_user(self.outsider).read(["network_member_ids"])

    def test_who_moderates_is_no_open_field(self):
        session = self.records["cafe.contribution"].event_id
        session.is_published = True
        session.moderator_id = self.make_person("Mo Derator")
        for user in (self.member, self.public, self.outsider):
            with self.subTest(user.login):
                if user != self.outsider:
                    self.assertTrue(session.with_user(user).has_access("read"))
                for name in ("moderator_id", "reporter_id"):
                    with self.assertRaises(AccessError):
                        session.with_user(user).read([name])

    def test_companies_are_kept_apart(self):
        company = self.env["res.company"].create({"name": "Andere vzw"})
        for model in ("cafe.network", "cafe.series", "cafe.theme", "cafe.followup"):
            record = self.records[model].copy({"company_id": company.id})
            with self.subTest(model):
                self.assertFalse(record.with_user(self.secretary).has_access("read"))

    def test_staff_may_do_their_stock_work(self):
        for group in (
            "event.group_event_user",
            "mass_mailing.group_mass_mailing_user",
            "base.group_partner_manager",
        ):
            self.assertTrue(self.secretary.has_group(group), group)
        self.assertFalse(self.coordinator.has_group("event.group_event_user"))
