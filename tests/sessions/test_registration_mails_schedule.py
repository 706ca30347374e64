from datetime import timedelta

from odoo import Command, fields
from odoo.tests import tagged

from ..common import CafeCase
from .mail_case import MailCase

SCHEDULER = "event.event_mail_scheduler"


@tagged("post_install", "-at_install")
class TestScheduledMails(MailCase, CafeCase):
    """Confirmation, reminder and thanks are for who has a seat."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.series = cls.make_series(seats_max=2)
        cls.session = cls.make_session(cls.series)
        cls.reminder = cls.session.event_mail_ids.filtered(
            lambda mail: mail.interval_type == "before_event"
        )

    def add(self, name, **values):
        return self.make_registration(
            self.session, name, email=f"{name.lower()}@x.example", **values
        )

    def move_session(self, hours):
        """It begins in so many hours; seats that come free now are left to staff."""
        begin = fields.Datetime.now() + timedelta(hours=hours)
        self.session.write(
            {"date_begin": begin, "date_end": begin + timedelta(hours=2)}
        )

    def remind(self):
        """:return: str, addresses of the reminder, which is due now"""
        self.reminder.scheduled_date = fields.Datetime.now()
        before = self.env["mail.mail"].search([])
        self.reminder.execute()
        mails = self.env["mail.mail"].search([]) - before
        return sorted(mail.email_to for mail in mails)

    def test_who_waits_gets_no_confirmation(self):
        self.session.seats_max = 1
        self.add("An")
        waiting = self.add("Bo", state="waiting")
        self.assertEqual(waiting.state, "waiting")
        mail = self.run_job(SCHEDULER)
        self.assertEqual(len(mail), 1)
        self.assertIn("an@x.example", mail.email_to)

    def test_who_came_off_the_list_gets_no_second_confirmation(self):
        self.add("An")
        bo = self.add("Bo", state="waiting")
        bo.action_promote()
        self.assertEqual(len(self.run_job(SCHEDULER)), 1)
        self.assertFalse(self.run_job(SCHEDULER))

    def test_a_later_mail_after_registering_reaches_who_was_promoted(self):
        confirmation = self.session.event_mail_ids - self.reminder
        confirmation.write({"interval_unit": "hours", "interval_nbr": 0})
        self.add("Bo", state="waiting").action_promote()
        self.assertEqual(len(self.run_job(SCHEDULER)), 1)

    def test_the_reminder_passes_who_waits_or_did_not_come(self):
        self.add("An")
        absent = self.add("Cas")
        waiting = self.add("Bo", state="waiting")
        self.move_session(hours=-1)
        absent.action_no_show()
        self.assertEqual((waiting.state, absent.state), ("waiting", "no_show"))
        (address,) = self.remind()
        self.assertIn("an@x.example", address)
        self.assertEqual(self.reminder.mail_count_done, 1)
        self.assertTrue(self.reminder.mail_done)

    def test_a_long_line_does_not_end_a_reminder_half_way(self):
        self.move_session(hours=2)
        seated = [self.add("Fay"), self.add("Gil")]
        line = [self.add(name, state="waiting") for name in ("Bo", "Cas", "Dirk")]
        for person in seated:
            self.cancel(person)
        self.assertEqual([person.state for person in line], ["waiting"] * 3)
        self.add("An")
        self.add("Els")
        self.env["ir.config_parameter"].set_param("mail.render.cron.limit", 3)
        self.assertFalse(self.remind())
        self.assertFalse(self.reminder.mail_done)
        self.assertEqual(len(self.remind()), 2)
        self.assertTrue(self.reminder.mail_done)
        self.assertFalse(self.remind())

    def test_who_moderates_gets_another_mail_than_the_reminder(self):
        self.add("An")
        self.add("Mo", role="moderator")
        (address,) = self.remind()
        self.assertIn("an@x.example", address)
        self.assertTrue(self.reminder.mail_done)

    def test_the_reminder_of_a_slot_passes_who_waits(self):
        begin = fields.Datetime.now() + timedelta(days=1)
        self.session.write(
            {
                "is_multi_slots": True,
                "seats_max": 1,
                "date_begin": begin,
                "date_end": begin + timedelta(days=3),
                "event_slot_ids": [
                    Command.create(
                        {"date": begin + timedelta(days=1), "start_hour": h}
                        | {"end_hour": h + 1}
                    )
                    for h in (9, 14)
                ],
            }
        )
        early, late = self.session.event_slot_ids.sorted("start_hour")
        self.add("An", event_slot_id=early.id)
        self.add("Bo", event_slot_id=early.id, state="waiting")
        self.add("Cas", event_slot_id=late.id)
        addresses = self.remind()
        self.assertEqual(len(addresses), 2)
        self.assertNotIn("bo@x.example", "".join(addresses))
        self.assertTrue(self.reminder.mail_done)
        self.assertFalse(self.remind())

    def test_more_than_a_chunk_gets_one_confirmation_each(self):
        self.session.write({"seats_limited": False})
        people = self.env["event.registration"].create(
            [{"event_id": self.session.id, "name": f"P {n}"} for n in range(501)]
        )
        confirmation = self.session.event_mail_ids - self.reminder
        lines = confirmation._create_missing_mail_registrations(people)
        self.assertEqual(len(lines), 501)

    def test_who_agreed_reads_whom_to_meet(self):
        cls = self.env.registry["event.event"]
        lines = [{"name": "Cas", "organisation": "Zaad", "topics": "Geld"}]
        self.patch(cls, "_get_match_lines", lambda event, registration: lines)
        self.session.matches_in_reminder = True
        self.add("An", consent_match=True)
        self.add("Els")
        before = self.env["mail.mail"].search([])
        self.remind()
        an, els = (self.env["mail.mail"].search([]) - before).sorted("email_to")
        self.assertIn("Cas", an.body_html)
        self.assertNotIn("Cas", els.body_html)

    def test_a_mailing_reaches_who_has_a_seat(self):
        self.session.seats_max = 1
        seated = self.add("An")
        waiting = self.add("Bo", state="waiting")
        action = self.session.action_mass_mailing_attendees()
        mailing = self.env["mailing.mailing"].with_context(**action["context"])
        model = self.env.ref("event.model_event_registration")
        for chosen in (mailing, self.env["mailing.mailing"]):
            record = chosen.create({"subject": "Dag", "mailing_model_id": model.id})
            found = self.env["event.registration"].search(
                record._parse_mailing_domain()
            )
            self.assertIn(seated, found)
            self.assertNotIn(waiting, found)


@tagged("post_install", "-at_install")
class TestStockMails(MailCase, CafeCase):
    """An event without a series mails as stock does."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.event = cls.make_session(cls.make_series())
        cls.event.series_id = False

    def test_its_schedule_counts_as_stock(self):
        people = [
            self.make_registration(self.event, name, email=f"{name}@x.example")
            for name in ("an", "bo")
        ]
        # in a session a moderator is left out of the reminder
        people[1].role = "moderator"
        reminder = self.event.event_mail_ids.filtered(
            lambda mail: mail.interval_type == "before_event"
        )
        reminder.scheduled_date = fields.Datetime.now()
        reminder.execute()
        self.assertEqual(reminder.mail_count_done, 2)

    def test_its_mailing_is_that_of_stock(self):
        action = self.event.action_mass_mailing_attendees()
        self.assertIn("not in", action["context"]["default_mailing_domain"])
