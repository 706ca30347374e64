from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..commitment.engagement_case import EngagementBuilders
from ..networks.funding_case import FundingBuilders
from .rights_case import RightsCase

RIGHTS = {
    "cafe.engagement": {"secretary": "crwu", "manager": "crwu"},
    "cafe.engagement.line": {"secretary": "crwu", "manager": "crwu"},
    "cafe.engagement.report": {"secretary": "r", "manager": "r"},
    "cafe.network.funding": {"secretary": "crwu", "manager": "crwu"},
    "cafe.funding.report": {"secretary": "r", "manager": "r"},
}


@tagged("post_install", "-at_install")
class TestMeansRights(EngagementBuilders, FundingBuilders, RightsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = cls.make_network("Ander")
        cls.own = cls.make_network("Eigen", coordinator_ids=cls.coordinator.ids)
        cls.there, cls.here = (
            cls.make_member(network, cls.make_organisation(network.name))
            for network in (cls.other, cls.own)
        )
        cls.secret, cls.known = (
            cls.make_engagement(member, delivered=[1])
            for member in (cls.there, cls.here)
        )
        cls.hidden, cls.seen = (
            cls.make_funding(network, scheme="Geheim decreet")
            for network in (cls.other, cls.own)
        )

    def report_of(self, model, field, record):
        return self.env[model].search([(field, "=", record.id)], limit=1)

    def records_of(self, engagement, funding):
        return {
            "cafe.engagement": engagement,
            "cafe.engagement.line": engagement.line_ids,
            "cafe.engagement.report": self.report_of(
                "cafe.engagement.report", "engagement_id", engagement
            ),
            "cafe.network.funding": funding,
            "cafe.funding.report": self.report_of(
                "cafe.funding.report", "funding_id", funding
            ),
        }

    def test_every_role_has_its_rights_and_no_more(self):
        self.check_rights(RIGHTS, self.records_of(self.secret, self.hidden))

    def test_a_coordinator_has_hers_in_her_own_networks(self):
        for model, record in self.records_of(self.known, self.seen).items():
            expected = "r" if model.endswith(".report") else "crwu"
            with self.subTest(model):
                self.assertEqual(self.rights_of(self.coordinator, record), expected)

    def test_she_finds_only_her_own_by_search_group_and_export(self):
        for model in RIGHTS:
            records = self.env[model].with_user(self.coordinator)
            with self.subTest(model):
                self.assertEqual(records.search([]).network_id, self.own)
                groups = records._read_group([], ["network_id"], ["__count"])
                self.assertEqual([network for network, _count in groups], [self.own])
                self.assertFalse(records.search([("network_id", "=", self.other.id)]))
                names = records.web_search_read([], {"network_id": {}})["records"]
                self.assertEqual({row["network_id"] for row in names}, {self.own.id})
        self.coordinator.group_ids |= self.env.ref("base.group_allow_export")
        for model, record in self.records_of(self.secret, self.hidden).items():
            record = record.with_user(self.coordinator)
            with self.subTest(model):
                for read in (
                    lambda record=record: record.read(["network_id"]),
                    lambda record=record: record.web_read({"network_id": {}}),
                    lambda record=record: record.export_data(["network_id/name"]),
                ):
                    with self.assertRaises(AccessError):
                        read()

    def test_what_is_not_hers_cannot_be_guessed_by_a_search_through_others(self):
        cases = {
            "cafe.network": [
                ("funding_ids.scheme", "=", "Geheim decreet"),
                ("engagement_ids.name", "=", self.secret.name),
            ],
            "cafe.network.member": [("engagement_ids.quantity", ">", 0)],
            "cafe.engagement.line": [("engagement_id.name", "=", self.secret.name)],
        }
        for model, domain in cases.items():
            found = self.env[model].with_user(self.coordinator).search(domain)
            with self.subTest(model):
                reached = found if model == "cafe.network" else found.network_id
                self.assertEqual(reached, self.own)
        funder = self.hidden.funder_id.with_user(self.coordinator)
        self.assertNotIn(
            self.hidden.id,
            self.env["cafe.network.funding"]
            .with_user(self.coordinator)
            .search([("funder_id", "=", funder.id)])
            .ids,
        )

    def test_nothing_is_made_in_or_moved_to_a_network_of_others(self):
        Engagement = self.env["cafe.engagement"].with_user(self.coordinator)
        Funding = self.env["cafe.network.funding"].with_user(self.coordinator)
        attempts = [
            lambda: Engagement.create({"name": "Zaal", "member_id": self.there.id}),
            lambda: Funding.create(
                {
                    "network_id": self.other.id,
                    "funder_id": self.seen.funder_id.id,
                    "amount": 1,
                }
            ),
            lambda: self.known.with_user(self.coordinator).write(
                {"member_id": self.there.id}
            ),
            lambda: self.seen.with_user(self.coordinator).write(
                {"network_id": self.other.id}
            ),
            lambda: self.known.line_ids.with_user(self.coordinator).write(
                {"engagement_id": self.secret.id}
            ),
            lambda: self.env["cafe.engagement.line"]
            .with_user(self.coordinator)
            .create({"engagement_id": self.secret.id, "quantity": 1}),
            lambda: self.own.with_user(self.coordinator).write(
                {"funding_ids": [Command.update(self.hidden.id, {"amount": 1})]}
            ),
            lambda: self.own.with_user(self.coordinator).write(
                {"funding_ids": [Command.link(self.hidden.id)]}
            ),
        ]
        for number, attempt in enumerate(attempts):
            with self.subTest(number), self.assertRaises(AccessError):
                attempt()
        self.assertEqual(self.secret.delivered_quantity, 1)
        self.assertEqual(self.hidden.network_id, self.other)

    def test_the_steps_are_closed_for_what_is_not_hers(self):
        engagement = self.secret.with_user(self.coordinator)
        for name in ("action_deliver_whole", "action_renew", "action_take_up"):
            with self.subTest(name), self.assertRaises(AccessError):
                getattr(engagement, name)()
        funding = self.hidden.with_user(self.coordinator)
        with self.assertRaises(AccessError):
            funding.action_renew()

    def test_a_networks_means_are_for_her_coordinator_only(self):
        self.assertEqual(self.own.with_user(self.coordinator).funding_total, 12000)
        with self.assertRaises(AccessError):
            self.other.with_user(self.coordinator).read(["funding_total"])
        for user in (self.member, self.outsider, self.public):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.own.with_user(user).read(["funding_total"])

    def test_companies_are_kept_apart(self):
        company = self.env["res.company"].create({"name": "Andere vzw"})
        away = self.make_network("Overzee", company_id=company.id)
        engagement = self.make_engagement(self.make_member(away), delivered=[1])
        funding = self.make_funding(away)
        for model, record in self.records_of(engagement, funding).items():
            with self.subTest(model):
                self.assertFalse(record.with_user(self.secretary).has_access("read"))
                self.assertFalse(
                    self.env[model]
                    .with_user(self.secretary)
                    .search([("network_id", "=", away.id)])
                )
        both = self.secretary
        both.company_ids |= company
        together = self.env["cafe.funding.report"].with_user(both)
        self.assertTrue(
            together.with_context(allowed_company_ids=both.company_ids.ids).search(
                [("network_id", "=", away.id)]
            )
        )
