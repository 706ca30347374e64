from datetime import timedelta

from freezegun import freeze_time
from psycopg2.errors import UniqueViolation

from odoo import fields
from odoo.tests import tagged
from odoo.tools import mute_logger

from .reader_case import ReaderCase


@tagged("post_install", "-at_install")
class TestFollowupReader(ReaderCase):
    def tell(self, state="planned"):
        self.followup.state = state
        self.run_cron("news")

    def test_a_member_joins_once_and_leaves(self):
        self.sign_in(self.member)
        path = self.followup.website_url
        self.send(path, step="join")
        self.assertIn("o_cafe_thanks", self.send(path, step="join").text)
        self.assertEqual(self.followup.reader_ids.partner_id, self.me)
        self.assertEqual(len(self.followup.reader_ids), 1)
        self.assertIn(self.me, self.followup.interested_partner_ids)
        self.send(path, step="leave")
        self.env.invalidate_all()
        self.assertFalse(self.followup.reader_ids)
        self.assertNotIn(self.me, self.followup.interested_partner_ids)
        self.assertEqual(self.send(path, step="onzin").status_code, 400)

    def test_a_closed_or_hidden_one_takes_nobody(self):
        self.sign_in(self.member)
        path = self.followup.website_url
        self.followup.state = "done"
        self.send(path, step="join")
        self.followup.write({"state": "proposed", "is_published": False})
        self.assertEqual(self.send(path, step="join").status_code, 404)
        self.assertFalse(self.followup.reader_ids)

    def test_the_database_keeps_one_row_for_each(self):
        reader = self.join()
        with (
            self.assertRaises(UniqueViolation),
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(),
        ):
            reader.copy()

    def test_each_change_of_state_is_mailed_once(self):
        self.join()
        self.run_cron("news")
        self.assertFalse(self.mails_to(self.me))
        self.tell()
        self.run_cron("news")
        self.assertEqual(len(self.mails_to(self.me)), 1)
        self.tell("in_progress")
        self.assertEqual(len(self.mails_to(self.me)), 2)
        self.assertFalse(self.mails_to(self.me).mapped("res_id")[0])

    def test_a_mistake_put_back_in_time_mails_nobody(self):
        self.join()
        self.followup.state = "done"
        self.followup.state = "proposed"
        self.run_cron("news")
        self.assertFalse(self.mails_to(self.me))

    def test_what_left_the_website_is_not_told(self):
        self.join()
        self.followup.is_published = False
        self.tell()
        self.assertFalse(self.mails_to(self.me))

    def test_whom_staff_call_interested_is_not_mailed(self):
        self.followup.interested_partner_ids = self.me
        self.tell()
        self.assertFalse(self.mails_to(self.me))

    def test_the_mail_names_nobody_who_withheld_her_name(self):
        self.make_registration(self.meeting, "Roos Adams", consent_report=False)
        self.followup.name = "Het plan van Roos Adams"
        self.join()
        self.followup.drop_reason = "Roos Adams stopt"
        self.tell("dropped")
        mail = self.mails_to(self.me)
        self.assertIn("stopt", mail.body_html)
        self.assertNotIn("Roos", mail.subject + mail.body_html)

    def test_each_reads_her_own_language(self):
        self.env["res.lang"]._activate_lang("nl_BE")
        self.me.lang = "nl_BE"
        reader = self.join()
        template = self.env.ref(
            "cafe_partage_module.mail_template_followup_reader_news"
        )
        template.with_context(lang="nl_BE").subject = "Nieuws over {{ object.id }}"
        self.tell()
        self.assertEqual(self.mails_to(self.me).subject, f"Nieuws over {reader.id}")

    def test_looking_at_the_stop_page_changes_nothing_and_the_button_stops(self):
        reader = self.join()
        path = self.local(reader._get_stop_url())
        self.assertIn("Een vorming", self.get_text(path))
        self.env.invalidate_all()
        self.assertTrue(reader.wants_mail)
        self.assertIn("o_cafe_thanks", self.send(path).text)
        self.tell()
        self.assertFalse(self.mails_to(self.me))
        # who joins again gets mails again
        self.join()
        self.tell("done")
        self.assertEqual(len(self.mails_to(self.me)), 1)


