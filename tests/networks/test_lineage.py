from freezegun import freeze_time

from odoo import Command
from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged

from .governance_case import GovernanceCase


@tagged("post_install", "-at_install")
class TestLineage(GovernanceCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mother = cls.make_network("Moeder", date_founded="2001-05-01")
        cls.child = cls.make_network(
            "Kind",
            date_founded="2010-05-01",
            origin_network_id=cls.mother.id,
            origin_kind="split",
        )
        cls.neighbour = cls.make_network("Buur")

    def tree_of(self, network, user=None):
        network = network.with_user(user or self.secretary)
        network.invalidate_recordset()
        return network.family_tree

    def names(self, tree):
        return [network["name"] for network in tree["networks"]]

    def links(self, tree):
        names = self.names(tree)
        return sorted(
            (link["kind"], names[link["source"]], names[link["target"]])
            for link in tree["links"]
        )

    def merge(self, network, target, **values):
        action = network.with_user(self.secretary).action_ask_merge()
        form = Form(
            self.env["cafe.network.merge"]
            .with_user(self.secretary)
            .with_context(**action["context"])
        )
        form.target_id = target.with_user(self.secretary)
        for name, value in values.items():
            setattr(form, name, value)
        form.save().action_merge()

    def test_no_network_is_born_out_of_itself_or_a_descendant(self):
        for origin in (self.mother, self.child):
            with self.refused(ValidationError, "born out of itself"):
                self.mother.origin_network_id = origin

    def test_no_network_merges_in_a_circle(self):
        self.merge(self.neighbour, self.child)
        for target in (self.child, self.neighbour):
            with self.refused(ValidationError, "cannot merge into itself"):
                self.child.write(
                    {"merged_into_id": target.id, "date_merged": "2026-01-01"}
                )

    def test_a_network_may_merge_back_into_what_it_came_out_of(self):
        self.merge(self.child, self.mother, date="2020-01-01")
        self.assertEqual(
            self.links(self.tree_of(self.child)),
            [("merged", "Kind", "Moeder"), ("split", "Moeder", "Kind")],
        )

    def test_a_merger_has_a_day_and_a_network(self):
        for values in (
            {"merged_into_id": self.neighbour.id},
            {"date_merged": "2020-01-01"},
        ):
            with self.refused(ValidationError, "Kind merged and when"):
                self.child.write(values)
        with self.refused(ValidationError, "before it was founded"):
            self.merge(self.child, self.neighbour, date="2010-04-30")

    def test_a_merger_moves_no_member_and_is_told_to_both(self):
        member = self.make_member(self.child)
        self.env.cr.flush()
        self.merge(self.child, self.neighbour, date="2020-01-31")
        self.env.cr.flush()  # writes down what is tracked
        self.assertEqual((member.network_id, member.state), (self.child, "active"))
        self.assertTrue(self.child.active)
        self.assertIn("Kind merged into this network", self.messages(self.neighbour))
        self.assertIn(
            "merged_into_id",
            self.child.message_ids.tracking_value_ids.field_id.mapped("name"),
        )

    @freeze_time("2026-11-24 10:00")
    def test_a_network_without_members_is_archived_on_its_day(self):
        self.merge(self.neighbour, self.mother)
        self.assertFalse(self.neighbour.active)
        self.merge(self.child, self.mother, date="2026-12-31")
        self.assertTrue(self.child.active)

    def test_a_network_merges_once(self):
        self.merge(self.neighbour, self.mother)
        with self.refused(UserError, "Buur merged into Moeder"):
            self.merge(self.neighbour, self.child)
        with self.refused(UserError, "Buur merged into Moeder"):
            self.merge(self.child, self.neighbour)

    def test_a_merger_can_be_taken_back(self):
        self.merge(self.neighbour, self.mother)
        self.neighbour.with_user(self.secretary).action_unmerge()
        self.assertFalse(self.neighbour.merged_into_id)
        self.assertFalse(self.neighbour.date_merged)
        self.assertTrue(self.neighbour.active)

    def test_the_tree_is_the_whole_family(self):
        grandchild = self.make_network("Kleinkind", origin_network_id=self.child.id)
        sister = self.make_network("Zus", origin_network_id=self.mother.id)
        self.make_network("Vreemde")
        self.merge(self.neighbour, sister)
        tree = self.tree_of(grandchild)
        self.assertEqual(
            sorted(self.names(tree)), ["Buur", "Kind", "Kleinkind", "Moeder", "Zus"]
        )
        self.assertEqual(
            self.links(tree),
            [
                ("born", "Kind", "Kleinkind"),
                ("born", "Moeder", "Zus"),
                ("merged", "Buur", "Zus"),
                ("split", "Moeder", "Kind"),
            ],
        )
        current = [n["name"] for n in tree["networks"] if n.get("current")]
        self.assertEqual(current, ["Kleinkind"])
        self.assertEqual(grandchild.family_count, 4)

    def test_a_coordinator_sees_strangers_only_as_far_as_they_are_published(self):
        self.child.coordinator_ids = self.coordinator
        self.make_network(
            "Openbaar",
            origin_network_id=self.mother.id,
            date_founded="2015-01-01",
            is_published=True,
        )
        tree = self.tree_of(self.child, self.coordinator)
        by_name = {network["name"]: network for network in tree["networks"]}
        self.assertEqual(by_name.keys(), {"Another network", "Kind", "Openbaar"})
        self.assertNotIn("Moeder", str(tree))
        self.assertNotIn("2001", str(tree))
        self.assertFalse(by_name["Another network"].get("res_id"))
        self.assertFalse(by_name["Openbaar"]["res_id"])
        self.assertEqual(by_name["Openbaar"]["founded"], 2015)
        self.assertEqual(by_name["Kind"]["res_id"], self.child.id)

    def test_a_network_of_another_company_is_another_network(self):
        self.mother.company_id = self.env["res.company"].create({"name": "Andere vzw"})
        tree = self.tree_of(self.child)
        self.assertEqual(sorted(self.names(tree)), ["Another network", "Kind"])

    def test_a_network_that_is_alone_has_a_tree_of_one(self):
        tree = self.tree_of(self.neighbour)
        self.assertEqual((self.names(tree), tree["links"]), (["Buur"], []))
        self.assertEqual(self.neighbour.family_count, 0)
        with Form(self.env["cafe.network"].with_user(self.secretary)) as form:
            form.name = "Nieuw"

    def test_a_large_family_costs_the_same_as_a_small_one(self):
        ancestor = self.mother
        for depth in range(25):
            ancestor = self.make_network(f"G{depth}", origin_network_id=ancestor.id)
        small = self.make_network("Klein", origin_network_id=self.neighbour.id)
        self.assertEqual(len(self.tree_of(ancestor)["networks"]), 27)
        self.assertEqual(
            self.queries(lambda: self.tree_of(small)),
            self.queries(lambda: self.tree_of(ancestor)),
        )

    def test_a_copy_has_no_family(self):
        copy = self.child.with_user(self.secretary).copy()
        self.assertEqual(self.names(self.tree_of(copy)), [copy.name])

    def test_the_links_follow_the_form(self):
        with Form(self.neighbour.with_user(self.secretary)) as form:
            form.origin_network_id = self.child
            form.origin_kind = "split"
        self.assertIn(("split", "Kind", "Buur"), self.links(self.tree_of(self.mother)))
        self.assertEqual(
            self.child.with_user(self.secretary).descendant_ids, self.neighbour
        )
        self.child.with_user(self.secretary).write(
            {"descendant_ids": [Command.unlink(self.neighbour.id)]}
        )
        self.assertNotIn("Buur", self.names(self.tree_of(self.mother)))
