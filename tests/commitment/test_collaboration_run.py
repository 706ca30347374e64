from freezegun import freeze_time
from lxml import html

from odoo.exceptions import UserError
from odoo.tests import Form, tagged, warmup

from ..common import CafeCase
from .collaboration_case import CollaborationBuilders

NOW = "2026-03-10 09:00:00"


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestCollaborationRun(CollaborationBuilders, CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.network = cls.make_network(coordinator_ids=cls.coordinator.ids)
        cls.make_guide()
        cls.collaboration = cls.make_collaboration()

    def setUp(self):
        super().setUp()
        self.mine = self.collaboration.with_user(self.coordinator)

    def test_a_coordinator_writes_down_what_is_proposed(self):
        with Form(self.env["cafe.collaboration"].with_user(self.coordinator)) as form:
            self.assertEqual(form.network_id, self.network, "her only one")
            self.assertEqual(form.guide_id, self.guide)
            form.name = "Een zomerkamp"
            form.partner_ids.add(self.make_organisation())
        self.assertEqual(form.record.state, "weighing")

    def test_the_button_opens_a_run_of_who_clicks(self):
        action = self.mine.action_start_run()
        run = self.mine._get_my_run()
        self.assertEqual(action["url"], run.get_start_url())
        self.assertEqual(run.partner_id, self.coordinator.partner_id)
        self.assertEqual(run.collaboration_id, self.collaboration)
        self.assertTrue(self.mine.has_my_run)
        self.assertEqual(self.mine.run_count, 0, "not finished")

    def test_the_button_goes_on_where_one_left(self):
        first = self.mine.action_start_run()
        self.assertEqual(self.mine.action_start_run(), first)
        other = self.collaboration.with_user(self.secretary)
        self.assertNotEqual(other.action_start_run(), first)

    def test_a_finished_run_shows_its_advice(self):
        run = self.run_guide(self.collaboration, self.coordinator, self.yes, "Sneller")
        self.assertEqual(self.mine.run_count, 1)
        for text in ("Doe het dan alleen.", "Sneller", run.partner_id.name):
            self.assertIn(text, self.mine.advice)
        self.assertNotIn("Zoek de anderen op.", self.mine.advice)
        log = self.collaboration.message_ids[0]
        self.assertEqual(log.author_id, self.coordinator.partner_id)
        self.assertIn("Doe het dan alleen.", log.body)
        self.assertIn("0 speak for it, 1 against it", log.body)

    def test_advice_decides_nothing(self):
        self.run_guide(self.collaboration, self.coordinator, self.no)
        self.assertEqual(self.collaboration.state, "weighing")
        self.assertFalse(self.collaboration.decision_ids)

    def test_runs_stand_side_by_side_and_show_where_people_differ(self):
        self.run_guide(self.collaboration, self.coordinator, self.yes, "Sneller")
        page = html.fromstring(self.mine.advice)
        self.assertFalse(page.xpath("//tr[contains(@class, 'warning')]"))
        self.run_guide(self.collaboration, self.secretary, self.no)
        self.mine.invalidate_recordset()
        page = html.fromstring(self.mine.advice)
        self.assertEqual(len(page.xpath("//thead//th")), 3)
        (row,) = page.xpath("//tr[contains(@class, 'warning')]")
        self.assertIn("Kun je het alleen?", row.text_content())
        self.assertEqual(len(row.xpath("td")), 3)

    def test_a_second_run_is_kept_and_the_latest_shown(self):
        first = self.run_guide(self.collaboration, self.coordinator, self.yes)
        with freeze_time("2026-03-11 09:00:00"):
            self.run_guide(self.collaboration, self.coordinator, self.no)
        self.assertEqual(self.mine.run_count, 2)
        self.assertTrue(first.exists())
        self.assertIn("Zoek de anderen op.", self.mine.advice)
        self.assertNotIn("Doe het dan alleen.", self.mine.advice)
        self.assertIn("Earlier runs", self.mine.advice)

    def test_what_people_type_is_shown_as_text(self):
        self.run_guide(self.collaboration, self.coordinator, self.yes, "<script>x")
        self.assertIn("&lt;script&gt;x", self.mine.advice)
        self.assertNotIn("<script>", self.mine.advice)

    def test_advice_is_shown_in_the_readers_language(self):
        self.env["res.lang"]._activate_lang("nl_BE")
        self.yes.with_context(lang="nl_BE").collaboration_advice = "Alleen dus."
        self.run_guide(self.collaboration, self.coordinator, self.yes)
        self.assertIn("Alleen dus.", self.mine.with_context(lang="nl_BE").advice)
        self.assertIn("Doe het dan", self.mine.with_context(lang="en_US").advice)

    def test_what_is_decided_is_not_weighed_before_it_is_reopened(self):
        self.decide(self.collaboration, self.coordinator)
        with self.assertRaisesRegex(UserError, "Reopen"):
            self.mine.action_start_run()
        self.mine.action_reopen()
        self.assertTrue(self.mine.action_start_run()["url"])

    def test_a_closed_guide_says_so(self):
        self.guide.survey_id.active = False
        with self.assertRaisesRegex(UserError, "closed or empty"):
            self.mine.action_start_run()

    def test_what_was_weighed_is_kept(self):
        self.run_guide(self.collaboration, self.coordinator, self.yes)
        with self.assertRaisesRegex(UserError, "Archive"):
            self.mine.unlink()
        other = self.make_collaboration(name="Nooit gewogen")
        other.with_user(self.coordinator).unlink()

    @warmup
    def test_the_form_costs_the_same_for_many_runs(self):
        many = self.make_collaboration(name="Velen")
        self.run_guide(self.collaboration, self.coordinator, self.yes, "Zo")
        for index in range(6):
            user = self.secretary.copy({"login": f"wie{index}"})
            self.run_guide(many, user, self.yes, "Zo")
        self.env.flush_all()
        counts = []
        for record in (self.collaboration, many):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            record.with_user(self.coordinator).read(["advice", "run_count", "state"])
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0])

    @warmup
    def test_the_list_costs_the_same_for_many(self):
        for index in range(8):
            self.make_collaboration(name=f"Meer {index}")
        records = self.env["cafe.collaboration"].search(
            [("network_id", "=", self.network.id)]
        )
        counts = []
        for some in (records[:1], records):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            some.with_user(self.coordinator).read(["run_count", "state", "name"])
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0])
