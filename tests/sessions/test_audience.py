from freezegun import freeze_time

from odoo import Command
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form, tagged

from .audience_case import AudienceCase


@tagged("post_install", "-at_install")
class TestAudienceByAddress(AudienceCase):
    def test_everybody_may_come_to_a_session_without_an_audience(self):
        session = self.make_session()
        self.assertFalse(session.with_user(self.public)._is_limited())
        self.assert_may("wie@ook.example", session=session)

    def test_who_works_for_a_member_may_come(self):
        self.assert_may(" roos@zaad.example ")

    def test_the_address_of_the_member_itself_may_come(self):
        self.assert_may("info@zaad.example")

    def test_a_stranger_may_not_and_reads_why(self):
        message = self.find("wie@ook.example")
        self.assertIn("wie@ook.example", message)

    def test_nobody_comes_in_without_an_address(self):
        self.assertIn("Fill in the e-mail address", self.find(False))
        self.assert_may_not("geen adres")

    def test_to_type_the_name_of_a_member_proves_nothing(self):
        self.assert_may_not("wie@ook.example", self.zaad)

    def test_a_representative_may_come_wherever_she_works(self):
        elsewhere = self.make_organisation("Elders")
        mira = self.make_person(
            "Mira", parent_id=elsewhere.id, email="mira@elders.example"
        )
        self.assert_may_not("mira@elders.example")
        self.place.representative_ids = mira
        self.assert_may("mira@elders.example")

    def test_a_person_who_is_a_member_may_come(self):
        person = self.make_person("Lou", email="lou@post.example")
        self.make_member(self.network, person)
        self.assert_may("lou@post.example")

    def test_a_member_of_another_network_may_not(self):
        other = self.make_organisation("Ander", email="info@ander.example")
        self.make_member(self.make_network("Netwerk Ander"), other)
        self.assert_may_not("info@ander.example")

    def test_an_organisation_below_a_member_is_no_member(self):
        self.make_organisation("Kind", parent_id=self.zaad.id, email="kind@x.example")
        self.assert_may_not("kind@x.example")

    def test_who_works_for_an_address_card_of_a_member_may_come(self):
        desk = self.make_person("Onthaal", parent_id=self.zaad.id)
        self.make_person("Bo", parent_id=desk.id, email="bo@zaad.example")
        self.assert_may("bo@zaad.example")

    def test_an_archived_contact_proves_nothing(self):
        self.roos.active = False
        self.assert_may_not("roos@zaad.example")

    def test_people_are_judged_one_by_one(self):
        people = [
            {"email": "roos@zaad.example", "organisation_id": False},
            {"email": "wie@ook.example", "organisation_id": self.zaad.id},
            {"email": "info@zaad.example", "organisation_id": False},
        ]
        found = self.session.with_user(self.public)._find_not_invited(people)
        self.assertEqual(list(found), [1])


@tagged("post_install", "-at_install")
class TestAudienceByPlace(AudienceCase):
    """Which places in a network count."""

    def test_a_member_on_hold_may_not_come(self):
        self.place.action_pause()
        self.assert_may_not("roos@zaad.example")

    def test_an_applicant_may_not_come(self):
        new = self.make_organisation("Nieuw", email="info@nieuw.example")
        self.make_member(self.network, new, state="applicant")
        self.assert_may_not("info@nieuw.example")

    def test_a_place_counts_from_its_first_day_to_its_last(self):
        self.session.company_id.cafe_tz = "Europe/Brussels"
        self.place.write({"date_start": "2026-03-01", "date_end": "2026-03-31"})
        # the first second of March in Brussels, and the last one
        for moment, may in (
            ("2026-02-28 22:59:59", False),
            ("2026-02-28 23:00:00", True),
            ("2026-03-31 21:59:59", True),
            ("2026-03-31 22:00:00", False),
        ):
            with self.subTest(moment), freeze_time(moment):
                self.assertEqual(self.find("roos@zaad.example") is None, may)

    def test_an_archived_network_lets_nobody_in_and_does_not_open_the_session(self):
        self.network.active = False
        self.session.invalidate_recordset()
        self.assertTrue(self.session.with_user(self.public)._is_limited())
        self.assert_may_not("roos@zaad.example")

    def test_a_circle_takes_only_members_who_are_in_it_now(self):
        self.session.audience_circle_ids = self.partners
        self.assert_may_not("roos@zaad.example")
        self.place.circle_id = self.partners
        self.assert_may("roos@zaad.example")

    def test_a_circle_narrows_its_own_network_only(self):
        other = self.make_network("Netwerk Ander")
        friend = self.make_organisation("Ander", email="info@ander.example")
        self.make_member(other, friend)
        self.session.audience_network_ids |= other
        self.session.audience_circle_ids = self.partners
        self.assert_may("info@ander.example")
        self.assert_may_not("roos@zaad.example")

    def test_a_circle_alone_is_an_audience(self):
        self.session.write(
            {
                "audience_network_ids": [Command.clear()],
                "audience_circle_ids": [Command.set(self.core.ids)],
            }
        )
        self.assert_may("roos@zaad.example")
        self.assert_may_not("wie@ook.example")

    def test_one_person_costs_as_many_queries_as_ten(self):
        for number in range(10):
            company = self.make_organisation(f"Lid {number}")
            self.make_member(self.network, company)
            self.make_person(
                f"P{number}", parent_id=company.id, email=f"p{number}@lid.example"
            )
        people = [
            {"email": f"p{number}@lid.example", "organisation_id": False}
            for number in range(10)
        ]

        def count(people):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            session = self.session.with_user(self.public)
            self.assertEqual(session._find_not_invited(people), {})
            return self.env.cr.sql_log_count - before

        count(people)
        few, many = count(people[:1]), count(people)
        self.assertEqual(few, many)
        self.assertLess(many, 25)


