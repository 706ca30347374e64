from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import HttpCase, JsonRpcException, tagged
from odoo.tools import mute_logger

from ..networks.application_case import ApplicationBuilders
from .rights_case import RightsCase

# What each role may do with a record that is not specially hers:
# c(reate), r(ead), w(rite), u(nlink).
RIGHTS = {
    "cafe.network.criterion": {"secretary": "crwu", "manager": "crwu"},
    "cafe.network.member.criterion": {"secretary": "crwu", "manager": "crwu"},
    "cafe.network.member.period": {"secretary": "r", "manager": "r"},
}

# Nothing of these is for who only has an account on the website.
CLOSED = (
    "cafe.network",
    "cafe.network.circle",
    "cafe.network.criterion",
    "cafe.network.member",
    "cafe.network.member.criterion",
    "cafe.network.member.period",
    "cafe.network.phase",
    "cafe.network.statement",
    "cafe.network.funding",
    "cafe.member.driver",
    "cafe.member.report",
    "cafe.conversation",
    "cafe.conversation.round",
    "cafe.engagement",
    "cafe.engagement.line",
    "cafe.collaboration",
    "cafe.service.line",
    "cafe.network.decision",
)


@tagged("post_install", "-at_install")
class TestApplicationRights(ApplicationBuilders, RightsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_own()
        cls.network = cls.make_asking_network()
        cls.network.coordinator_ids = False
        cls.place = cls.make_member(
            cls.network,
            cls.own,
            criterion_line_ids=[
                Command.create({"criterion_id": criterion.id})
                for criterion in cls.network.criterion_ids
            ],
        )
        cls.records = {
            "cafe.network.criterion": cls.network.criterion_ids[0],
            "cafe.network.member.criterion": cls.place.criterion_line_ids[0],
            "cafe.network.member.period": cls.place.period_ids,
        }

    def test_every_role_has_its_rights_and_no_more(self):
        self.check_rights(RIGHTS, self.records)

    def test_a_coordinator_works_on_those_of_her_network(self):
        self.network.coordinator_ids = self.coordinator
        rights = {
            model: self.rights_of(self.coordinator, record)
            for model, record in self.records.items()
        }
        self.assertEqual(
            rights,
            {
                "cafe.network.criterion": "crwu",
                "cafe.network.member.criterion": "crwu",
                "cafe.network.member.period": "r",
            },
        )

    def test_a_coordinator_reaches_no_other_network(self):
        self.coordinator.group_ids |= self.env.ref("base.group_allow_export")
        for model, record in self.records.items():
            mine = self.env[model].with_user(self.coordinator)
            with self.subTest(model):
                self.assertFalse(mine.search([]))
                self.assertFalse(mine._read_group([], ["network_id"], ["__count"]))
                with self.assertRaises(AccessError):
                    record.with_user(self.coordinator).read(["network_id"])
                with self.assertRaises(AccessError):
                    record.with_user(self.coordinator).export_data(["display_name"])
        members = self.env["cafe.network.member"].with_user(self.coordinator)
        self.assertFalse(
            members.search([("criterion_line_ids.is_met", "=", False)]),
            "not through a related field either",
        )

    def test_a_coordinator_puts_nothing_in_another_network(self):
        own = self.make_network("Eigen", coordinator_ids=self.coordinator.ids)
        criteria = self.env["cafe.network.criterion"].with_user(self.coordinator)
        with self.assertRaises(AccessError):
            criteria.create({"name": "Van mij", "network_id": self.network.id})
        mine = self.make_member(own, self.make_organisation("Lid"))
        lines = self.env["cafe.network.member.criterion"].with_user(self.coordinator)
        with self.assertRaises(AccessError):
            lines.create(
                {
                    "member_id": self.place.id,
                    "criterion_id": self.records["cafe.network.criterion"].id,
                }
            )
        self.assertFalse(mine.criterion_line_ids)


@tagged("post_install", "-at_install")
class TestPortalRoads(ApplicationBuilders, HttpCase):
    """What a signed-in member tries beside the pages."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_users()
        cls.make_own()
        cls.network = cls.make_asking_network()
        cls.place = cls.make_member(cls.network, cls.own)

    def setUp(self):
        super().setUp()
        self.authenticate(self.member.login, self.member.login)

    def call(self, model, method, *args, **kwargs):
        return self.make_jsonrpc_request(
            f"/web/dataset/call_kw/{model}/{method}",
            {"model": model, "method": method, "args": args, "kwargs": kwargs},
        )

    def assertClosed(self, model, method, *args, **kwargs):
        with (
            self.subTest(model=model, method=method),
            mute_logger("odoo.http"),
            self.assertRaises(JsonRpcException) as caught,
        ):
            self.call(model, method, *args, **kwargs)
        self.assertIn("AccessError", str(caught.exception))

    def test_no_model_of_networks_answers(self):
        for model in CLOSED:
            record = self.env[model].search([], limit=1)
            self.assertClosed(model, "search_read", [], ["display_name"])
            self.assertClosed(model, "web_search_read", [], {"display_name": {}})
            self.assertClosed(model, "name_search", "")
            self.assertClosed(model, "search_count", [])
            self.assertClosed(model, "read", record.ids or [1], ["display_name"])
            self.assertClosed(
                model, "formatted_read_group", [], ["create_uid"], ["__count"]
            )

    def test_a_membership_is_not_reached_by_its_organisation(self):
        self.assertClosed("res.partner", "read", self.own.ids, ["network_member_ids"])
        self.assertClosed(
            "res.partner",
            "search_count",
            [("network_member_ids.network_id.name", "ilike", "Poort")],
        )

    def test_what_the_pages_call_is_no_road(self):
        place, partner = self.place, self.own
        for model, method, args in (
            ("cafe.network.member", "apply", [self.network.id, partner.id, {}]),
            ("cafe.network.member", "withdraw", [place.ids]),
            ("cafe.network.member", "answer_more", [place.ids, "Ja"]),
            ("cafe.network.member", "action_accept", [place.ids]),
            ("cafe.member.portal", "_find", [place.id]),
            ("cafe.member.portal", "_get_page", [place.id]),
            ("cafe.membership.form", "_apply", [self.network.id, {}]),
            ("cafe.engagement.proposal", "_propose", [place.id, {}]),
        ):
            self.assertClosed(model, method, *args)

    def test_the_discussion_of_a_membership_is_closed(self):
        message = self.place.message_post(body="Onder ons")
        self.assertClosed("mail.message", "read", message.ids, ["body"])
        found = self.call("mail.message", "search_read", [("id", "=", message.id)], [])
        self.assertFalse(found)
