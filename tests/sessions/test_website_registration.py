from lxml import html

from odoo.tests import tagged

from ..website_case import WebsiteCase

TOM = {"name": "Tom Test", "email": "tom@visitor.example"}


@tagged("post_install", "-at_install")
class TestRegistration(WebsiteCase):
    def test_a_visitor_brings_an_organisation_and_a_question(self):
        _response, registration = self.register(
            self.meeting,
            {
                **TOM,
                "organisation_name": "  Nieuwe   Kring ",
                "question_brought": "Wie zorgt\r\nvoor de soep? ",
            },
        )
        self.assertEqual(registration.name, "Tom Test")
        self.assertEqual(registration.organisation_name, "Nieuwe Kring")
        self.assertFalse(registration.organisation_id)
        self.assertTrue(registration.organisation_to_match)
        self.assertEqual(registration.question_brought, "Wie zorgt\nvoor de soep?")
        self.assertFalse(registration.consent_report)
        self.assertEqual(registration.role, "participant")

    def test_consent_is_kept(self):
        _response, registration = self.register(
            self.meeting, {**TOM, "consent_report": "1"}
        )
        self.assertTrue(registration.consent_report)

    def test_a_known_organisation_is_matched_however_it_is_typed(self):
        known = self.make_published_member("Buurtwerk Noord")
        _response, registration = self.register(
            self.meeting, {**TOM, "organisation_name": " buurtwerk  NOORD"}
        )
        self.assertEqual(registration.organisation_id, known)
        self.assertFalse(registration.organisation_name)
        self.assertFalse(registration.organisation_to_match)

    def test_an_organisation_that_is_not_public_is_not_matched(self):
        self.make_organisation("Stille Kracht")
        _response, registration = self.register(
            self.meeting, {**TOM, "organisation_name": "Stille Kracht"}
        )
        self.assertFalse(registration.organisation_id)
        self.assertEqual(registration.organisation_label, "Stille Kracht")

    def test_two_organisations_of_one_name_are_left_to_the_secretariat(self):
        self.make_published_member("Buurthuis")
        self.make_published_member("Buurthuis")
        _response, registration = self.register(
            self.meeting, {**TOM, "organisation_name": "Buurthuis"}
        )
        self.assertFalse(registration.organisation_id)
        self.assertTrue(registration.organisation_to_match)

    def test_no_link_can_be_set_by_id(self):
        stranger = self.make_organisation("Vreemd")
        _response, registration = self.register(
            self.meeting,
            TOM,
            extra={
                "1-organisation_id": stranger.id,
                "1-partner_id": stranger.id,
                "1-event_id": self.make_session().id,
                "1-state": "done",
            },
        )
        self.assertFalse(registration.organisation_id)
        self.assertFalse(registration.partner_id)
        self.assertEqual(registration.event_id, self.meeting)
        self.assertEqual(registration.state, "open")

    def test_a_member_is_matched_to_her_own_organisation(self):
        own = self.make_own_organisation("Eigen Huis")
        self.sign_in(self.member)
        _response, registration = self.register(
            self.meeting, {**TOM, "organisation_name": "eigen huis"}
        )
        self.assertEqual(registration.organisation_id, own)
        self.assertEqual(registration.partner_id, self.member.partner_id)

    def test_two_people_keep_their_own_answers(self):
        _response, registrations = self.register(
            self.meeting,
            {**TOM, "organisation_name": "Kring A", "consent_report": "1"},
            {"name": "Eva", "email": "eva@visitor.example", "question_brought": "Hoe?"},
        )
        tom, eva = registrations.sorted("name", reverse=True)
        self.assertEqual(tom.organisation_label, "Kring A")
        self.assertTrue(tom.consent_report)
        self.assertFalse(tom.question_brought)
        self.assertFalse(eva.organisation_label)
        self.assertFalse(eva.consent_report)
        self.assertEqual(eva.question_brought, "Hoe?")

    def test_remembers_the_language_of_the_website(self):
        for lang, code in (("nl", "nl_BE"), ("fr", "fr_BE"), ("en", "en_US")):
            person = {**TOM, "email": f"tom@{lang}.example"}
            _response, registration = self.register(self.meeting, person, lang=lang)
            self.assertEqual(registration.lang, code)

    def test_says_what_was_registered(self):
        response, _registration = self.register(
            self.meeting,
            {
                **TOM,
                "organisation_name": "Nieuwe Kring",
                "question_brought": "Wie zorgt voor de soep?",
            },
        )
        self.assertIn("/registration/success", response.url)
        self.assertIn("Nieuwe Kring", response.text)
        self.assertIn("Wie zorgt voor de soep?", response.text)


@tagged("post_install", "-at_install")
class TestRegistrationForm(WebsiteCase):
    def get_form(self, lang="en", count=1):
        return self.make_jsonrpc_request(
            f"/{lang}/event/{self.meeting.id}/registration/new",
            {"nb_register-0": str(count)},
        )

    def get_values(self, markup):
        form = html.fromstring(markup)
        return {
            field.get("name"): field.get("value") or field.text or ""
            for field in form.xpath(".//input | .//textarea")
        }

    def test_asks_organisation_question_and_consent_of_each_person(self):
        self.authenticate(None, None)
        values = self.get_values(self.get_form(count=2))
        for number in (1, 2):
            for field in ("organisation_name", "question_brought", "consent_report"):
                self.assertIn(f"{number}-{field}", values)

    def test_consent_is_not_ticked(self):
        self.authenticate(None, None)
        self.assertNotIn("checked", self.get_form())

    def test_knows_nothing_of_a_visitor(self):
        self.authenticate(None, None)
        values = self.get_values(self.get_form())
        self.assertFalse(values["1-organisation_name"])

    def test_fills_in_a_member_once(self):
        self.make_own_organisation("Eigen Huis")
        self.member.partner_id.phone = "+32 2 123 45 67"
        self.sign_in(self.member)
        values = self.get_values(self.get_form(count=2))
        self.assertEqual(values["1-organisation_name"], "Eigen Huis")
        self.assertFalse(values["2-organisation_name"])
        filled = set(values.values())
        self.assertLessEqual(
            {self.member.name, self.member.email, "+32 2 123 45 67"}, filled
        )


