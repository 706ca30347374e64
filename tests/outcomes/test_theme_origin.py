import doctest

from psycopg2.errors import UniqueViolation

from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.cafe_partage_module.tools import not_covered

from ..common import CafeCase

UNCOVERED = "Aspect dat niet aan bod kwam: gedeelde of gepoolde diensten."


@tagged("post_install", "-at_install")
class TestThemeOrigin(CafeCase):
    """What a session had no time for becomes a theme, once."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.session = cls.make_session(days=-3)
        cls.item = cls.make_item(cls.session, "Topics", "follow_up")
        cls.said = cls.make_contribution(
            cls.session, UNCOVERED, item_id=cls.item.id, kind="proposal"
        )
        cls.report = cls.make_report(cls.session)

    def make_followup(self, name="Een vorming", **values):
        return self.env["cafe.followup"].create(
            {"name": name, "event_id": self.session.id, **values}
        )

    def find(self, action):
        if action.get("res_id"):
            return self.env["cafe.theme"].browse(action["res_id"])
        return self.env["cafe.theme"].search(action["domain"])

    def test_the_tool_keeps_what_it_promises(self):
        self.assertFalse(doctest.testmod(not_covered).failed)

    def test_a_contribution_becomes_a_theme_in_one_click(self):
        theme = self.find(self.said.with_user(self.secretary).action_make_theme())
        self.assertEqual(theme.name, "Gedeelde of gepoolde diensten")
        self.assertEqual(theme.question, UNCOVERED)
        self.assertEqual(theme.contribution_id, self.said)
        self.assertEqual(theme.origin_session_id, self.session)
        self.assertEqual(theme.series_id, self.session.series_id)
        self.assertEqual(theme.state, "proposed")
        self.assertFalse(theme.is_published or theme.proposer_id)

    def test_a_second_click_opens_the_same_theme(self):
        theme = self.find(self.said.action_make_theme())
        self.assertEqual(self.find(self.said.action_make_theme()), theme)
        theme.action_archive()
        self.assertEqual(self.find(self.said.action_make_theme()), theme)

    def test_what_was_merged_opens_what_stays(self):
        theme = self.find(self.said.action_make_theme())
        stays = self.make_theme("Diensten delen", self.session.series_id)
        theme._merge_into(stays)
        self.assertEqual(self.find(self.said.action_make_theme()), stays)
        self.assertEqual(theme.contribution_id, self.said, "its origin is kept")

    def test_the_database_holds_an_origin_once(self):
        self.find(self.said.action_make_theme())
        with (
            self.assertRaises(UniqueViolation),
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(),
        ):
            self.env["cafe.theme"].create(
                {"name": "Nog eens", "contribution_id": self.said.id}
            )

    def test_a_followup_becomes_a_theme(self):
        followup = self.make_followup("Niet besproken: wie betaalt?")
        theme = self.find(followup.with_user(self.secretary).action_make_theme())
        self.assertEqual(theme.name, "Wie betaalt?")
        self.assertEqual(theme.followup_id, followup)
        self.assertEqual(self.find(followup.action_make_theme()), theme)

    def test_the_report_knows_what_was_not_covered(self):
        self.make_contribution(self.session, "We spraken over soep.")
        question = self.ask("Wie wast af?")
        answered = self.ask("Wie kookt?")
        self.make_contribution(self.session, "An kookt.", origin_ids=[(4, answered.id)])
        alone = self.make_followup()
        self.make_followup("Diensten", contribution_id=self.said.id)
        self.assertEqual(self.report.uncovered_ids, self.said | question)
        self.assertEqual(self.report.uncovered_followup_ids, alone)
        self.assertEqual(self.report.uncovered_count, 3)

    def ask(self, text):
        registration = self.make_registration(self.session, question_brought=text)
        return self.make_contribution(
            self.session,
            text,
            kind="question",
            registration_id=registration.id,
            question_asked=text,
        )

    def test_the_report_proposes_all_in_one_click_and_never_twice(self):
        followup = self.make_followup()
        report = self.report.with_user(self.secretary)
        self.said.action_make_theme()
        themes = self.find(report.action_make_themes())
        self.assertEqual(themes.contribution_id, self.said)
        self.assertEqual(themes.followup_id, followup)
        report.invalidate_recordset()
        self.assertEqual(report.uncovered_count, 0)
        self.assertEqual(self.find(report.action_make_themes()), themes)

    def test_who_did_not_consent_is_not_named(self):
        self.make_registration(self.session, "Anna De Vos")
        said = self.make_contribution(
            self.session, "Niet besproken: wat Anna De Vos vroeg."
        )
        theme = self.find(said.action_make_theme())
        self.assertNotIn("De Vos", theme.name + theme.question)
