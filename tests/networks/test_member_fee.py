from datetime import date

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from odoo.addons.account.tests.common import AccountTestInvoicingCommon

from ..common import MODULE, CafeBuilders


@tagged("post_install", "-at_install")
@freeze_time("2026-03-10 11:00:00")
class TestMemberFee(CafeBuilders, AccountTestInvoicingCommon):
    """Fees are invoiced with the membership module, and followed by its lines."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # the accountant of that case makes the records of these tests
        cls.env.user.group_ids += cls.env.ref(f"{MODULE}.group_cafe_manager")
        cls.env.user.group_ids += cls.env.ref("base.group_system")
        cls.make_users()
        cls.secretary.group_ids += cls.env.ref("account.group_account_invoice")
        cls.secretary.company_ids += cls.env.company
        cls.secretary.company_id = cls.env.company
        cls.fee = cls.make_fee()
        cls.network = cls.make_network(member_rule="fee", fee_grace_days=30)
        cls.core, cls.free = cls.network.circle_ids
        cls.core.product_id = cls.fee

    @classmethod
    def make_fee(cls, price=150):
        return cls.env["product.product"].create(
            {
                "name": "Lidgeld 2026",
                "membership": True,
                "membership_date_from": "2026-01-01",
                "membership_date_to": "2026-12-31",
                "list_price": price,
                "type": "service",
                "taxes_id": False,
            }
        )

    def make(self, name="Buurthuis", **values):
        values = {"circle_id": self.core.id, "contribution_form": "fee", **values}
        return self.make_member(self.network, self.make_organisation(name), **values)

    def invoice(self, members):
        """Invoice as the secretary does: from the list, with the dialog."""
        action = members.with_user(self.secretary).action_invoice_fee()
        dialog = Form(
            self.env[action["res_model"]]
            .with_user(self.secretary)
            .with_context(**action["context"])
        )
        opened = dialog.save().membership_invoice()
        return self.env["account.move"].search(opened["domain"])

    def pay(self, invoices):
        for invoice in invoices:
            self.env["account.payment.register"].with_context(
                active_model="account.move", active_ids=invoice.ids
            ).create({})._create_payments()

    def run_daily_job(self):
        self.env.flush_all()
        with self.enter_registry_test_mode():
            self.env.ref(f"{MODULE}.ir_cron_member_dates").method_direct_trigger()
        self.env.invalidate_all()

    def fee_of(self, member):
        member.invalidate_recordset(["fee_state", "fee_until"])
        return member.fee_state, member.fee_until

    def test_waiting_paid_and_lapsed_follow_the_lines(self):
        member = self.make()
        self.assertEqual(self.fee_of(member), (False, False))
        invoices = self.invoice(member)
        self.assertEqual(invoices.amount_total, 150)
        self.assertEqual(self.fee_of(member), ("waiting", False))
        invoices.action_post()
        self.assertEqual(self.fee_of(member), ("waiting", False))
        self.pay(invoices)
        self.assertEqual(self.fee_of(member), ("paid", date(2026, 12, 31)))
        with freeze_time("2027-01-01 11:00:00"):
            self.assertEqual(self.fee_of(member), ("lapsed", date(2026, 12, 31)))

    def test_members_are_found_by_their_fee(self):
        paying, waiting, none = (self.make(name) for name in ("Een", "Twee", "Drie"))
        invoices = self.invoice(paying | waiting)
        invoices.action_post()
        self.pay(invoices.filtered(lambda i: i.partner_id == paying.partner_id))
        for state, expected in (("paid", paying), ("waiting", waiting), (False, none)):
            with self.subTest(state):
                found = self.env["cafe.network.member"].search(
                    [("network_id", "=", self.network.id), ("fee_state", "=", state)]
                )
                self.assertEqual(found, expected)

    def test_an_accepted_applicant_begins_when_the_fee_is_paid(self):
        member = self.make(state="applicant", date_start="2026-03-02")
        member.action_accept()
        self.assertEqual((member.state, member.waits_for), ("applicant", "fee"))
        invoices = self.invoice(member)
        invoices.action_post()
        self.run_daily_job()
        self.assertEqual(member.state, "applicant")
        self.pay(invoices)
        with freeze_time("2026-03-20 03:00:00"):
            self.run_daily_job()
        self.assertEqual(
            (member.state, member.date_start), ("active", date(2026, 3, 10))
        )

    def test_a_circle_without_a_fee_needs_no_payment(self):
        member = self.make(state="applicant", circle_id=self.free.id)
        member.action_accept()
        self.assertEqual(member.state, "active")

    def test_a_fee_that_lapsed_ends_the_place_after_the_days_of_grace(self):
        member = self.make(date_start="2026-01-01")
        invoices = self.invoice(member)
        invoices.action_post()
        self.pay(invoices)
        with freeze_time("2027-01-30 03:00:00"):
            self.run_daily_job()
            self.assertEqual(member.state, "active")
        # two weeks late
        with freeze_time("2027-02-14 03:00:00"):
            self.run_daily_job()
        self.assertEqual((member.state, member.date_end), ("left", date(2027, 1, 30)))
        self.assertTrue(member.reason_left)

    def test_without_days_of_grace_nobody_is_put_out(self):
        self.network.fee_grace_days = 0
        member = self.make(date_start="2026-01-01")
        invoices = self.invoice(member)
        invoices.action_post()
        self.pay(invoices)
        with freeze_time("2029-01-30 03:00:00"):
            self.run_daily_job()
        self.assertEqual(member.state, "active")

    def test_a_cancelled_invoice_is_no_fee(self):
        member = self.make()
        invoices = self.invoice(member)
        invoices.action_post()
        invoices.button_cancel()
        self.assertEqual(self.fee_of(member)[0], "lapsed")

    def test_a_fee_of_another_network_does_not_count(self):
        member = self.make()
        other = self.make_network("Ander", member_rule="fee")
        place = self.make_member(other, member.partner_id)
        invoices = self.invoice(member)
        invoices.action_post()
        self.pay(invoices)
        self.assertEqual(self.fee_of(member)[0], "paid")
        self.assertFalse(self.fee_of(place)[0])

    def test_nobody_is_invoiced_twice_for_one_period(self):
        member = self.make()
        self.invoice(member)
        member.invalidate_recordset()
        with self.assertRaisesRegex(UserError, "Buurthuis"):
            member.action_invoice_fee()

    def test_circles_with_different_fees_are_invoiced_apart(self):
        self.free.product_id = self.make_fee(price=50)
        members = self.make("Een") | self.make("Twee", circle_id=self.free.id)
        with self.assertRaisesRegex(UserError, "one circle at a time"):
            members.action_invoice_fee()

    def test_a_circle_without_product_says_so(self):
        member = self.make(circle_id=self.free.id)
        with self.assertRaisesRegex(UserError, "Buurthuis has no membership product"):
            member.action_invoice_fee()
