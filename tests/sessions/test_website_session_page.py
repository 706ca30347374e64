import re
from datetime import timedelta

from odoo.tests import tagged

from ..website_case import WebsiteCase


@tagged("post_install", "-at_install")
class TestSessionPage(WebsiteCase):
    def url(self, session=None, lang="en"):
        return f"/{lang}/event/{(session or self.meeting).id}/register"

    def test_shows_series_number_theme_moderator_and_length(self):
        self.meeting.write(
            {
                "theme_id": self.make_theme("Waarom samen?", self.series).id,
                "moderator_id": self.make_person("Mira Janssens").id,
            }
        )
        text = self.get_text(self.url(), "o_cafe_facts")
        self.assertIn(f"Café Test {self.meeting.session_number}", text)
        self.assertIn("Waarom samen?", text)
        self.assertIn("Mira Janssens", text)
        self.assertIn("2 hours", text)

    def test_renders_in_each_language(self):
        for lang in ("nl", "fr", "en"):
            page = self.get_page(self.url(lang=lang))
            self.assertTrue(page.get("lang").startswith(lang))
            self.assertTrue(page.find_class("o_cafe_facts"))

    def test_a_moderator_who_registered_without_consent_is_not_named(self):
        self.meeting.moderator_id = self.make_person("Mira Janssens")
        registration = self.make_registration(self.meeting, "Mira Janssens")
        self.assertNotIn("Mira", self.get_text(self.url()))
        registration.consent_report = True
        self.assertIn("Mira Janssens", self.get_text(self.url()))

    def test_shows_a_question_with_its_organisation(self):
        self.make_registration(
            self.meeting,
            organisation_name="Repair Atelier",
            question_brought="Wie brengt soep?",
        )
        text = self.get_text(self.url(), "o_cafe_question")
        self.assertIn("Wie brengt soep?", text)
        self.assertIn("Repair Atelier", text)

    def test_names_who_brings_a_question_only_with_consent(self):
        registration = self.make_registration(
            self.meeting, "Bart Claes", question_brought="Ik, Bart Claes, vraag het?"
        )
        self.assertNotIn("Bart Claes", self.url_open(self.url()).text)
        registration.consent_report = True
        self.assertIn("Bart Claes", self.get_text(self.url(), "o_cafe_question_from"))

    def test_a_question_is_text_never_markup(self):
        self.make_registration(
            self.meeting,
            organisation_name="<b>Vet</b>",
            question_brought="<script>alert('x')</script>",
        )
        page = self.get_page(self.url())
        item = page.find_class("o_cafe_question")[0]
        self.assertIn("<script>alert('x')</script>", item.text_content())
        self.assertIn("<b>Vet</b>", item.text_content())
        self.assertFalse(item.xpath(".//script | .//b"))

    def test_leaves_out_cancelled_and_hidden_questions(self):
        self.make_registration(self.meeting, question_brought="Weg", state="cancel")
        self.make_registration(
            self.meeting, question_brought="Verborgen", question_published=False
        )
        text = self.get_text(self.url())
        self.assertNotIn("Weg", text)
        self.assertNotIn("Verborgen", text)

    def test_invites_to_bring_the_first_question(self):
        self.assertTrue(self.get_text(self.url(), "o_cafe_no_questions"))

    def test_does_not_ask_for_questions_once_it_is_over(self):
        self.meeting.write(
            {
                "date_begin": self.meeting.date_begin - timedelta(days=90),
                "date_end": self.meeting.date_end - timedelta(days=90),
            }
        )
        self.assertFalse(self.get_page(self.url()).find_class("o_cafe_questions"))

    def test_links_to_the_report_once_it_is_published(self):
        report = self.make_report(self.meeting, body="<p>Alles</p>")
        self.assertFalse(self.get_page(self.url()).find_class("o_cafe_report_link"))
        report.action_publish()
        (link,) = self.get_page(self.url()).xpath(
            "//p[contains(@class, 'o_cafe_report_link')]/a"
        )
        self.assertTrue(link.get("href").endswith(report.website_url))

    def test_thirty_questions_cost_no_more_queries_than_three(self):
        def bring(count):
            for number in range(count):
                self.make_registration(
                    self.meeting,
                    f"Persoon {number}",
                    organisation_id=self.make_organisation(f"Huis {number}").id,
                    question_brought=f"Vraag {number}?",
                    consent_report=number % 2,
                )

        bring(3)
        few = self.count_queries(self.url())
        bring(27)
        self.assertEqual(self.count_queries(self.url()), few)
        self.assertEqual(
            len(self.get_page(self.url()).find_class("o_cafe_question")), 30
        )


@tagged("post_install", "-at_install")
class TestStockEventPage(WebsiteCase):
    VIEWS = (
        "event_description_full",
        "registration_attendee_details",
        "registration_event_question",
        "registration_complete",
        "registration_template",
        "modal_ticket_registration",
    )

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.event = cls.make_stock_event(description="<p>Taart</p>")
        cls.url = f"/en/event/{cls.event.id}/register"

    def set_our_views(self, active):
        for name in self.VIEWS:
            self.env.ref(f"cafe_partage_module.{name}").active = active

    def get_form(self):
        return self.make_jsonrpc_request(
            f"/en/event/{self.event.id}/registration/new", {"nb_register-0": "2"}
        )

    def test_shows_nothing_of_sessions(self):
        page = self.get_page(self.url)
        self.assertFalse(page.xpath("//*[contains(@class, 'o_cafe_')]"))
        self.assertIn("Taart", page.text_content())

    def test_page_and_queries_are_those_without_the_addon(self):
        ours = self.count_queries(self.url)
        our_text = self.get_text(self.url)
        self.set_our_views(False)
        self.assertEqual(ours, self.count_queries(self.url))
        self.assertEqual(our_text, self.get_text(self.url))

    def test_form_is_the_one_without_the_addon(self):
        self.authenticate(None, None)
        with_addon = self.get_form()
        self.set_our_views(False)
        self.assertEqual(
            self.without_token(with_addon), self.without_token(self.get_form())
        )

    def without_token(self, form):
        """The words of a form; its token is another one each second."""
        return re.sub(r'name="csrf_token" value="\w+"', "", form).split()

    def test_registers_without_our_fields(self):
        _response, registration = self.register(
            self.event,
            {
                "name": "Tom Test",
                "email": "tom@visitor.example",
                "organisation_name": "Nieuwe Kring",
                "consent_report": "1",
            },
        )
        self.assertEqual(registration.name, "Tom Test")
        self.assertFalse(registration.organisation_label)
        self.assertFalse(registration.consent_report)
        self.assertFalse(registration.lang)
