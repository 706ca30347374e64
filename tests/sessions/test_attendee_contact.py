import doctest

from odoo.tests import tagged
from odoo.tools import SQL

from odoo.addons.cafe_partage_module.tools import person_match

from ..common import CafeCase


@tagged("post_install", "-at_install")
class TestAttendeeContact(CafeCase):
    """Who registers for a session is linked to her contact when she is surely meant."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.session = cls.make_session()
        cls.stock = cls.make_session(name="Zomerfeest")
        cls.stock.series_id = False
        cls.anna = cls.make_person(
            "Anna De Vos", email="Anna.De_Vos@Huis.example", phone="+32 9 123 45 67"
        )
        # where a visitor's form is written: by superuser, in the visitor's name
        public = cls.env.ref("base.public_user")
        cls.visitors = cls.env["event.registration"].with_user(public).sudo()

    def visit(self, name, email, session=None, **values):
        return self.visitors.create(
            {
                "event_id": (session or self.session).id,
                "name": name,
                "email": email,
                **values,
            }
        )

    def test_the_rules_of_names_hold_in_their_own_examples(self):
        self.assertFalse(doctest.testmod(person_match).failed)

    def test_case_and_spelling_do_not_count(self):
        registration = self.visit("anna de vos", "ANNA.de_vos@huis.EXAMPLE")
        self.assertEqual(registration.attendee_partner_id, self.anna)

    def test_wildcards_in_an_address_find_nobody_else(self):
        for email in ("%@huis.example", "anna_de_vos@huis.example"):
            with self.subTest(email):
                registration = self.visit("Anna De Vos", email)
                self.assertFalse(registration.attendee_partner_id)

    def test_a_percent_sign_belongs_to_the_address(self):
        odd = self.make_person("Bo Smet", email="bo%smet@huis.example")
        registration = self.visit("Bo Smet", "bo%smet@huis.example")
        self.assertEqual(registration.attendee_partner_id, odd)

    def test_a_mailbox_of_an_organisation_is_nobody(self):
        self.make_organisation("Huis", email="info@huis.example")
        registration = self.visit("Huis Janssens", "info@huis.example")
        self.assertFalse(registration.attendee_partner_id)

    def test_somebody_else_with_the_address_is_not_linked(self):
        registration = self.visit("Cas Smet", "anna.de_vos@huis.example")
        self.assertFalse(registration.attendee_partner_id)

    def test_a_shorter_name_will_do_for_who_is_alone_with_the_address(self):
        registration = self.visit("Anna", "anna.de_vos@huis.example")
        self.assertEqual(registration.attendee_partner_id, self.anna)
        self.assertEqual(registration.name, "Anna")

    def test_in_a_shared_mailbox_the_whole_name_counts(self):
        other = self.make_person("Bo De Vos", email="anna.de_vos@huis.example")
        found = self.visit("Bo De Vos", "anna.de_vos@huis.example")
        vague = self.visit("De Vos", "anna.de_vos@huis.example")
        self.assertEqual(found.attendee_partner_id, other)
        self.assertFalse(vague.attendee_partner_id)

    def test_who_booked_for_herself_is_the_attendee(self):
        double = self.make_person("Anna De Vos", email="anna.de_vos@huis.example")
        registration = self.visit("Anna De Vos", double.email, partner_id=double.id)
        self.assertEqual(registration.attendee_partner_id, double)

    def test_who_booked_for_a_colleague_is_not_the_attendee(self):
        registration = self.visit("Cas Smet", self.anna.email, partner_id=self.anna.id)
        self.assertEqual(registration.partner_id, self.anna)
        self.assertFalse(registration.attendee_partner_id)

    def test_a_visitor_reads_nothing_of_a_known_contact(self):
        named = self.visit("Anna", "anna.de_vos@huis.example")
        nameless = self.visit(False, "anna.de_vos@huis.example")
        self.assertFalse(named.phone)
        self.assertFalse(nameless.name)
        self.assertFalse(nameless.phone)

    def test_staff_who_typed_an_address_get_name_and_phone(self):
        registration = (
            self.env["event.registration"]
            .with_user(self.secretary)
            .create({"event_id": self.session.id, "email": "anna.de_vos@huis.example"})
        )
        self.assertEqual(registration.name, "Anna De Vos")
        self.assertEqual(registration.phone, "+32 9 123 45 67")
        self.assertEqual(registration.attendee_partner_id, self.anna)

    def test_contacts_of_another_company_are_not_linked(self):
        self.anna.company_id = self.env["res.company"].create({"name": "Elders"})
        registration = self.visit("Anna De Vos", "anna.de_vos@huis.example")
        self.assertFalse(registration.attendee_partner_id)

    def test_a_session_that_makes_contacts_makes_each_once(self):
        self.session.create_partner = True
        form = {"event_id": self.session.id, "email": "duo@huis.example"}
        bo, again, cas = self.visitors.create(
            [dict(form, name=name) for name in ("Bo Smet", "Bo Smet", "Cas Smet")]
        )
        self.assertEqual(bo.attendee_partner_id.email, "duo@huis.example")
        self.assertEqual(bo.attendee_partner_id, again.attendee_partner_id)
        self.assertEqual(cas.attendee_partner_id.name, "Cas Smet")
        known = self.visit("Anna", "anna.de_vos@huis.example")
        self.assertEqual(known.attendee_partner_id, self.anna)

    def test_another_address_is_another_attendee(self):
        bo = self.make_person("Bo Smet", email="bo@huis.example")
        registration = self.visit("Anna De Vos", "anna.de_vos@huis.example")
        registration.write({"name": "Bo Smet", "email": "BO@huis.example"})
        self.assertEqual(registration.attendee_partner_id, bo)
        registration.write({"name": "Cas Smet", "email": "cas@huis.example"})
        self.assertFalse(registration.attendee_partner_id)
        self.assertEqual(registration.name, "Cas Smet")

    def test_a_contact_who_gets_another_address_stays_the_attendee(self):
        registration = self.visit("Anna", "anna.de_vos@huis.example")
        self.anna.email = "anna@elders.example"
        self.assertEqual(registration.email, "anna@elders.example")
        self.assertEqual(registration.attendee_partner_id, self.anna)

    def test_an_event_without_a_series_takes_the_first_address_as_stock(self):
        registration = self.visit("Cas Smet", "anna.de_vos@huis.example", self.stock)
        self.assertEqual(registration.attendee_partner_id, self.anna)
        self.assertEqual(registration.phone, "+32 9 123 45 67")
        moved = self.visit("Dé", "de@huis.example", self.stock)
        moved.email = "anna.de_vos@huis.example"
        self.assertEqual(moved.attendee_partner_id, self.anna)

    def test_one_form_for_both_keeps_each_to_its_own_rules(self):
        ours, stock = self.visitors.create(
            [
                {
                    "event_id": event.id,
                    "name": "Cas Smet",
                    "email": "anna.de_vos@huis.example",
                }
                for event in (self.session, self.stock)
            ]
        )
        self.assertFalse(ours.attendee_partner_id)
        self.assertEqual(stock.attendee_partner_id, self.anna)


@tagged("post_install", "-at_install")
class TestAttendeeCost(CafeCase):
    """A contact is found as fast among many as among few."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.session = cls.make_session()
        cls.env.cr.execute(
            """
            INSERT INTO res_partner (name, complete_name, email, email_normalized,
                                     active, is_company, type, autopost_bills)
            SELECT 'Persoon ' || n, 'Persoon ' || n, email, email, TRUE, FALSE,
                   'contact', 'ask'
            FROM (SELECT n, 'p' || n || '@huis.example' AS email
                  FROM generate_series(1, 5000) AS n) AS people
            """
        )
        cls.env.cr.execute("ANALYZE res_partner")
        cls.env.invalidate_all()

    def get_form(self, *numbers):
        return [
            {
                "event_id": self.session.id,
                "name": f"Persoon {number}",
                "email": f"p{number}@huis.example",
            }
            for number in numbers
        ]

    def count(self, *numbers):
        """Queries for looking up these people, once caches are warm."""
        registrations = self.env["event.registration"]
        registrations._with_attendees(self.session, self.get_form(1))
        self.env["res.partner"].invalidate_model()
        form = self.get_form(*numbers)
        before = self.env.cr.sql_log_count
        registrations._with_attendees(self.session, form)
        self.assertTrue(all(vals.get("attendee_partner_id") for vals in form))
        return self.env.cr.sql_log_count - before

    def test_one_query_finds_one_person_or_ten(self):
        self.assertEqual(self.count(7), 1)
        self.assertEqual(self.count(*range(10, 20)), 1)

    def test_it_goes_by_the_index(self):
        contacts = self.env["res.partner"].sudo()
        query = contacts._search(
            [("email_normalized", "in", ["p7@huis.example", "p8@huis.example"])]
            + [("is_company", "=", False)],
            order="id",
        )
        self.env.cr.execute(SQL("EXPLAIN %s", query.select()))
        plan = "\n".join(row for (row,) in self.env.cr.fetchall())
        self.assertNotRegex(plan, "Seq Scan on res_partner")
        self.assertIn("email_normalized_idx", plan)
