"""A text that was built belongs to its editor: building anew only offers changes."""

import doctest

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.cafe_partage_module.tools import passages, text_merge

from ..common import CafeCase


@tagged("post_install", "-at_install")
class TestPassages(CafeCase):
    def test_examples(self):
        for tool in (passages, text_merge):
            self.assertFalse(doctest.testmod(tool).failed)

    def test_cutting_and_joining_loses_nothing(self):
        text = "<h2>Één</h2>los<p>a<br/>b</p><ul><li>c</li></ul><ol><li>d</li></ol>"
        joined = passages.join_passages(passages.split_passages(text))
        self.assertEqual(joined, text.replace("los", "<p>los</p>"))

    def test_words_change_and_markup_stays(self):
        for old, words, new in (
            ("<li><b>Zaad:</b> a b</li>", "Zaad: a c b", "<li><b>Zaad:</b> a c b</li>"),
            ("<p>a b</p>", "x a b", "<p>x a b</p>"),
            ("<p>a</p>", "b < c & d", "<p>b &lt; c &amp; d</p>"),
            ("<p>a</p>", "", "<p></p>"),
            ("<p></p>", "nieuw", "<p>nieuw</p>"),
        ):
            self.assertEqual(passages.reword(old, words), new)

    def test_what_both_changed_is_a_conflict(self):
        chunks = text_merge.merge_three("abc", "aXc", "aYc")
        self.assertEqual([chunk.kind for chunk in chunks], ["same", "conflict", "same"])
        chunks = text_merge.merge_three("abc", "aXc", "aXc")
        self.assertNotIn("conflict", [chunk.kind for chunk in chunks])


@tagged("post_install", "-at_install")
class TestRebuild(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.series = cls.make_series()
        cls.session = cls.make_session(cls.series, days=-3)
        cls.zaad = cls.make_organisation("Zaad")
        cls.item = cls.make_item(cls.session, "Wat leren we?")
        cls.first = cls.contribute("Wij delen een lokaal in de stad.")
        cls.second = cls.contribute("Dat kost tijd.", organisation_id=cls.zaad.id)
        cls.report = cls.make_report(cls.session).with_user(cls.secretary)

    @classmethod
    def contribute(cls, text, **values):
        return cls.make_contribution(
            cls.session, text=text, item_id=cls.item.id, **values
        )

    def edit(self, old, new):
        self.assertIn(old, self.report.body)
        self.report.body = self.report.body.replace(old, new)

    def rebuild(self):
        action = self.report.action_build()
        return (
            self.env[action["res_model"]]
            .with_user(self.secretary)
            .browse(action["res_id"])
        )

    def kinds(self, rebuild):
        return rebuild.line_ids.mapped("kind")

    def test_nothing_new_shows_nothing(self):
        before = self.report.body
        rebuild = self.rebuild()
        self.assertFalse(rebuild.line_ids)
        self.assertEqual(self.report.body, before)

    def test_what_is_new_in_the_session_comes_in_beside_what_was_edited(self):
        self.edit("Dat kost tijd.", "Dat kost veel tijd.")
        self.contribute("En geld.")
        rebuild = self.rebuild()
        self.assertEqual(self.kinds(rebuild), ["added"])
        rebuild.action_apply()
        self.assertIn("Dat kost veel tijd.", self.report.body)
        self.assertIn("En geld.", self.report.body)
        self.assertFalse(self.rebuild().line_ids)

    def test_an_edited_passage_is_never_overwritten_unless_ticked(self):
        self.edit("een lokaal", "een zaal")
        self.first.text = "Wij delen een kelder in de stad."
        rebuild = self.rebuild()
        self.assertEqual(self.kinds(rebuild), ["conflict"])
        self.assertFalse(rebuild.line_ids.take)
        self.assertIn("zaal", rebuild.line_ids.current)
        self.assertIn("kelder", rebuild.line_ids.fresh)
        rebuild.action_apply()
        self.assertIn("een zaal", self.report.body)
        self.assertNotIn("kelder", self.report.body)

    def test_changes_of_other_words_are_brought_together_when_ticked(self):
        self.edit("een lokaal", "een zaal")
        self.first.text = "Wij delen een lokaal in het dorp."
        rebuild = self.rebuild()
        self.assertEqual(self.kinds(rebuild), ["both"])
        self.assertFalse(rebuild.line_ids.take)
        rebuild.line_ids.take = True
        rebuild.action_apply()
        self.assertIn("Wij delen een zaal in het dorp.", self.report.body)

    def test_what_left_the_session_goes_only_when_ticked(self):
        self.first.unlink()
        rebuild = self.rebuild()
        self.assertEqual(self.kinds(rebuild), ["removed"])
        rebuild.line_ids.take = False
        rebuild.action_apply()
        self.assertIn("een lokaal", self.report.body)

    def test_a_text_that_was_not_built_loses_nothing_by_itself(self):
        report = self.report.sudo()
        report.write({"body": "<p>Mijn eigen tekst.</p>", "built_body": False})
        self.rebuild().action_apply()
        self.assertIn("Mijn eigen tekst.", report.body)

    def test_a_comparison_that_is_too_old_is_refused(self):
        self.contribute("En geld.")
        rebuild = self.rebuild()
        self.edit("tijd", "moeite")
        with self.assertRaisesRegex(UserError, "changed the text meanwhile"):
            rebuild.action_apply()
        self.assertNotIn("En geld.", self.report.body)

    def test_an_old_screen_cannot_overwrite_a_newer_text(self):
        seen = self.report.body_revision
        self.report.write({"body": "<p>Van An</p>", "body_revision": seen})
        with self.assertRaisesRegex(UserError, "what you typed is still"):
            self.report.write({"body": "<p>Van Bo</p>", "body_revision": seen})
        self.assertEqual(self.report.body, "<p>Van An</p>")
        self.report.write({"body": "<p>Van Bo</p>", "body_revision": seen + 1})
        self.assertEqual(self.report.body, "<p>Van Bo</p>")

    def test_only_staff_builds(self):
        for user in (self.member, self.outsider, self.coordinator):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.report.with_user(user).action_build()

    def test_organisations_are_named_where_it_is_wanted(self):
        self.assertIn("<strong>Zaad:</strong> Dat kost tijd.", self.report.body)
        self.second.attributed = False
        self.assertNotIn("Zaad", self.report._render_body())
        self.series.attribute_contributions = False
        third = self.contribute("Nog iets.", organisation_id=self.zaad.id)
        self.assertFalse(third.attributed)

    def test_three_hundred_contributions_cost_no_more_queries_than_thirty(self):
        def publish(count):
            session = self.make_session(self.series, days=-2)
            item = self.make_item(session)
            organisations = self.env["res.partner"].create(
                [{"name": f"Huis {n}", "is_company": True} for n in range(count)]
            )
            self.env["cafe.contribution"].create(
                [
                    {
                        "event_id": session.id,
                        "item_id": item.id,
                        "text": f"Bijdrage {n}",
                        "organisation_id": organisations[n].id,
                    }
                    for n in range(count)
                ]
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            report = self.make_report(session)
            report.action_publish()
            self.env.flush_all()
            self.assertEqual(report.public_body.count("<li>"), count)
            return self.cr.sql_log_count - before

        publish(2)
        few, many = publish(30), publish(300)
        self.assertLess(many, 150)
        self.assertLessEqual(abs(many - few), 3)
