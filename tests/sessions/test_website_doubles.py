from odoo.tests import tagged

from ..common import MODULE
from .register_case import EVA, TOM, RegisterCase


@tagged("post_install", "-at_install")
class TestOnePersonOnePlace(RegisterCase):
    """Same mailbox and same name: her registration stands. Same mailbox: asked."""

    def test_registering_twice_is_met_kindly(self):
        _response, first = self.accept(TOM)
        response, again = self.accept(
            {"name": " tom  TEST", "email": "TOM@visitor.example "}
        )
        self.assertFalse(again)
        self.assertIn("registration stands", self.text_of(response, "o_cafe_standing"))
        self.assertNotIn("/inschrijving/", response.text)
        self.assertEqual(first.news, "link")

    def test_news_on_its_way_is_not_replaced(self):
        self.limit_seats(1, taken=1)
        _response, first = self.accept(TOM)
        self.accept(TOM)
        self.assertEqual(first.news, "waiting")
        self.assertEqual(self.meeting.waiting_count, 1)

    def test_who_cancelled_may_register_again(self):
        _response, first = self.accept(TOM)
        first.with_context(bypass_reason=True).action_cancel()
        _response, again = self.accept(TOM)
        self.assertEqual(again.state, "open")

    def test_another_session_is_another_place(self):
        self.accept(TOM)
        other = self.make_session(self.series, published=True)
        _response, made = self.accept(TOM, session=other)
        self.assertTrue(made)

    def test_other_people_of_the_form_still_register(self):
        self.accept(TOM)
        response, made = self.accept(TOM, EVA)
        self.assertEqual(made.mapped("name"), ["Eva Test"])
        self.assertIn("One person", self.text_of(response, "o_cafe_standing"))

    def test_the_signed_in_attendee_gets_her_link(self):
        self.sign_in(self.member)
        self.accept(TOM)
        response, _none = self.accept(TOM)
        self.assertIn("/inschrijving/", response.text)

    def test_a_signed_in_stranger_gets_no_link(self):
        self.accept(TOM)
        self.sign_in(self.member)
        response, made = self.accept(TOM)
        self.assertFalse(made)
        self.assertNotIn("/inschrijving/", response.text)

    def test_a_shared_mailbox_is_asked_once(self):
        self.accept(TOM)
        an = {**TOM, "name": "An Test"}
        message, page = self.refuse(an)
        self.assertIn("another person with the same mailbox", message)
        self.assertTrue(page.xpath("//input[@name='1-another_person']"))
        _response, made = self.accept({**an, "another_person": "1"})
        self.assertEqual(made.name, "An Test")

    def test_one_mailbox_for_colleagues_on_one_form(self):
        _response, made = self.accept(TOM, {**TOM, "name": "An Test"})
        self.assertEqual(len(made), 2)

    def test_one_person_twice_on_one_form(self):
        message, _page = self.refuse(TOM, {**TOM, "name": "TOM test"})
        self.assertIn("Person 2 – This is the same person as person 1", message)

    def test_the_address_is_looked_up_by_its_index(self):
        self.accept(TOM)
        self.env.flush_all()
        self.cr.execute("SET LOCAL enable_seqscan = off")
        self.cr.execute(
            "EXPLAIN SELECT id FROM event_registration"
            " WHERE event_id = %s AND lower(email) IN ('tom@visitor.example')",
            (self.meeting.id,),
        )
        plan = " ".join(row[0] for row in self.cr.fetchall())
        self.assertIn("email_idx", plan)


