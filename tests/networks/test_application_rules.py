from datetime import date

from freezegun import freeze_time

from odoo.tests import tagged

from .application_case import ApplicationCase

TODAY = date(2026, 3, 10)


@freeze_time("2026-03-10 10:00:00")
@tagged("post_install", "-at_install")
class TestMemberRules(ApplicationCase):
    """What an accepted application, or an open network, leads to."""

    def follow_dates(self):
        cron = self.env.ref("cafe_partage_module.ir_cron_member_dates")
        with self.enter_registry_test_mode():
            cron.method_direct_trigger()

    def make_accepted(self, rule, **circle):
        self.network.member_rule = rule
        self.partners.write(circle)
        member = self.make_application()
        self.as_coordinator(member).action_accept()
        return member

    def test_an_open_network_takes_who_asks_at_once(self):
        self.network.member_rule = "open"
        member = self.apply(self.network, claimed=self.vision | self.near)
        self.assertEqual((member.state, member.date_start), ("active", TODAY))
        self.assertFalse(self.get_tasks(member))
        self.assertEqual(
            self.get_mails(member).mapped("subject"), ["Welcome to Netwerk Poort"]
        )

    def test_an_open_network_looks_at_who_does_not_meet_what_it_asks(self):
        self.network.member_rule = "open"
        member = self.apply(self.network, claimed=self.vision)
        self.assertEqual(member.state, "applicant")
        self.assertTrue(self.get_tasks(member))

    def test_by_fee_it_waits_until_the_fee_is_paid(self):
        product = self.make_fee_product()
        member = self.make_accepted("fee", product_id=product.id)
        self.assertEqual(
            (member.state, member.waits_for, member.contribution_form),
            ("applicant", "fee", "fee"),
        )
        line = self.env["membership.membership_line"].create(
            {
                "partner_id": self.own.id,
                "membership_id": product.id,
                "date": TODAY,
                "date_from": date(2026, 1, 1),
                "date_to": date(2026, 12, 31),
                "member_price": 50,
                "state": "invoiced",
            }
        )
        self.follow_dates()
        self.assertEqual((member.state, member.fee_state), ("applicant", "waiting"))
        line.state = "paid"
        self.follow_dates()
        self.assertEqual((member.state, member.waits_for), ("active", False))

    def test_by_fee_a_circle_without_fee_begins_at_once(self):
        self.assertEqual(self.make_accepted("fee").state, "active")

    def test_by_engagement_it_waits_for_a_pledge(self):
        member = self.make_accepted("engagement")
        self.assertEqual((member.state, member.waits_for), ("applicant", "engagement"))
        pledge = self.make_pledge(member, state="proposed")
        self.follow_dates()
        self.assertEqual(member.state, "applicant", "proposed is not pledged")
        pledge.state = "pledged"
        self.follow_dates()
        self.assertEqual((member.state, member.date_start), ("active", TODAY))

    def test_an_accepted_application_can_still_be_refused(self):
        member = self.make_accepted("engagement")
        self.as_coordinator(member)._refuse("Er kwam geen engagement")
        self.assertEqual(member.state, "refused")
