from datetime import date

from odoo import Command
from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged

from .governance_case import GovernanceCase


@tagged("post_install", "-at_install")
class TestStatement(GovernanceCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.network = cls.make_network(coordinator_ids=cls.coordinator.ids)

    def make_versions(self, *texts, **values):
        versions = self.env["cafe.network.statement"]
        for year, text in enumerate(texts, start=2015):
            versions |= self.make_statement(
                self.network, text, f"{year}-01-01", **values
            )
        return versions.with_user(self.coordinator)

    def test_versions_are_numbered_by_kind_in_time(self):
        missions = self.make_versions("Een", "Twee")
        vision = self.make_statement(self.network, kind="vision")
        other = self.make_statement(self.make_network("Ander"))
        self.assertEqual(missions.mapped("version"), [1, 2])
        self.assertEqual((vision.version, other.version), (1, 1))
        # a text of long ago that turns up
        found = self.make_statement(self.network, "Nul", "2001-01-01")
        self.assertEqual(found.version, 1)
        self.assertEqual(found.date_end, date(2014, 12, 31))
        self.assertEqual(missions.mapped("version"), [2, 3])

    def test_a_new_version_ends_the_one_before(self):
        first, second = self.make_versions("Een", "Twee")
        self.assertEqual(first.date_end, date(2015, 12, 31))
        self.assertFalse(second.date_end)
        self.assertTrue(first.is_superseded)
        self.assertEqual(second.previous_id, first)
        self.assertIn("Mission, version 1", self.messages(self.network))

    def test_a_superseded_version_is_kept_as_it_was(self):
        first, second = self.make_versions("Een", "Twee")
        for values in (
            {"text": "Anders"},
            {"date_end": False},
            {"date_start": "2014-01-01"},
            {"kind": "vision"},
        ):
            with self.refused(UserError, "Make a new version"):
                first.write(values)
        with self.refused(UserError, "Make a new version"):
            first.with_user(self.manager).unlink()
        with self.refused(UserError, "Make a new version"):
            self.network.statement_ids = [Command.update(first.id, {"text": "Anders"})]
        second.text = "Twee, met een punt."
        self.assertEqual(first.text, "Een")

    def test_the_last_version_can_be_taken_back(self):
        first, second = self.make_versions("Een", "Twee")
        second.unlink()
        self.assertFalse(first.date_end)
        self.assertFalse(first.is_superseded)
        first.text = "Een, beter gezegd"

    def test_the_first_day_of_the_last_version_can_be_mended(self):
        first, second = self.make_versions("Een", "Twee")
        second.date_start = "2015-07-01"
        self.assertEqual(first.date_end, date(2015, 6, 30))
        with self.refused(ValidationError, "cover the same days"):
            second.date_start = "2014-12-31"

    def test_a_new_version_starts_from_the_text_of_the_last(self):
        first = self.make_versions("Wij zijn met velen.")
        action = first.action_new_version()
        form = Form(first.with_context(**action["context"]).browse())
        self.assertEqual(form.text, "Wij zijn met velen.")
        form.text = "Wij zijn met weinigen."
        second = form.save()
        self.assertEqual((second.network_id, second.version), (self.network, 2))

    def test_a_version_shows_what_changed(self):
        first, second = self.make_versions(
            "Wij delen kennis.", "Wij delen <middelen> en kennis."
        )
        self.assertFalse(first.difference)
        text = str(second.difference)
        self.assertIn("<ins>", text)
        self.assertIn("added: ", text)
        self.assertIn("&lt;", text)
        self.assertNotIn("<middelen>", text)
        self.assertNotIn("<del>", text)

    def test_the_same_words_are_said_to_be_the_same(self):
        _first, second = self.make_versions("Wij delen.", "Wij delen.\n")
        self.assertIn("the same", str(second.difference))

    def test_any_two_versions_can_be_compared(self):
        versions = self.make_versions("Rood", "Groen", "Blauw")
        first, second, third = versions
        action = (first | third).action_compare()
        comparison = (
            self.env["cafe.statement.compare"]
            .with_user(self.coordinator)
            .with_context(**action["context"])
            .create({})
        )
        self.assertEqual((comparison.old_id, comparison.new_id), (first, third))
        self.assertRegex(str(comparison.difference), "<del>.*Rood.*<ins>.*Blauw")
        comparison.old_id = second
        self.assertIn("Groen", str(comparison.difference))
        self.assertEqual(third.action_compare()["context"]["default_old_id"], second.id)

    def test_a_comparison_of_different_things_is_refused(self):
        first, second = self.make_versions("Een", "Twee")
        vision = self.make_statement(self.network, kind="vision")
        with self.refused(UserError, "same statement"):
            (first | vision).action_compare()
        with self.refused(ValidationError, "same statement"):
            self.env["cafe.statement.compare"].create(
                {"new_id": second.id, "old_id": vision.id}
            )

    def test_the_network_says_what_holds_today(self):
        self.make_versions("Een", "Twee")
        self.make_statement(self.network, "Elk zou weer apart gaan.", kind="what_if")
        self.make_statement(
            self.network, "Voorbij", kind="vision", date_end="2016-01-01"
        )
        network = self.network.with_user(self.coordinator)
        self.assertEqual(network.mission, "Twee")
        self.assertEqual(network.what_if, "Elk zou weer apart gaan.")
        self.assertFalse(network.vision)
