from datetime import timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.tests import tagged

from .theme_case import ThemeCase

ADDRESS = "noor@soep.example"


@tagged("post_install", "-at_install")
class TestThemeVisitor(ThemeCase):
    """A visitor confirms by mail before anything counts."""

    def propose(self, **form):
        values = {
            "title": "Soep",
            "reason": "Het is koud.",
            "name": "Noor Verbist",
            "email": ADDRESS,
        }
        response = self.post("/themas/voorstellen", **{**values, **form})
        return response, self.env["cafe.theme.suggestion"].search(
            [("state", "=", "waiting")]
        )

    def find(self):
        return self.env["cafe.theme"].search([("name", "=", "Soep")])

    def test_a_proposal_counts_once_it_is_confirmed(self):
        response, asked = self.propose()
        self.assertIn("Look in your mailbox", self.read(response))
        self.assertFalse(self.find())
        self.run_job("ir_cron_theme_confirmation")
        mail = self.get_mails(ADDRESS)
        self.assertIn(asked._get_confirm_url()[:60], mail.body_html)
        self.assertIn("Thank you", self.confirm(asked))
        theme = self.find()
        self.assertEqual(theme.proposer_id.email, ADDRESS)
        self.assertEqual(theme.supporter_ids, theme.proposer_id)
        self.assertTrue(theme.is_published)

    def test_opening_the_link_changes_nothing(self):
        _response, asked = self.propose()
        response = self.url_open(self.get_path(asked._get_confirm_url()))
        self.assertEqual(response.status_code, 200)
        self.assertEqual(response.headers["Referrer-Policy"], "no-referrer")
        self.assertEqual(asked.state, "waiting")
        self.assertFalse(self.find())

    def test_confirmed_twice_counts_once_and_name_and_address_are_forgotten(self):
        _response, asked = self.propose()
        self.confirm(asked)
        self.assertFalse(asked.name or asked.email or asked.title)
        self.assertIn("Thank you", self.confirm(asked))
        self.assertEqual(len(self.find()), 1)

    def test_a_voice(self):
        asked = self.ask()
        self.assertFalse(self.theme.supporter_ids)
        self.confirm(asked)
        self.assertEqual(self.theme.supporter_ids.email, ADDRESS)

    def test_a_known_address_is_the_person_whom_we_know(self):
        asked = self.ask(email="Tine@Zaad.example", name="T.")
        self.confirm(asked)
        self.assertEqual(self.theme.supporter_ids, self.proposer)

    def test_a_second_voice_from_one_address_does_not_count(self):
        first = self.ask()
        self.confirm(first)
        second = self.ask(email=ADDRESS.upper())
        self.assertTrue(second)
        self.confirm(second)
        self.assertEqual(self.theme.support_count, 1)

    def test_a_voice_taken_back(self):
        self.confirm(self.ask())
        asked = self.ask("withdraw")
        self.assertEqual(self.theme.support_count, 1)
        self.confirm(asked)
        self.assertFalse(self.theme.supporter_ids)
        self.assertFalse(self.find_asked())

    def find_asked(self):
        return self.env["cafe.theme.suggestion"].search([("state", "=", "waiting")])

    def test_taking_back_what_was_never_given_leaves_all_as_it_is(self):
        self.theme.supporter_ids = self.proposer
        self.confirm(self.ask("withdraw"))
        self.assertEqual(self.theme.supporter_ids, self.proposer)

    def test_a_voice_for_a_double_counts_for_what_stays(self):
        asked = self.ask()
        stays = self.make_theme("Afwassen", self.series, is_published=True)
        self.theme._merge_into(stays)
        self.confirm(asked)
        self.assertEqual(stays.support_count, 1)

    # what a link does not open --------------------------------------------------------

    def test_altered_expired_and_foreign_links_answer_the_same_page(self):
        asked = self.ask()
        good = self.get_path(asked._get_confirm_url())
        foreign = self.theme._get_stop_url().rpartition("/")[2]
        with freeze_time(fields.Datetime.now() - timedelta(days=4)):
            old = self.get_path(asked._get_confirm_url())
        altered = good[:-1] + ("A" if good[-1] != "A" else "B")
        answers = set()
        for path in (altered, good + "A", old, f"/themas/bevestigen/{foreign}"):
            for send in (self.url_open, self.post):
                response = send(path)
                self.assertEqual(response.status_code, 404, path)
                answers.add(self.read(response))
        self.assertEqual(len(answers), 1)
        self.assertIn("This link does not work", answers.pop())
        self.assertFalse(self.theme.supporter_ids)

    def test_a_link_for_a_hidden_theme_opens_nothing(self):
        asked = self.ask()
        self.theme.is_published = False
        response = self.post(self.get_path(asked._get_confirm_url()))
        self.assertEqual(response.status_code, 404)

    # nobody's mailbox is flooded ------------------------------------------------------

    def test_one_address_gets_three_mails_a_day(self):
        for number in range(5):
            self.propose(title=f"Soep {number}")
        self.run_job("ir_cron_theme_confirmation")
        self.assertEqual(len(self.get_mails(ADDRESS)), 3)
        self.assertEqual(len(self.find_asked()), 3)
        self.propose(title="Nog soep")
        self.run_job("ir_cron_theme_confirmation")
        self.assertEqual(len(self.get_mails(ADDRESS)), 3)

    def test_the_same_again_within_the_hour_is_asked_once(self):
        self.ask()
        self.assertEqual(len(self.ask()), 1)

    def test_a_machine_gets_the_same_answer_and_nothing_is_kept(self):
        response, asked = self.propose(homepage="http://spam.example")
        self.assertIn("Look in your mailbox", self.read(response))
        self.assertFalse(asked)

    def test_known_and_unknown_addresses_get_the_same_answer(self):
        one = self.propose(email="tine@zaad.example")[0]
        other = self.propose()[0]
        self.assertEqual(self.read(one), self.read(other))

    def test_what_is_wrong_with_name_or_address_is_said(self):
        response, asked = self.propose(name="", email="noor@soep")
        self.assertEqual(response.status_code, 422)
        self.assertIn("Tell us your name", self.read(response))
        self.assertIn("e-mail address, like", self.read(response))
        self.assertFalse(asked)
        response = self.post(self.theme.website_url, step="support", name="Noor")
        self.assertEqual(response.status_code, 422)

    def test_who_does_not_confirm_is_forgotten(self):
        asked = self.ask()
        with freeze_time(fields.Datetime.now() + timedelta(days=2)):
            self.env["cafe.theme.suggestion"]._cron_purge()
        self.assertTrue(asked.exists())
        with freeze_time(fields.Datetime.now() + timedelta(days=3, minutes=1)):
            self.env["cafe.theme.suggestion"]._cron_purge()
        self.assertFalse(asked.exists())

    def test_what_was_confirmed_goes_a_month_later(self):
        asked = self.ask()
        self.confirm(asked)
        with freeze_time(fields.Datetime.now() + timedelta(days=29)):
            self.env["cafe.theme.suggestion"]._cron_purge()
        self.assertTrue(asked.exists())
        with freeze_time(fields.Datetime.now() + timedelta(days=31)):
            self.env["cafe.theme.suggestion"]._cron_purge()
        self.assertFalse(asked.exists())
        self.assertEqual(self.theme.support_count, 1)
