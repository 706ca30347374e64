from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import CafeCase

DATA = "cafe_partage_module"


@tagged("post_install", "-at_install")
class TestMotives(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.motive = cls.env["cafe.motive"].create({"name": "Om te leren"})
        cls.topic = cls.env["cafe.topic"].create({"name": "Vrijwilligers"})
        cls.session = cls.make_session()

    def give(self, **values):
        return self.make_registration(
            self.session,
            **{
                name: [Command.set(records.ids)] if hasattr(records, "ids") else records
                for name, records in values.items()
            },
        )

    def test_the_lists_come_filled_in_for_a_learning_network(self):
        for model, at_least in (("cafe.motive", 6), ("cafe.topic", 10)):
            names = self.env["ir.model.data"].search_count(
                [("module", "=", DATA), ("model", "=", model)]
            )
            self.assertGreaterEqual(names, at_least)

    def test_a_motive_counts_who_gives_it_but_for_who_cancelled(self):
        self.give(motive_ids=self.motive)
        gone = self.give(motive_ids=self.motive)
        gone.with_context(bypass_reason=True).action_cancel()
        motive = self.motive.with_user(self.secretary)
        self.assertEqual(motive.registration_count, 1)
        action = motive.action_view_registrations()
        found = self.env["event.registration"].search(action["domain"])
        self.assertEqual(len(found), 1)

    def test_a_topic_counts_who_brings_it_and_who_looks_for_it(self):
        self.give(brings_ids=self.topic)
        self.give(brings_ids=self.topic, seeks_ids=self.topic)
        topic = self.topic.with_user(self.secretary)
        self.assertEqual((topic.brings_count, topic.seeks_count), (2, 1))
        action = topic.action_view_registrations()
        self.assertEqual(
            self.env["event.registration"].search_count(action["domain"]), 2
        )

    def test_what_was_given_cannot_be_deleted_but_archived(self):
        self.give(motive_ids=self.motive, seeks_ids=self.topic)
        for record in (self.motive, self.topic):
            with self.subTest(record._name):
                with self.assertRaisesRegex(UserError, record.name):
                    record.with_user(self.manager).unlink()
                record.with_user(self.secretary).active = False
        registration = self.session.registration_ids
        with_archived = registration.with_context(active_test=False)
        self.assertEqual(with_archived.motive_ids, self.motive)

    def test_what_nobody_chose_can_be_deleted(self):
        (self.motive.with_user(self.manager)).unlink()
        (self.topic.with_user(self.manager)).unlink()
        self.assertFalse(self.motive.exists() or self.topic.exists())

    def test_registrations_are_grouped_by_motive(self):
        self.give(motive_ids=self.motive)
        groups = (
            self.env["event.registration"]
            .with_user(self.secretary)
            ._read_group(
                [("event_id", "=", self.session.id)], ["motive_ids"], ["__count"]
            )
        )
        self.assertEqual(groups, [(self.motive, 1)])

    @mute_logger("odoo.sql_db")
    def test_the_names_are_translated(self):
        self.env["res.lang"]._activate_lang("nl_BE")
        self.topic.with_context(lang="nl_BE").name = "Vrijwilligerswerk"
        self.assertEqual(self.topic.with_context(lang="en_US").name, "Vrijwilligers")
