import base64

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..website_case import WebsiteCase


class ReportCase(WebsiteCase):
    @classmethod
    def make_published_report(cls, body="<p>Alles</p>", days=-30, **values):
        session = cls.make_session(cls.series, days=days, **values)
        report = cls.make_report(session, body=body)
        report.action_publish()
        return report


@tagged("post_install", "-at_install")
class TestReportList(ReportCase):
    url = "/en/verslagen"

    def test_without_reports_it_says_what_to_expect(self):
        self.env["cafe.session.report"].search([]).is_published = False
        self.assertTrue(self.get_text(self.url, "o_cafe_empty"))

    def test_shows_series_number_and_title_the_newest_first(self):
        self.make_published_report(name="Oud verslag", days=-90)
        new = self.make_published_report(name="Nieuw verslag", days=-2)
        text = self.get_text(self.url)
        self.assertLess(text.index("Nieuw verslag"), text.index("Oud verslag"))
        self.assertIn(f"Café Test {new.event_id.session_number}", text)

    def test_shows_a_report_whose_session_is_not_on_the_website(self):
        report = self.make_published_report(name="Nooit aangekondigd")
        self.assertFalse(report.event_id.is_published)
        self.assertIn("Nooit aangekondigd", self.get_text(self.url))

    def test_hides_drafts_and_what_was_unpublished(self):
        self.make_report(self.make_session(self.series, name="Een ontwerp"))
        self.make_published_report(name="Teruggetrokken").is_published = False
        for user in (None, self.member, self.secretary):
            if user:
                self.sign_in(user)
            text = self.get_text(self.url)
            self.assertNotIn("Een ontwerp", text)
            self.assertNotIn("Teruggetrokken", text)

    def test_goes_on_to_a_next_page(self):
        for number in range(13):
            self.make_published_report(name=f"Blad {number:02}", days=-number - 1)
        self.assertNotIn("Blad 12", self.get_text(self.url))
        self.assertIn("Blad 12", self.get_text(f"{self.url}/page/2"))

    def test_renders_in_each_language(self):
        for lang in ("nl", "fr", "en"):
            page = self.get_page(f"/{lang}/verslagen")
            self.assertTrue(page.get("lang").startswith(lang))

    def test_twelve_reports_cost_no_more_queries_than_two(self):
        self.env["cafe.session.report"].search([]).is_published = False

        def publish(count):
            for number in range(count):
                theme = self.make_theme(f"Thema {number}", self.series)
                self.make_published_report(theme_id=theme.id, days=-number - 1)

        publish(2)
        few = self.count_queries(self.url)
        publish(10)
        self.assertEqual(self.count_queries(self.url), few)