@tagged("post_install", "-at_install")
class TestBooker(RegisterCase):
    """Who fills in the form is kept apart from who comes."""

    def test_a_visitor_alone_is_her_own_booker(self):
        _response, tom = self.accept(TOM)
        self.assertFalse(tom.booker_name)
        self.assertFalse(tom.booker_email)

    def test_the_first_person_books_for_the_others(self):
        _response, (tom, eva) = self.accept(TOM, EVA)
        self.assertFalse(tom.booker_email)
        self.assertEqual(eva.booker_name, "Tom Test")
        self.assertEqual(eva.booker_email, "tom@visitor.example")

    def test_somebody_else_fills_in_her_name_once(self):
        _response, made = self.accept(
            TOM,
            EVA,
            extra={
                "0-somebody_else": "1",
                "0-booker_name": "Bea  Boek",
                "0-booker_email": "Bea@huis.example",
            },
        )
        self.assertEqual(set(made.mapped("booker_name")), {"Bea Boek"})
        self.assertEqual(set(made.mapped("booker_email")), {"bea@huis.example"})

    def test_half_a_booker_is_asked_for_the_rest(self):
        message, page = self.refuse(
            TOM, extra={"0-somebody_else": "1", "0-booker_email": "bea@"}
        )
        self.assertIn("Your own name: please fill this in", message)
        self.assertIn("“bea@” is not complete", message)
        (field,) = page.xpath("//input[@name='0-booker_email']")
        self.assertEqual(field.get("value"), "bea@")

    def test_a_signed_in_user_books_for_others(self):
        self.sign_in(self.member)
        _response, tom = self.accept(TOM)
        self.assertEqual(tom.partner_id, self.member.partner_id)
        self.assertEqual(tom.booker_email, self.member.email)

    def test_a_signed_in_user_is_her_own_booker(self):
        self.sign_in(self.member)
        _response, own = self.accept(
            {"name": self.member.name, "email": self.member.email}
        )
        self.assertFalse(own.booker_email)


@tagged("post_install", "-at_install")
class TestMotives(RegisterCase):
    """Why I come, what I bring, what I look for: short lists that staff edit."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["cafe.motive"].search([]).active = False
        cls.env["cafe.topic"].search([]).active = False
        cls.motive = cls.env["cafe.motive"].create({"name": "Leren"})
        cls.topic = cls.env["cafe.topic"].create({"name": "Subsidies"})

    def get_form(self):
        return self.make_jsonrpc_request(
            f"/en/event/{self.meeting.id}/registration/new", {"nb_register-0": "1"}
        )

    def test_are_asked_and_kept(self):
        form = self.get_form()
        self.assertIn("Leren", form)
        self.assertIn("Subsidies", form)
        _response, tom = self.accept(
            {
                **TOM,
                f"motive_ids-{self.motive.id}": "1",
                f"brings_ids-{self.topic.id}": "1",
                "consent_match": "1",
            }
        )
        self.assertEqual(tom.motive_ids, self.motive)
        self.assertEqual(tom.brings_ids, self.topic)
        self.assertFalse(tom.seeks_ids)
        self.assertTrue(tom.consent_match)

    def test_are_not_asked_where_there_are_none(self):
        self.motive.active = False
        self.topic.active = False
        self.assertNotIn("o_cafe_choices", self.get_form())

    def test_an_archived_one_is_refused_and_the_rest_kept(self):
        gone = self.env["cafe.motive"].create({"name": "Weg", "active": False})
        for number in (gone.id, "99999999999999", "x"):
            message, page = self.refuse(
                {
                    **TOM,
                    f"motive_ids-{number}": "1",
                    f"seeks_ids-{self.topic.id}": "1",
                }
            )
            self.assertIn("Why you come: something that you ticked", message)
            self.assertTrue(
                page.xpath(f"//input[@name='1-seeks_ids-{self.topic.id}' and @checked]")
            )

    def test_a_visitor_cannot_read_the_lists_themselves(self):
        public = self.env.ref("base.public_user")
        for model in ("cafe.motive", "cafe.topic"):
            self.assertFalse(self.env[model].with_user(public).has_access("read"))


@tagged("post_install", "-at_install")
class TestPeopleOnThePage(RegisterCase):
    def test_shows_reporter_and_host_as_far_as_they_agreed(self):
        self.meeting.write(
            {
                "reporter_id": self.make_person("Rik Verslag").id,
                "host_id": self.make_person("Hanne Huis").id,
            }
        )
        url = f"/en/event/{self.meeting.id}/register"
        self.assertEqual(self.get_text(url, "o_cafe_reporter"), "Rik Verslag")
        self.assertEqual(self.get_text(url, "o_cafe_host"), "Hanne Huis")
        self.make_registration(self.meeting, "Hanne Huis")
        self.assertNotIn("Hanne", self.get_text(url))
        self.assertTrue(self.env.ref(f"{MODULE}.session_audience"))
