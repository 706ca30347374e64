from datetime import date

from freezegun import freeze_time

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .driver_case import DriverCase


@tagged("post_install", "-at_install")
class TestDriverRequest(DriverCase):
    """The daily job that asks by mail."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["cafe.network"].search([]).driver_mail = False
        cls.network.driver_mail = True
        # due on 2026-03-15, stale on 2026-06-15
        cls.row = cls.make_member_driver(confirmed="2025-03-15")

    def run_job(self, moment):
        """:return: the requests that the job made"""
        Request = self.env["cafe.driver.request"]
        before = Request.search([])
        with freeze_time(moment), self.enter_registry_test_mode():
            self.env.ref(
                "cafe_partage_module.ir_cron_ask_to_confirm"
            ).method_direct_trigger()
        return Request.search([]) - before

    def kinds(self, *moments):
        return [self.run_job(moment).mapped("kind") for moment in moments]

    def test_it_asks_from_the_day_on_which_a_driver_is_due(self):
        self.assertFalse(self.run_job("2026-03-14 12:00"))
        request = self.run_job("2026-03-15 12:00")
        self.assertEqual(request.partner_id, self.roos)
        mail = self.get_mails()
        self.assertEqual(mail.recipient_ids, self.roos)
        self.assertIn("Leren van anderen", mail.body_html)

    def test_the_day_begins_at_midnight_at_the_secretariat(self):
        self.assertFalse(self.run_job("2026-03-14 22:30"))
        self.assertEqual(self.run_job("2026-03-14 23:30").date, date(2026, 3, 15))

    def test_another_time_zone_has_another_midnight(self):
        self.env.company.cafe_tz = "America/New_York"
        self.assertFalse(self.run_job("2026-03-15 02:00"))
        self.assertTrue(self.run_job("2026-03-15 05:00"))

    def test_one_mail_and_one_reminder_for_a_due_period(self):
        self.assertEqual(
            self.kinds(
                "2026-03-15", "2026-03-15", "2026-03-16", "2026-03-28", "2026-03-29"
            ),
            [["first"], [], [], [], ["reminder"]],
        )
        self.assertEqual(self.kinds("2026-04-30", "2026-07-01", "2027-03-15"), [[]] * 3)

    def test_a_job_that_did_not_run_for_a_week_makes_up_for_it_once(self):
        self.assertEqual(
            self.kinds("2026-03-22", "2026-03-23", "2026-03-29", "2026-04-05"),
            [["first"], [], [], ["reminder"]],
        )

    def test_a_job_that_stopped_between_people_goes_on_with_the_others(self):
        people = [
            self.make_person(f"P{i}", email=f"p{i}@zaad.example") for i in range(3)
        ]
        self.zaad.representative_ids = [Command.link(person.id) for person in people]
        Request = self.env["cafe.driver.request"]
        with freeze_time("2026-03-15 12:00"):
            todo = Request._get_requests_to_make(self.network.company_id)
            Request.create(todo[:2])._send()
        self.assertEqual(len(self.run_job("2026-03-16 12:00")), 2)
        self.assertEqual(len(self.get_mails()), 4)
        self.assertEqual(len(self.get_mails().recipient_ids), 4)

    def test_an_answer_ends_the_period(self):
        self.run_job("2026-03-15")
        with freeze_time("2026-03-15 13:00"):
            self.env["cafe.driver.confirmation"]._confirm(
                self.zaad, self.roos, self.learn.ids
            )
        request = self.env["cafe.driver.request"].search(
            [("member_id", "=", self.zaad.id)]
        )
        self.assertEqual(request.date_answered, date(2026, 3, 15))
        self.assertEqual(
            self.kinds("2026-03-29", "2027-03-14", "2027-03-15"), [[], [], ["first"]]
        )

    def test_a_second_driver_that_is_due_later_is_no_second_mail(self):
        self.make_member_driver(driver=self.meet, confirmed="2025-03-25")
        self.assertEqual(
            self.kinds("2026-03-15", "2026-03-25", "2026-03-29", "2026-04-20"),
            [["first"], [], ["reminder"], []],
        )

    def test_a_leap_day_is_asked_about_on_the_last_of_february(self):
        self.row.write({"date_start": "2024-02-29", "confirmed_on": "2024-02-29"})
        self.assertEqual(self.kinds("2025-02-27", "2025-02-28"), [[], ["first"]])

    def test_only_networks_that_want_it_ask(self):
        self.network.driver_mail = False
        self.assertFalse(self.run_job("2026-03-15"))
        self.network.write({"driver_mail": True, "active": False})
        self.assertFalse(self.run_job("2026-03-15"))

    def test_a_network_of_no_company_asks_too(self):
        self.network.company_id = False
        self.assertEqual(self.run_job("2026-03-15").partner_id, self.roos)

    def test_who_left_is_not_asked_and_its_drivers_end(self):
        conversation = self.make_conversation()
        with freeze_time("2026-02-01"):
            self.zaad.action_leave()
        self.assertFalse(self.run_job("2026-03-15"))
        self.assertEqual(self.row.date_end, date(2026, 2, 1), "however late")
        self.assertEqual(conversation.state, "skipped")
        self.assertFalse(conversation.activity_ids)

    def test_the_mail_has_a_link_that_works_and_hangs_on_no_record(self):
        self.run_job("2026-03-15")
        mail = self.get_mails()
        token = self.get_path(mail).rsplit("/", 1)[1]
        with freeze_time("2026-04-01"):
            opened = self.env["cafe.driver.confirmation"]._open(token)
        self.assertEqual((opened["member"], opened["partner"]), (self.zaad, self.roos))
        self.assertFalse(mail.model or mail.res_id)
        self.assertTrue(mail.auto_delete)

    def test_the_mail_speaks_the_readers_language(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.learn.with_context(lang="fr_FR").name = "Apprendre"
        self.roos.lang = "fr_FR"
        self.run_job("2026-03-15")
        self.assertIn("Apprendre", self.get_mails().body_html)

    def test_a_coordinator_does_not_find_the_link(self):
        request = self.run_job("2026-03-15").with_user(self.coordinator)
        self.assertTrue(request.has_access("read"))
        with self.assertRaises(AccessError):
            request.read(["confirm_url"])


@tagged("post_install", "-at_install")
class TestDriverAddressees(DriverCase):
    def addressees(self, member=None):
        member = member or self.zaad
        return self.env["cafe.driver.request"]._get_addressees(member)[member]

    def test_representatives_with_an_address(self):
        nobody = self.make_person("Zonder adres")
        self.zaad.representative_ids |= nobody
        self.zaad.partner_id.email = "info@zaad.example"
        self.assertEqual(self.addressees(), self.roos)

    def test_else_the_members_own_address(self):
        self.zaad.partner_id.email = "info@zaad.example"
        self.roos.email = False
        self.assertEqual(self.addressees(), self.zaad.partner_id)

    def test_no_address_twice(self):
        twin = self.make_person("Tweeling", email="ROOS@zaad.example")
        self.zaad.representative_ids |= twin
        self.assertEqual(len(self.addressees()), 1)

    def test_nobody_who_does_not_want_mail_or_is_archived(self):
        self.env["mail.blacklist"]._add("roos@zaad.example")
        self.assertFalse(self.addressees())
        away = self.make_person("Weg", email="weg@zaad.example", active=False)
        self.zaad.representative_ids |= away
        self.assertFalse(self.addressees())

    def test_nobody_of_who_left(self):
        self.zaad.action_leave()
        self.assertFalse(self.addressees())


@tagged("post_install", "-at_install")
class TestDriverAsk(DriverCase):
    """Staff ask by hand."""

    def ask(self, members, user=None):
        return (
            self.env["cafe.driver.ask"]
            .with_user(user or self.coordinator)
            .create({"member_ids": [Command.set(members.ids)]})
        )

    def test_the_dialog_shows_who_gets_a_mail_before_it_leaves(self):
        silent = self.make_member(self.network, self.make_organisation("Stil"))
        ask = self.ask(self.zaad | silent)
        self.assertEqual((ask.partner_ids, ask.unreachable_ids), (self.roos, silent))
        self.assertFalse(self.get_mails())
        ask.action_send()
        self.assertEqual(self.get_mails().recipient_ids, self.roos)

    def test_a_driver_leads_to_its_member(self):
        action = self.make_member_driver().action_ask_to_confirm()
        self.assertEqual(action["context"], {"default_member_ids": self.zaad.ids})

    def test_asked_by_hand_the_job_does_not_ask_again(self):
        self.network.driver_mail = True
        self.make_member_driver(confirmed="2025-03-15")
        Request = self.env["cafe.driver.request"]
        with freeze_time("2026-03-16"):
            self.ask(self.zaad).action_send()
            self.assertFalse(Request._get_requests_to_make(self.network.company_id))
        with freeze_time("2026-03-30"):
            (values,) = Request._get_requests_to_make(self.network.company_id)
            self.assertEqual(values["kind"], "reminder")

    def test_nobody_to_ask_is_said(self):
        self.roos.email = False
        with self.assertRaisesRegex(UserError, "None of these members"):
            self.ask(self.zaad).action_send()

    def test_a_coordinator_asks_her_own_members_only(self):
        other = self.make_member(
            self.make_network("Ander"), representative_ids=[Command.set(self.roos.ids)]
        ).with_user(self.coordinator)
        with self.assertRaises(AccessError):
            self.ask(other).action_send()
        with self.assertRaises(AccessError):
            other.env["cafe.driver.request"]._ask(other)
        self.assertFalse(self.get_mails())