@tagged("post_install", "-at_install")
class TestReportPage(ReportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.report = cls.make_published_report(
            "<h2>Wat op tafel kwam</h2><p>Bart Claes vroeg ‘hoe?’ – één keer.</p>",
            organizer_id=cls.make_organisation("De Tafel vzw").id,
        )
        cls.url = f"/en{cls.report.website_url}"

    def register(self, name, **values):
        return self.make_registration(
            self.report.event_id, name, state="done", **values
        )

    def test_shows_the_published_version(self):
        text = self.get_text(self.url)
        self.assertIn(f"Café Test {self.report.event_id.session_number}", text)
        self.assertIn("Wat op tafel kwam", text)
        self.assertIn("‘hoe?’ – één keer", text)
        self.assertIn("De Tafel vzw", text)
        self.assertIn("Version 1", text)

    def test_says_in_which_language_the_report_is_written(self):
        self.report.event_id.lang = "nl_BE"
        (body,) = self.get_page(self.url).find_class("o_cafe_report_body")
        self.assertEqual(body.get("lang"), "nl-BE")

    def test_a_draft_of_a_next_version_stays_inside(self):
        self.report.action_reopen()
        self.report.write({"body": "<p>Nog niet rijp</p>", "change_note": "Meer"})
        self.assertNotIn("Nog niet rijp", self.get_text(self.url))
        self.report.action_publish()
        self.assertIn("Nog niet rijp", self.get_text(self.url))

    def test_names_people_by_consent_and_organisations_always(self):
        self.register("Bart Claes", organisation_name="Repair Atelier")
        self.register("Cato Smit", organisation_name="Stadslab", consent_report=True)
        response = self.url_open(self.url)
        self.assertNotIn("Bart Claes", response.text)
        text = self.get_text(self.url)
        self.assertIn("Cato Smit, Stadslab", text)
        self.assertIn("Repair Atelier", text)
        self.assertIn("1 more", text)

    def test_consent_that_is_withdrawn_counts_at_once(self):
        registration = self.register("Bart Claes", consent_report=True)
        self.assertIn("Bart Claes", self.get_text(self.url))
        registration.consent_report = False
        self.assertNotIn("Bart Claes", self.get_text(self.url))

    def test_what_is_not_published_is_not_found(self):
        self.report.is_published = False
        self.get_page(self.url, status=404)
        self.get_page(f"{self.url}/pdf", status=404)
        for user in (self.member, self.coordinator, self.outsider):
            self.sign_in(user)
            self.get_page(self.url, status=404)
            self.get_page(f"{self.url}/pdf", status=404)

    def test_a_draft_is_not_found_not_even_by_the_secretariat(self):
        draft = self.make_report(self.make_session(self.series))
        self.sign_in(self.secretary)
        self.get_page(f"/en{draft.website_url}", status=404)

    def test_the_secretariat_sees_that_it_is_not_published(self):
        self.report.is_published = False
        self.sign_in(self.secretary)
        self.assertTrue(self.get_text(self.url, "o_cafe_unpublished"))

    def test_a_visitor_sees_no_such_notice(self):
        self.assertFalse(self.get_text(self.url, "o_cafe_unpublished"))

    def test_gives_the_pdf_under_a_name_that_says_what_it_is(self):
        response = self.url_open(f"{self.url}/pdf")
        self.assertEqual(response.status_code, 200)
        self.assertEqual(response.headers["Content-Type"], "application/pdf")
        self.assertTrue(response.content.startswith(b"%PDF"))
        kept = self.report.published_version_id.pdf
        self.assertEqual(response.content, base64.b64decode(kept))
        disposition = response.headers["Content-Disposition"]
        self.assertTrue(disposition.startswith("inline"))
        self.assertIn("Caf%C3%A9%20Test", disposition)

    def test_more_people_cost_no_more_queries(self):
        def come(numbers):
            for number in numbers:
                self.register(
                    f"Persoon {number}",
                    organisation_name=f"Huis {number}",
                    consent_report=True,
                )

        come(range(2))
        few = self.count_queries(self.url)
        come(range(2, 20))
        self.assertEqual(self.count_queries(self.url), few)


@tagged("post_install", "-at_install")
class TestReportOverRpc(ReportCase):
    """What a member gets who asks the server directly."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.report = cls.make_published_report("<p>Alles</p>")

    def read(self, *names):
        return self.report.with_user(self.member).read(list(names))

    def test_reads_what_is_public(self):
        (values,) = self.read("display_name", "public_body", "website_url")
        self.assertIn("Alles", values["public_body"])

    def test_does_not_read_the_text_or_its_versions(self):
        for name in ("body", "unplaced", "version_ids", "source_text"):
            with self.assertRaises(AccessError, msg=name):
                self.read(name)

    def test_does_not_read_registrations_series_or_themes(self):
        registration = self.make_registration(self.report.event_id)
        theme = self.make_theme(series=self.series)
        for record in (registration, self.series, theme):
            with self.assertRaises(AccessError, msg=record._name):
                record.with_user(self.member).read(["display_name"])


@tagged("post_install", "-at_install")
class TestPortalCounter(ReportCase):
    def count(self, counters):
        self.sign_in(self.member)
        return self.make_jsonrpc_request("/my/counters", {"counters": counters})

    def test_counts_published_reports_only(self):
        before = self.count(["cafe_report_count"])["cafe_report_count"]
        self.make_published_report()
        self.make_published_report().is_published = False
        after = self.count(["cafe_report_count"])["cafe_report_count"]
        self.assertEqual(after - before, 1)

    def test_counts_only_when_asked(self):
        self.assertNotIn("cafe_report_count", self.count([]))
