from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..commitment.driver_case import DriverBuilders
from .rights_case import RightsCase

RIGHTS = {
    "cafe.driver": {"coordinator": "r", "secretary": "crw", "manager": "crwu"},
    "cafe.member.driver": {"secretary": "crwu", "manager": "crwu"},
    "cafe.driver.request": {"secretary": "r", "manager": "r"},
    "cafe.conversation.round": {"secretary": "crwu", "manager": "crwu"},
    "cafe.conversation": {"secretary": "crwu", "manager": "crwu"},
}
SECRET = "Het bestuur twijfelt"
# what a coordinator of another network would like to know
OPEN_MODELS = ("cafe.member.driver", "cafe.conversation", "cafe.conversation.round")


class DriverRightsCase(DriverBuilders, RightsCase):
    """One network of nobody here, with a driver, a round and a conversation; and one
    of ``cls.coordinator`` with the same member in it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_driver_world()
        cls.own, cls.network = cls.network, cls.make_network("Ander")
        cls.mine = cls.zaad
        cls.zaad = cls.make_member(
            cls.network,
            cls.mine.partner_id,
            representative_ids=[Command.set(cls.roos.ids)],
        )
        cls.round = cls.make_round(
            users=cls.secretary, name=SECRET, date_end="2999-12-31"
        )
        cls.conversation = cls.make_conversation(
            user_id=cls.secretary.id,
            round_id=cls.round.id,
            notes=f"<p>{SECRET}</p>",
        )
        cls.conversation.message_post(body=SECRET)
        cls.records = {
            "cafe.driver": cls.learn,
            "cafe.member.driver": cls.make_member_driver(note=SECRET),
            "cafe.driver.request": cls.env["cafe.driver.request"].create(
                {
                    "member_id": cls.zaad.id,
                    "partner_id": cls.roos.id,
                    "date": "2026-01-01",
                    "kind": "manual",
                }
            ),
            "cafe.conversation.round": cls.round,
            "cafe.conversation": cls.conversation,
        }
        cls.closed = [
            record for model, record in cls.records.items() if model != "cafe.driver"
        ]


@tagged("post_install", "-at_install")
class TestDriverRights(DriverRightsCase):
    def test_every_role_has_its_rights_and_no_more(self):
        self.check_rights(RIGHTS, self.records)

    def test_a_coordinator_works_on_her_own_network(self):
        self.network.coordinator_ids = self.coordinator
        for model in OPEN_MODELS:
            self.assertEqual(
                self.rights_of(self.coordinator, self.records[model]), "crwu", model
            )
        request = self.records["cafe.driver.request"]
        self.assertEqual(self.rights_of(self.coordinator, request), "r")

    def test_companies_are_kept_apart(self):
        self.network.company_id = self.env["res.company"].create({"name": "Andere"})
        for record in self.closed:
            seen = record.with_user(self.secretary)
            self.assertFalse(seen.has_access("read"), record._name)


@tagged("post_install", "-at_install")
class TestDriverLeaks(DriverRightsCase):
    """No road leads to another network's conversations and drivers."""

    # by any of these somebody else's records might be counted, read or written
    STRANGERS = ("coordinator", "outsider", "member", "public")

    def each_stranger(self):
        for role in self.STRANGERS:
            user = getattr(self, role)
            with self.subTest(role):
                yield user

    def denied_or_empty(self, call):
        """:return: what ``call`` gives, or nothing when access is denied"""
        try:
            with self.env.cr.savepoint():
                return call()
        except AccessError:
            return None

    def test_form_and_list(self):
        for user in self.each_stranger():
            for record in self.closed:
                seen = record.with_user(user)
                for call in (
                    lambda seen=seen: seen.read(["display_name"]),
                    lambda seen=seen: seen.web_read({"display_name": {}}),
                    lambda seen=seen: seen.search([]) & seen,
                    lambda seen=seen: seen.search_count([("id", "=", seen.id)]),
                    lambda seen=seen: seen.name_search(SECRET),
                    lambda seen=seen: seen.id in dict(seen.name_search("Zaad")),
                    lambda seen=seen: seen.web_search_read([], {"id": {}})["length"],
                ):
                    self.assertFalse(self.denied_or_empty(call), record._name)

    def test_export(self):
        self.coordinator.group_ids |= self.env.ref("base.group_allow_export")
        for record in self.closed:
            with self.assertRaises(AccessError):
                record.with_user(self.coordinator).export_data(["network_id/name"])
        partner = self.zaad.partner_id.with_user(self.coordinator)
        exported = partner.export_data(
            [
                "network_member_ids/driver_ids/note",
                "network_member_ids/conversation_ids/notes",
            ]
        )
        self.assertNotIn(SECRET, str(exported))

    def test_groups_and_aggregates(self):
        for user in self.each_stranger():
            for record, paths in (
                (self.records["cafe.member.driver"], ["note", "freshness", "kind"]),
                (self.conversation, ["user_id", "round_id", "member_id.partner_id"]),
                (self.round, ["name", "network_id"]),
            ):
                seen = record.with_user(user)
                for path in paths:
                    groups = self.denied_or_empty(
                        lambda seen=seen, path=path: seen._read_group(
                            [], [path], ["__count"]
                        )
                    )
                    self.assertFalse(groups, path)
                    groups = self.denied_or_empty(
                        lambda seen=seen, path=path: seen.web_read_group([], [path])
                    )
                    self.assertFalse(groups and groups["groups"], path)

    def test_search_on_related_fields(self):
        partner = self.zaad.partner_id
        for user in self.each_stranger():
            for model, domain in (
                ("res.partner", [("network_member_ids.driver_ids.note", "=", SECRET)]),
                (
                    "res.partner",
                    [("network_member_ids.conversation_ids.notes", "ilike", SECRET)],
                ),
                (
                    "res.partner",
                    [
                        (
                            "network_member_ids.conversation_ids.round_id.name",
                            "=",
                            SECRET,
                        )
                    ],
                ),
                ("cafe.network.member", [("driver_ids.note", "=", SECRET)]),
                ("cafe.network.member", [("conversation_ids.notes", "ilike", SECRET)]),
                ("cafe.network", [("driver_ids.note", "=", SECRET)]),
                ("cafe.network", [("round_ids.name", "=", SECRET)]),
                (
                    "res.partner",
                    [("network_member_ids", "any", [("driver_ids", "!=", False)])],
                ),
                ("mail.message", [("body", "ilike", SECRET)]),
                ("mail.activity", [("res_model", "=", "cafe.conversation")]),
                (
                    "mail.tracking.value",
                    [("mail_message_id.model", "=", "cafe.conversation")],
                ),
            ):
                records = self.env[model].with_user(user)
                found = self.denied_or_empty(
                    lambda records=records, domain=domain: records.search(domain)
                )
                self.assertFalse(found, domain)
        self.assertTrue(
            self.env["res.partner"]
            .with_user(self.secretary)
            .search([("network_member_ids.driver_ids.note", "=", SECRET)])
            & partner,
            "the roads themselves are right",
        )

    def test_fields_of_records_that_she_may_read(self):
        partner = self.zaad.partner_id.with_user(self.coordinator)
        self.assertEqual(partner.network_member_ids, self.mine)
        self.assertFalse(partner.network_member_ids.driver_ids)
        learn = self.learn.with_user(self.coordinator)
        self.assertEqual(learn.member_count, 0)
        self.assertFalse(self.roos.with_user(self.coordinator).activity_ids)

    def test_a_many2one_to_it_does_not_open_it(self):
        driver = self.make_member_driver(self.mine, self.meet)
        answer = driver.with_user(self.coordinator).web_read(
            {"member_id": {"fields": {"conversation_ids": {"fields": {"notes": {}}}}}}
        )
        self.assertEqual(answer[0]["member_id"]["conversation_ids"], [])
        with self.assertRaises(AccessError):
            self.conversation.with_user(self.coordinator).web_read(
                {"round_id": {"fields": {"name": {}}}}
            )

    def test_a_round_of_hers_shows_only_what_she_may_see(self):
        """Two networks, of which she lost one."""
        self.network.coordinator_ids = self.coordinator
        record = self.round.with_user(self.coordinator)
        self.assertEqual(record.conversation_ids, self.conversation)
        self.network.coordinator_ids = False
        self.env.invalidate_all()
        with self.assertRaises(AccessError):
            record.conversation_ids.read(["notes"])

    def test_she_cannot_write_her_way_in(self):
        conversations = self.env["cafe.conversation"].with_user(self.coordinator)
        drivers = self.env["cafe.member.driver"].with_user(self.coordinator)
        rounds = self.env["cafe.conversation.round"].with_user(self.coordinator)
        mine = self.make_conversation(self.mine).with_user(self.coordinator)
        empty = self.make_round(self.own).with_user(self.coordinator)
        for call in (
            lambda: conversations.create({"member_id": self.zaad.id}),
            lambda: drivers.create(
                {"member_id": self.zaad.id, "driver_id": self.meet.id}
            ),
            lambda: rounds.create({"name": "Ronde", "network_id": self.network.id}),
            lambda: setattr(empty, "network_id", self.network),
            lambda: setattr(mine, "round_id", self.round),
            lambda: self.conversation.with_user(self.coordinator).action_hold(),
            lambda: self.round.with_user(self.coordinator).action_plan(),
            lambda: self.round.with_user(self.coordinator).action_open_next(),
            lambda: self.records["cafe.member.driver"]
            .with_user(self.coordinator)
            .action_confirm(),
        ):
            # an AccessError is one too
            with self.assertRaises(UserError), self.env.cr.savepoint():
                call()
        self.assertEqual(self.conversation.state, "planned")

    def test_planning_her_round_takes_her_members_only(self):
        record = self.make_round(self.own, date_end="2999-12-31")
        record.write({"selection": "hand", "member_ids": (self.zaad | self.mine).ids})
        record.with_user(self.coordinator).action_plan()
        self.assertEqual(record.conversation_ids.member_id, self.mine)