@tagged("post_install", "-at_install")
class TestFollowupVisitor(ReaderCase):
    def mails(self, email="jo@zaad.example"):
        return self.env["mail.mail"].search([("email_to", "ilike", email)])

    def test_a_visitor_follows_after_confirming(self):
        asked = self.ask_as_visitor()
        self.assertEqual(asked.state, "waiting")
        self.assertEqual(len(self.mails()), 1)
        self.assertFalse(self.mails().res_id)
        path = self.local(asked._get_confirm_url())
        self.assertIn("Een vorming", self.get_text(path))
        self.env.invalidate_all()
        self.assertEqual(asked.state, "waiting")
        self.assertFalse(self.followup.interested_partner_ids)
        self.assertIn("o_cafe_thanks", self.send(path).text)
        self.send(path)
        self.env.invalidate_all()
        self.assertEqual(asked.state, "confirmed")
        self.assertEqual((asked.name, asked.email), (False, False))
        self.assertEqual(asked.partner_id.email, "jo@zaad.example")
        self.assertEqual(self.followup.interested_partner_ids, asked.partner_id)
        self.followup.state = "planned"
        self.run_cron("news")
        self.assertEqual(len(self.mails_to(asked.partner_id)), 1)

    def test_a_visitor_who_is_known_stays_one_person(self):
        self.join()
        asked = self.ask_as_visitor(self.me.email)
        self.send(self.local(asked._get_confirm_url()))
        self.env.invalidate_all()
        self.assertEqual(self.followup.reader_ids.partner_id, self.me)
        self.assertEqual(len(self.followup.reader_ids), 1)

    def test_asking_again_or_often_mails_no_flood(self):
        self.ask_as_visitor()
        self.ask_as_visitor()
        self.assertEqual(len(self.mails()), 1)
        for number in range(4):
            other = self.make_followup(f"Punt {number}", is_published=True)
            self.send(
                other.website_url, step="join", name="Jo", email="jo@zaad.example"
            )
        self.run_cron("confirmation")
        self.assertEqual(len(self.mails()), 3)

    def test_a_crowd_within_an_hour_is_kept_out_and_reads_the_same(self):
        self.Reader.create(
            [
                {
                    "followup_id": self.followup.id,
                    "state": "waiting",
                    "name": "Jo",
                    "email": f"jo{number}@zwerm.example",
                }
                for number in range(200)
            ]
        )
        form = {"step": "join", "name": "Jo", "email": "jo@zaad.example"}
        mine = [("email", "=", "jo@zaad.example")]
        answer = self.send(self.followup.website_url, **form)
        self.assertTrue(answer.url.endswith("/opvolging/gevraagd"))
        self.assertFalse(self.Reader.search(mine))
        self.env.cr.execute(
            "UPDATE cafe_followup_reader SET create_date = create_date - interval "
            "'2 hours' WHERE email LIKE '%%@zwerm.example'"
        )
        self.send(self.followup.website_url, **form)
        self.assertTrue(self.Reader.search(mine))

    def test_a_form_that_is_not_right_says_so(self):
        path = self.followup.website_url
        self.assertEqual(self.send(path, step="join", name="Jo").status_code, 422)
        answer = self.send(path, step="join", name="", email="jo@zaad.example")
        self.assertEqual(answer.status_code, 422)
        self.send(
            path, step="join", name="Jo", email="jo@zaad.example", homepage="http://x"
        )
        self.assertFalse(self.followup.reader_ids)

    def test_links_that_do_not_work_all_open_the_same_page(self):
        asked = self.ask_as_visitor()
        reader = self.join()
        confirm = self.local(asked._get_confirm_url())
        stop = self.local(reader._get_stop_url())
        crossed = confirm.replace("bevestigen", "nieuws")
        bad = [
            confirm[:-3] + "AAA",
            stop + "A",
            crossed,
            stop.replace("nieuws", "bevestigen"),
            "/opvolging/nieuws/x",
        ]
        texts = {self.get_text(path, status=404) for path in bad}
        for path in bad:
            self.assertEqual(self.send(path).status_code, 404)
        self.followup.is_published = False
        texts.add(self.get_text(confirm, status=404))
        self.assertEqual(len(texts), 1)
        self.env.invalidate_all()
        self.assertEqual(asked.state, "waiting")
        self.assertTrue(reader.wants_mail)

    def test_links_that_are_too_old_open_nothing(self):
        asked = self.ask_as_visitor()
        reader = self.join()
        with freeze_time(fields.Datetime.now() - timedelta(days=4)):
            confirm = self.local(asked._get_confirm_url())
        with freeze_time(fields.Datetime.now() - timedelta(days=366)):
            stop = self.local(reader._get_stop_url())
        for path in (confirm, stop):
            self.get_page(path, status=404)
            self.assertEqual(self.send(path).status_code, 404)
        self.env.invalidate_all()
        self.assertEqual(asked.state, "waiting")
        self.assertTrue(reader.wants_mail)

    def test_the_link_about_a_theme_opens_no_follow_up(self):
        asked = self.ask_as_visitor()
        theme = self.env["cafe.theme.suggestion"].create(
            {"kind": "suggest", "email": "jo@zaad.example", "title": "Soep"}
        )
        for record, other in ((asked, "themas"), (theme, "opvolging")):
            token = record._get_confirm_url().rpartition("/")[2]
            path = f"/{other}/bevestigen/{token}"
            self.get_page(path, status=404)
            self.assertEqual(self.send(path).status_code, 404)
        self.env.invalidate_all()
        self.assertEqual((asked.state, theme.state), ("waiting", "waiting"))

    def test_who_does_not_confirm_is_forgotten(self):
        asked = self.ask_as_visitor()
        self.run_cron("purge")
        self.assertTrue(asked.exists())
        self.env.cr.execute(
            "UPDATE cafe_followup_reader SET create_date = create_date - interval "
            "'4 days', mailed_on = mailed_on - interval '4 days' WHERE id = %s",
            [asked.id],
        )
        self.env.invalidate_all()
        reader = self.join()
        self.run_cron("purge")
        self.assertFalse(asked.exists())
        self.assertTrue(reader.exists())
