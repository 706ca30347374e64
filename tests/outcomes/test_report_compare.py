"""What changed between versions, passage by passage, without withheld names."""

import doctest
import time

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.cafe_partage_module.tools import passage_diff
from odoo.addons.cafe_partage_module.tools.passage_diff import diff_passages

from ..common import CafeCase

FIRST = (
    "<h2>Wat leren we?</h2><p>Sam De Vos deelt een lokaal met twee huizen.</p>"
    "<ul><li>Dat kost tijd.</li><li>Wie heeft de sleutel?</li></ul>"
    '<p>Lees <a href="https://a.example">dit</a>.</p>'
)
SECOND = (
    "<h2>Wat leren we?</h2><p>Sam De Vos deelt een lokaal met drie huizen.</p>"
    "<ul><li>Dat kost tijd.</li></ul>"
    '<p>Lees <a href="https://b.example">dit</a>.</p>'
    "<h2>Vervolg</h2><p>Een vorming in de lente.</p>"
)


@tagged("post_install", "-at_install")
class TestPassageDiff(CafeCase):
    def kinds(self, old, new):
        return [(c.kind, c.heading) for c in diff_passages(old, new)]

    def test_the_examples_hold(self):
        result = doctest.testmod(passage_diff)
        self.assertTrue(result.attempted)
        self.assertFalse(result.failed)

    def test_each_change_is_told_under_its_heading(self):
        self.assertEqual(
            self.kinds(FIRST, SECOND),
            [
                ("changed", "Wat leren we?"),
                ("removed", "Wat leren we?"),
                ("dressed", "Wat leren we?"),
                ("added", "Wat leren we?"),
                ("added", "Vervolg"),
            ],
        )

    def test_nothing_changed(self):
        self.assertEqual(self.kinds(FIRST, FIRST), [])
        self.assertEqual(self.kinds("", None), [])

    def test_both_texts_can_be_told_back(self):
        changes = diff_passages(FIRST, SECOND)
        self.assertIn("twee huizen", " ".join(c.old for c in changes))
        self.assertNotIn("Dat kost tijd", " ".join(c.old + c.new for c in changes))

    def test_a_rewritten_passage_is_one_change_among_new_ones(self):
        old = "<p>Wij delen een lokaal in de stad.</p>"
        new = f"<p>Welkom allen.</p>{old.replace('stad', 'wijk')}<p>Tot dan.</p>"
        self.assertEqual(
            [kind for kind, _heading in self.kinds(old, new)],
            ["added", "changed", "added"],
        )

    def test_a_long_report_that_is_all_new_takes_little_time(self):
        old = "".join(f"<p>woord {n} en nog een paar woorden</p>" for n in range(600))
        new = "".join(f"<p>zin {n} met iets helemaal anders</p>" for n in range(500))
        begin = time.perf_counter()
        self.assertEqual(len(diff_passages(old, new)), 1100)
        new = old.replace("woord", "term")
        self.assertEqual({k for k, _h in self.kinds(old, new)}, {"changed"})
        self.assertLess(time.perf_counter() - begin, 5)


@tagged("post_install", "-at_install")
class TestCompareVersions(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.session = cls.make_session(days=-3)
        cls.make_registration(cls.session, "Sam De Vos", state="done")
        cls.report = cls.make_report(cls.session, body=FIRST).with_user(cls.secretary)

    def publish(self, body=None, note=False):
        if body:
            self.report.action_reopen()
            self.report.write({"body": body, "change_note": note})
        self.report.action_publish()
        return self.report.published_version_id

    def open(self, action, user=None):
        return (
            self.env[action["res_model"]]
            .with_user(user or self.secretary)
            .browse(action["res_id"])
        )

    def test_two_versions_are_compared_without_the_name(self):
        first = self.publish()
        second = self.publish(SECOND, "Drie huizen")
        for versions in (first | second, second | first, second):
            comparison = self.open(versions.action_compare())
            self.assertEqual((comparison.old_id, comparison.new_id), (first, second))
        text = str(comparison.difference)
        self.assertIn("twee", text)
        self.assertIn("<ins>", text)
        self.assertIn("[name withheld]", text)
        self.assertNotIn("De Vos", text)
        self.assertIn("1 changed, 2 added, 1 taken out", text)

    def test_the_working_text_is_compared_with_the_last_version(self):
        first = self.publish()
        self.report.action_reopen()
        self.report.body = SECOND
        for action in (self.report.action_compare(), first.action_compare()):
            comparison = self.open(action)
            self.assertEqual(comparison.old_id, first)
            self.assertFalse(comparison.new_id)
            self.assertIn("Een vorming", str(comparison.difference))
            self.assertNotIn("De Vos", str(comparison.difference))

    def test_a_published_report_shows_what_its_last_version_changed(self):
        first = self.publish()
        second = self.publish(SECOND, "Drie huizen")
        comparison = self.open(self.report.action_compare())
        self.assertEqual((comparison.old_id, comparison.new_id), (first, second))

    def test_the_other_way_round_reads_the_same(self):
        first = self.publish()
        second = self.publish(SECOND, "Drie huizen")
        Compare = self.env["cafe.session.report.compare"].with_user(self.secretary)
        values = {"report_id": self.report.id}
        one, two = Compare.create(
            [
                {**values, "old_id": first.id, "new_id": second.id},
                {**values, "old_id": second.id, "new_id": first.id},
            ]
        )
        self.assertEqual(one.difference, two.difference)

    def test_the_same_text_says_so(self):
        self.publish()
        comparison = self.open(self.report.action_compare())
        self.assertIn("Nothing changed", str(comparison.difference))

    def test_there_is_nothing_to_compare_before_publication(self):
        with self.assertRaisesRegex(UserError, "no version yet"):
            self.report.action_compare()

    def test_versions_of_two_reports_are_not_compared(self):
        first = self.publish()
        other = self.make_report(self.make_session(days=-5), body="<p>x</p>")
        other.action_publish()
        foreign = other.published_version_id.with_user(self.secretary)
        with self.assertRaises(UserError):
            (first | foreign).action_compare()
        with self.assertRaises(ValidationError):
            self.env["cafe.session.report.compare"].with_user(self.secretary).create(
                {
                    "report_id": self.report.id,
                    "old_id": first.id,
                    "new_id": foreign.id,
                }
            )

    def test_only_staff_of_the_company_compare(self):
        version = self.publish()
        for user in (self.member, self.outsider, self.coordinator):
            with self.subTest(user.login):
                with self.assertRaises(AccessError):
                    self.report.with_user(user).action_compare()
                with self.assertRaises(AccessError):
                    version.with_user(user).action_compare()
        Compare = self.env["cafe.session.report.compare"].with_user(self.secretary)
        comparison = Compare.create({"report_id": self.report.id, "old_id": version.id})
        self.report.sudo().event_id.company_id = self.env["res.company"].create(
            {"name": "Elders"}
        )
        self.env.invalidate_all()
        with self.assertRaises(AccessError):
            comparison.read(["difference"])