@tagged("post_install", "-at_install")
class TestAudienceSignedIn(AudienceCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member.partner_id.parent_id = cls.zaad

    def test_who_is_signed_in_may_register_herself_and_her_colleagues(self):
        self.assertTrue(self.session.with_user(self.member)._may_come())
        self.assert_may("member@network.example", user=self.member)
        self.assert_may("nieuwe.collega@post.example", self.zaad, user=self.member)

    def test_she_may_not_register_others(self):
        other = self.make_organisation("Elders")
        self.assert_may_not("wie@ook.example", user=self.member)
        self.assert_may_not("wie@ook.example", other, user=self.member)

    def test_who_speaks_for_a_member_may_register_its_people(self):
        self.member.partner_id.parent_id = self.make_organisation("Elders")
        self.place.representative_ids = self.member.partner_id
        self.assert_may("collega@post.example", self.zaad, user=self.member)

    def test_a_user_who_is_no_member_may_not(self):
        self.place.action_pause()
        self.assertFalse(self.session.with_user(self.member)._may_come())
        self.assert_may_not("member@network.example", self.zaad, user=self.member)

    def test_a_visitor_is_nobody(self):
        self.assertFalse(self.session.with_user(self.public)._may_come())

    def test_staff_may_add_anybody(self):
        registration = (
            self.env["event.registration"]
            .with_user(self.secretary)
            .create(
                {"event_id": self.session.id, "name": "Gast", "email": "g@x.example"}
            )
        )
        self.assertEqual(registration.state, "open")


@tagged("post_install", "-at_install")
class TestAudienceWords(AudienceCase):
    def test_a_network_is_named_when_it_is_on_the_website(self):
        self.assertNotIn("Netwerk Zaad", self.find("wie@ook.example"))
        self.network.website_published = True
        self.assertIn("Netwerk Zaad", self.find("wie@ook.example"))

    def test_ones_own_network_is_named(self):
        self.member.partner_id.parent_id = self.zaad
        self.place.action_pause()
        message = self.find("wie@ook.example", user=self.member)
        self.assertIn("Netwerk Zaad", message)

    def test_a_network_that_is_not_named_is_there_all_the_same(self):
        self.network.website_published = True
        self.session.audience_network_ids |= self.make_network("Stil Netwerk")
        message = self.find("wie@ook.example")
        self.assertIn("another network", message)
        self.assertNotIn("Stil", message)

    def test_circles_are_named_with_their_network(self):
        self.network.website_published = True
        self.session.audience_circle_ids = self.core
        self.assertIn("Netwerk Zaad (Core)", self.find("wie@ook.example"))


@tagged("post_install", "-at_install")
class TestAudienceForm(AudienceCase):
    def test_a_network_of_another_company_is_refused(self):
        company = self.env["res.company"].create({"name": "Ander Huis"})
        foreign = self.make_network("Vreemd", company_id=company.id)
        with self.assertRaisesRegex(ValidationError, "Vreemd"):
            self.session.audience_network_ids |= foreign
        with self.assertRaisesRegex(ValidationError, "Vreemd"):
            self.session.audience_circle_ids = foreign.circle_ids[:1]

    def test_a_network_taken_away_takes_its_circles_along(self):
        other = self.make_network("Netwerk Ander")
        self.session.write(
            {
                "audience_network_ids": [Command.link(other.id)],
                "audience_circle_ids": [
                    Command.set((self.core | other.circle_ids[0]).ids)
                ],
            }
        )
        with Form(self.session.with_user(self.secretary)) as form:
            form.audience_network_ids.remove(id=other.id)
        self.assertEqual(self.session.audience_circle_ids, self.core)

    def test_sessions_for_members_are_found(self):
        arch = self.env.ref("cafe_partage_module.cafe_session_view_search_audience")
        self.assertIn("members_only", arch.arch)
        domain = [
            "|",
            ("audience_network_ids", "!=", False),
            ("audience_circle_ids", "!=", False),
        ]
        Event = self.env["event.event"].with_user(self.secretary)
        self.assertEqual(Event.search(domain), self.session)

    def test_visitors_and_members_cannot_read_or_search_the_audience(self):
        for user in (self.public, self.member):
            Event = self.env["event.event"].with_user(user)
            session = Event.browse(self.session.id)
            with self.subTest(user.login), self.assertRaises(AccessError):
                session.read(["audience_network_ids"])
            with self.subTest(user.login), self.assertRaises(AccessError):
                session.read(["audience_circle_ids"])
            with self.subTest(user.login), self.assertRaises(AccessError):
                Event.search([("audience_network_ids.name", "=", "Netwerk Zaad")])
            with self.subTest(user.login), self.assertRaises(AccessError):
                Event.search([("audience_circle_ids", "in", self.core.ids)])