@tagged("post_install", "-at_install")
class TestRegistrationProblems(WebsiteCase):
    """Bad input: a message that says what and where, nothing made, nothing lost."""

    def refuse(self, *people, extra=None, session=None):
        """:return: str, the messages that the visitor gets, and the page"""
        response, registrations = self.register(
            session or self.meeting, *people, extra=extra
        )
        self.assertEqual(response.status_code, 422)
        self.assertFalse(registrations)
        page = html.fromstring(response.content)
        (problems,) = page.find_class("o_cafe_problems")
        return " ".join(problems.text_content().split()), page

    def test_without_a_name(self):
        message, _page = self.refuse({**TOM, "name": "   "})
        self.assertIn("Name: please fill this in.", message)

    def test_with_half_an_address(self):
        message, _page = self.refuse({**TOM, "email": "tom@"})
        self.assertIn("Email", message)
        self.assertIn("“tom@”", message)

    def test_with_too_long_an_organisation(self):
        message, _page = self.refuse({**TOM, "organisation_name": "x" * 121})
        self.assertIn("Organisation: this has 121 characters, and 120", message)

    def test_with_too_long_a_question(self):
        message, _page = self.refuse({**TOM, "question_brought": "x" * 1001})
        self.assertIn("Your question: this has 1001 characters", message)

    def test_the_longest_answers_are_taken(self):
        _response, registration = self.register(
            self.meeting,
            {**TOM, "organisation_name": "x" * 120, "question_brought": "y" * 1000},
        )
        self.assertEqual(len(registration.question_brought), 1000)

    def test_with_nobody_on_it(self):
        message, _page = self.refuse()
        self.assertIn("Nobody was filled in", message)

    def test_with_more_people_than_one_order_takes(self):
        people = [TOM] * (self.meeting.EVENT_MAX_TICKETS + 1)
        message, _page = self.refuse(*people)
        self.assertIn("at most", message)

    def test_says_which_person(self):
        message, _page = self.refuse(TOM, {**TOM, "name": ""})
        self.assertIn("Person 2 – Name", message)
        self.assertNotIn("Person 1", message)

    def test_keeps_what_was_typed(self):
        _message, page = self.refuse(
            {
                **TOM,
                "email": "tom@",
                "organisation_name": 'Kring "A" & <B>',
                "question_brought": "Hoe\nverder?",
                "consent_report": "1",
            }
        )
        form = page.get_element_by_id("attendee_registration")
        values = {f.get("name"): f for f in form.xpath(".//input | .//textarea")}
        email = next(f for name, f in values.items() if name.startswith("1-email"))
        self.assertEqual(email.get("value"), "tom@")
        organisation = values["1-organisation_name"].get("value")
        self.assertEqual(organisation, 'Kring "A" & <B>')
        self.assertEqual(values["1-question_brought"].text, "Hoe\nverder?")
        self.assertIsNotNone(values["1-consent_report"].get("checked"))

    def test_keeps_answers_to_the_secretariats_own_questions(self):
        choice = self.env["event.question"].create(
            {
                "title": "Soep?",
                "question_type": "simple_choice",
                "answer_ids": [(0, 0, {"name": "Ja"}), (0, 0, {"name": "Nee"})],
            }
        )
        text = self.env["event.question"].create(
            {"title": "Nog iets?", "question_type": "text_box"}
        )
        self.meeting.question_ids += choice + text
        no = choice.answer_ids[1]
        _message, page = self.refuse(
            {
                **TOM,
                "name": "",
                f"simple_choice-{choice.id}": str(no.id),
                f"text_box-{text.id}": "Zonder ui",
            }
        )
        (selected,) = page.xpath("//option[@selected]")
        self.assertEqual(selected.get("value"), str(no.id))
        self.assertIn(
            "Zonder ui", page.get_element_by_id("attendee_registration").text_content()
        )

    def test_a_choice_that_does_not_exist(self):
        choice = self.env["event.question"].create(
            {
                "title": "Soep?",
                "question_type": "simple_choice",
                "answer_ids": [(0, 0, {"name": "Ja"})],
            }
        )
        self.meeting.question_ids += choice
        message, _page = self.refuse({**TOM, f"simple_choice-{choice.id}": "999999"})
        self.assertIn("Soep?: please choose", message)

    def test_nonsense_keys_and_control_characters_do_no_harm(self):
        _response, registration = self.register(
            self.meeting,
            {**TOM, "question_brought": "Hoe\x00 dan?"},
            extra={
                "x-name-1": "a",
                "-": "b",
                "1-": "c",
                "1-event_ticket_id": "abc",
                "1-event_slot_id": "99999999999999999999",
            },
        )
        self.assertEqual(registration.question_brought, "Hoe dan?")
