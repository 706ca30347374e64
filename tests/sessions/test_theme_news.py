from odoo.tests import tagged

from .theme_case import ThemeCase


@tagged("post_install", "-at_install")
class TestThemeNews(ThemeCase):
    """The proposer hears what became of her theme."""

    def tell(self):
        """:return: ``mail.mail``, what the job mails to the proposer"""
        before = self.get_mails(self.proposer.email)
        self.run_job("ir_cron_theme_news")
        return self.get_mails(self.proposer.email) - before

    def test_each_change_is_mailed_once(self):
        for state, words in (
            ("shortlisted", "on our shortlist"),
            ("planned", "is being planned"),
            ("held", "took place"),
            ("parked", "put it aside"),
        ):
            with self.subTest(state):
                self.theme.state = state
                mail = self.tell()
                self.assertEqual(len(mail), 1)
                self.assertIn(words, mail.body_html)
                self.assertIn("/themas/nieuws/", mail.body_html)
                self.assertFalse(self.tell())

    def test_a_merger_names_what_it_goes_by_now(self):
        other = self.make_theme("Afwassen, hoe?", self.series, is_published=True)
        self.theme._merge_into(other)
        mail = self.tell()
        self.assertIn("Afwassen, hoe?", mail.body_html)
        self.assertIn(other.website_url, mail.body_html)

    def test_who_changes_back_in_time_mails_nobody(self):
        self.theme.action_shortlist()
        self.theme.action_propose()
        self.assertFalse(self.tell())

    def test_what_she_knows_is_not_told_again(self):
        self.theme.action_park()
        self.tell()
        self.theme.action_propose()
        self.theme.action_park()
        self.assertFalse(self.tell())

    def test_a_cancelled_session_is_told(self):
        session = self.make_session(self.series, theme_id=self.theme.id)
        self.theme.state_before_plan = "shortlisted"
        self.assertIn("planned", self.tell().body_html)
        session.kanban_state = "cancel"
        self.assertIn("on our shortlist", self.tell().body_html)

    def test_in_her_own_language(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.proposer.lang = "fr_FR"
        template = self.env.ref("cafe_partage_module.mail_template_theme_news")
        template.with_context(lang="fr_FR").subject = "Votre thème"
        self.theme.action_shortlist()
        self.assertEqual(self.tell().subject, "Votre thème")

    def test_who_does_it_herself_need_not_be_told(self):
        self.theme.proposer_id = self.secretary.partner_id
        self.theme.with_user(self.secretary).action_shortlist()
        self.assertFalse(self.theme.news)

    def test_nobody_is_told_without_an_address_or_against_her_will(self):
        self.theme.tell_proposer = False
        self.theme.action_shortlist()
        self.assertFalse(self.theme.news)
        self.theme.tell_proposer = True
        self.proposer.email = False
        self.theme.action_park()
        self.assertFalse(self.theme.news)

    def test_a_mail_that_fails_holds_nobody_up_and_is_tried_a_day_later(self):
        other = self.make_theme("Soep", self.series, proposer_id=self.proposer.id)
        template = self.env.ref("cafe_partage_module.mail_template_theme_news")
        template.subject = f"{{{{ 1 / (object.id - {self.theme.id}) }}}}"
        (self.theme | other).action_shortlist()
        with self.assertLogs(
            "odoo.addons.cafe_partage_module.models.sessions.theme_news"
        ):
            self.assertEqual(len(self.tell()), 1)
        self.assertEqual(self.theme.news, "shortlisted")
        self.assertFalse(self.tell(), "it waits for a day")
        template.subject = "Uw thema"
        self.theme.news_held_on = "2020-01-01 00:00:00"
        self.assertEqual(len(self.tell()), 1)

    # to hear no more ------------------------------------------------------------------

    def test_opening_the_link_changes_nothing_and_the_button_stops(self):
        path = self.get_path(self.theme._get_stop_url())
        response = self.url_open(path)
        self.assertEqual(response.status_code, 200)
        self.assertEqual(response.headers["Cache-Control"], "no-store")
        self.assertTrue(self.theme.tell_proposer)
        self.theme.action_shortlist()
        self.assertIn("no more mails", self.read(self.post(path)))
        self.assertFalse(self.theme.tell_proposer)
        self.assertFalse(self.tell())

    def test_a_link_of_who_is_no_longer_the_proposer_opens_nothing(self):
        path = self.get_path(self.theme._get_stop_url())
        self.theme.proposer_id = self.make_person("Iemand anders")
        self.assertEqual(self.url_open(path).status_code, 404)
        self.assertEqual(self.post(path).status_code, 404)
        self.assertTrue(self.theme.tell_proposer)
