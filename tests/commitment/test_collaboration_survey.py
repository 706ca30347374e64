"""Stock surveys work as before, and the guide that comes with the addon is sound."""

from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import HttpCase, TransactionCase, new_test_user, tagged
from odoo.tools import mute_logger

from ..common import MODULE, CafeCase
from .collaboration_case import CollaborationBuilders


@tagged("post_install", "-at_install")
class TestStockSurvey(CollaborationBuilders, CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.network = cls.make_network()
        cls.make_guide()
        cls.survey = cls.guide.survey_id
        cls.officer = new_test_user(
            cls.env,
            login="cafe_officer",
            groups="base.group_user,survey.group_survey_user",
        )

    def test_an_answer_without_collaboration_runs_the_same(self):
        survey = self.survey.with_user(self.officer)
        run = survey._create_answer(user=self.officer)
        run._mark_in_progress()
        # sudo: as the survey's page does
        run.sudo()._save_lines(self.question, str(self.yes.id))
        messages = self.env["mail.message"].search_count([])
        run._mark_done()
        self.assertEqual(run.state, "done")
        self.assertFalse(run.sudo().collaboration_id)
        self.assertEqual(self.env["mail.message"].search_count([]), messages)

    def test_who_makes_surveys_sees_no_field_of_ours(self):
        fields = self.env["survey.user_input"].with_user(self.officer).fields_get()
        self.assertNotIn("collaboration_id", fields)
        view = self.env.ref("survey.survey_user_input_view_form")
        inputs = self.env["survey.user_input"].with_user(self.officer)
        self.assertNotIn("collaboration_id", inputs.get_view(view.id, "form")["arch"])

    def test_only_a_guide_asks_for_advice(self):
        other = self.survey.copy()
        self.assertTrue(self.question.with_user(self.officer).is_guide_question)
        questions = other.question_ids.with_user(self.officer)
        self.assertNotIn(True, questions.mapped("is_guide_question"))

    def test_a_copy_of_a_guide_is_a_plain_survey(self):
        copy = self.survey.copy()
        copy.with_user(self.officer).unlink()
        self.assertFalse(copy.exists())

    def test_a_survey_with_an_open_link_is_no_guide(self):
        for values in ({"access_mode": "public"}, {"users_login_required": False}):
            survey = self.survey.copy(values)
            with self.subTest(**values), self.assertRaises(ValidationError):
                self.guide.copy({"survey_id": survey.id})

    def test_a_guide_in_use_is_kept(self):
        self.make_collaboration()
        with self.assertRaisesRegex(UserError, "Archive"):
            self.guide.with_user(self.manager).unlink()
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.survey.unlink()

    def test_a_survey_copies_its_advice(self):
        answers = self.survey.copy().question_ids.suggested_answer_ids
        self.assertIn("Doe het dan alleen.", answers.mapped("collaboration_advice"))


@tagged("post_install", "-at_install")
class TestReadyGuide(TransactionCase):
    def setUp(self):
        super().setUp()
        self.survey = self.env.ref(f"{MODULE}.guide_survey")

    def test_it_is_not_on_the_public_website(self):
        self.assertEqual(self.survey.access_mode, "token")
        self.assertTrue(self.survey.users_login_required)

    def test_it_has_about_a_dozen_questions_and_some_more_where_needed(self):
        questions = self.survey.question_ids
        conditional = questions.filtered("triggering_answer_ids")
        self.assertEqual(len(questions - conditional), 12)
        self.assertEqual(len(conditional), 6)
        self.assertFalse(questions.filtered("is_placed_before_trigger"))

    def test_every_choice_gives_advice(self):
        answers = self.survey.question_ids.suggested_answer_ids
        self.assertGreater(len(answers), 30)
        self.assertTrue(all(answers.mapped("collaboration_advice")))

    def test_who_can_do_it_alone_is_advised_not_to(self):
        alone = self.env.ref(f"{MODULE}.guide_answer_alone_yes")
        self.assertEqual(alone.collaboration_weight, "against")

    def test_each_way_of_working_together_has_a_question_of_its_own(self):
        ways = self.env.ref(f"{MODULE}.guide_question_type").suggested_answer_ids
        follow = self.survey.question_ids.filtered(
            lambda question: question.triggering_answer_ids & ways
        )
        self.assertEqual(follow.triggering_answer_ids, ways)
        self.assertEqual(len(follow), 4)


@tagged("post_install", "-at_install")
class TestGuidePage(CollaborationBuilders, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_users()
        cls.network = cls.make_network(coordinator_ids=cls.coordinator.ids)
        cls.make_guide()
        cls.collaboration = cls.make_collaboration()

    def get(self, url, user=None):
        login = user.login if user else None
        self.authenticate(login, login)
        return self.url_open(url)

    def test_the_page_opens_for_who_began_the_run_alone(self):
        url = self.collaboration.with_user(self.coordinator).action_start_run()["url"]
        self.assertIn('value="start"', self.get(url, self.coordinator).text)
        for user in (self.secretary, self.member, None):
            with self.subTest(user and user.login):
                self.assertNotIn('value="start"', self.get(url, user).text)

    def test_the_guide_cannot_be_started_without_a_collaboration(self):
        url = self.guide.survey_id.get_start_url()
        for user in (self.coordinator, self.member, None):
            with self.subTest(user and user.login):
                self.assertNotIn('value="start"', self.get(url, user).text)

    def test_the_last_page_advises_and_leads_back(self):
        run = self.run_guide(self.collaboration, self.coordinator, self.yes)
        page = self.get(run.get_start_url(), self.coordinator).text
        self.assertIn("Doe het dan alleen.", page)
        self.assertIn(f"/odoo/collaborations/{self.collaboration.id}", page)
        self.assertNotIn("/survey/retry/", page)

    def test_a_plain_survey_ends_as_it_did(self):
        run = self.guide.survey_id._create_answer(user=self.coordinator)
        run._mark_done()
        page = self.get(run.get_start_url(), self.coordinator).text
        self.assertIn("/survey/retry/", page)
        self.assertNotIn("o_cafe_guide_done", page)

    def test_the_link_to_all_answers_works(self):
        run = self.run_guide(self.collaboration, self.secretary, self.yes, "Sneller")
        advice = self.collaboration.with_user(self.coordinator).advice
        self.assertIn(run.get_print_url(), advice)
        page = self.get(run.get_print_url(), self.coordinator).text
        self.assertIn("Sneller", page)
