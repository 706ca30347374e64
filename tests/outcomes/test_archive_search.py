"""What is found in the archive, and what never is."""

import doctest

from odoo.tests import tagged
from odoo.tools import SQL

from odoo.addons.cafe_partage_module.tools import json_ld, search_text

from ..common import CafeCase


def test_the_examples_of_the_tools():
    for module in (search_text, json_ld):
        result = doctest.testmod(module)
        assert result.attempted and not result.failed


@tagged("post_install", "-at_install")
class TestArchiveSearch(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("nl_BE")
        cls.env["res.lang"]._activate_lang("fr_BE")
        cls.env["cafe.session.report"].search([]).is_published = False
        cls.series = cls.make_series()
        cls.archive = cls.env["cafe.report.archive"].with_user(
            cls.env.ref("base.public_user")
        )

    @classmethod
    def publish(cls, body, lang="nl_BE", **values):
        session = cls.make_session(cls.series, days=-3, lang=lang, **values)
        report = cls.make_report(session, body=body)
        report.action_publish()
        return report

    def find(self, asked, **filters):
        self.env.flush_all()
        page = self.archive._get_page({"zoek": asked, **filters})
        self.assertEqual(page["total"], len(page["reports"]))
        return [report["title"] for report in page["reports"]]

    def assert_finds(self, *asked):
        for text in asked:
            self.assertTrue(self.find(text), text)

    def test_dutch_stems_and_accents(self):
        self.publish("<p>Onze café's vragen van netwerken en één methode.</p>")
        self.assert_finds("cafes", "cafés", "Café", "netwerk", "vraag", "een METHODES")
        self.assertFalse(self.find("boerderij"))

    def test_french_stems_and_accents(self):
        self.publish("<p>L’école décide : des idées financées.</p>", "fr_BE")
        self.assert_finds("ecole", "écoles", "idee", "financer", "l'école", "decider")

    def test_english_stems_and_accents(self):
        self.publish("<p>Learning networks meet in cafés.</p>", "en_US")
        self.assert_finds("learned", "network", "cafe")

    def test_quotes_and_minus_keep_their_meaning(self):
        self.publish("<p>Samen verder werken.</p>", name="Een")
        self.publish("<p>Verder, en dan samen, zonder geld.</p>", name="Twee")
        self.assertEqual(self.find("“samen verder”"), ["Een"])
        self.assertEqual(self.find("samen -geld"), ["Een"])
        self.assertEqual(len(self.find("samen verder")), 2)

    def test_odd_questions_find_nothing_and_break_nothing(self):
        self.publish("<p>Alles</p>")
        for asked in ("'; DROP TABLE x; --", '"', "((&|!", "\0", "%", ":*", "x" * 5000):
            self.assertFalse(self.find(asked), asked)

    def test_a_title_counts_more_than_the_text(self):
        self.publish("<p>subsidie " + "woord " * 20 + "</p>", name="Tekst")
        self.publish("<p>Alles</p>", name="Een subsidie")
        self.assertEqual(self.find("subsidies"), ["Een subsidie", "Tekst"])

    def test_the_snippet_marks_the_forms_of_what_was_asked(self):
        self.publish("<p>" + "woord " * 90 + "de café’s &lt;b&gt; vragen.</p>")
        (report,) = self.archive._get_page({"zoek": "cafe vraag"})["reports"]
        marked = [text for text, is_marked in report["snippet"] if is_marked]
        self.assertEqual(marked, ["café’s", "vragen"])
        self.assertIn("<b>", "".join(text for text, _marked in report["snippet"]))

    def test_drafts_and_next_versions_are_not_found(self):
        report = self.publish("<p>Rabarber</p>")
        report.action_reopen()
        report.write({"body": "<p>Aalbes</p>", "change_note": "Een ander fruit"})
        self.assertFalse(self.find("aalbes"))
        self.assert_finds("rabarber")
        report.action_publish()
        self.assert_finds("aalbes")
        self.assertFalse(self.find("rabarber"))
        report.is_published = False
        self.assertFalse(self.find("aalbes"))

    def test_nobody_is_found_who_did_not_consent(self):
        report = self.publish("<p>Zo zei Ilse Vermeulen.</p>", name="Ilse Vermeulen")
        self.assert_finds("vermeulen")
        ilse = self.make_registration(report.event_id, "Ilse Vermeulen", state="done")
        self.assertFalse(self.find("vermeulen"))
        ilse.consent_report = True
        self.assert_finds("vermeulen")
        ilse.consent_report = False
        self.assertFalse(self.find("vermeulen"))
        self.assertNotIn("Vermeulen", str(self.archive._get_page({})))
        self.assertNotIn("Vermeulen", str(self.archive._get_feed()))
        self.assertNotIn("vermeulen", str(self.archive._get_sitemap()))
        self.env.flush_all()
        stored = self.env.execute_query(
            SQL("SELECT r::text FROM cafe_session_report r WHERE id = %s", report.id)
        )
        vector = stored[0][0].split("'")
        self.assertNotIn("vermeul", vector)

    def test_the_sitemap_that_was_kept_goes_with_a_name(self):
        report = self.publish("<p>Alles</p>", name="Met Ilse Vermeulen")
        ilse = self.make_registration(
            report.event_id, "Ilse Vermeulen", state="done", consent_report=True
        )
        kept = self.env["ir.attachment"].create(
            {"name": "s", "type": "binary", "url": "/sitemap-1-ab.xml", "raw": b"x"}
        )
        self.env.flush_all()
        kept = kept.exists() or kept.create(
            {"name": "s", "type": "binary", "url": "/sitemap-1-ab.xml", "raw": b"x"}
        )
        ilse.consent_report = False
        self.env.flush_all()
        self.assertFalse(kept.exists())

    def test_filters_combine_and_count_what_is_published(self):
        theme = self.make_theme("Geld", self.series)
        network = self.make_network(website_published=True)
        hidden = self.make_network("Verborgen")
        first = self.publish("<p>Alles</p>", name="Een", theme_id=theme.id)
        self.publish("<p>Alles</p>", name="Twee")
        self.make_report(self.make_session(self.series, theme_id=theme.id))
        for served in (network, hidden):
            self.make_registration(
                first.event_id, state="done", network_id=served.id, name=served.name
            )
        self.env.flush_all()
        page = self.archive._get_page({"zoek": "alles"})
        counts = {
            facet["name"]: [(o["label"], o["count"]) for o in facet["options"]]
            for facet in page["facets"]
        }
        self.assertEqual(counts["reeks"], [("Café Test", 2)])
        self.assertEqual(counts["thema"], [("Geld", 1)])
        self.assertEqual(counts["netwerk"], [("Netwerk Zaad", 1)])
        self.assertEqual(sum(count for _year, count in counts["jaar"]), 2)
        ids = {"thema": str(theme.id), "netwerk": str(network.id)}
        self.assertEqual(self.find("alles", **ids), ["Een"])
        self.assertEqual(self.find("", reeks=str(self.series.id), jaar="1990"), [])
        self.assertEqual(self.find("", netwerk=str(hidden.id)), [])
        self.assertEqual(len(self.find("", thema="geld'--", jaar="²")), 2)

    def test_another_company_and_another_website_show_their_own(self):
        company = self.env["res.company"].create({"name": "Elders"})
        series = self.make_series("Elders", company_id=company.id)
        session = self.make_session(series, days=-2, company_id=company.id)
        self.make_report(session, body="<p>Elders</p>").action_publish()
        website = self.env["website"].create({"name": "Ander"})
        report = self.publish("<p>Elders</p>")
        self.assertEqual(len(self.find("elders")), 1)
        report.event_id.website_id = website
        self.assertFalse(self.find("elders"))
        self.assertFalse(self.archive._get_feed())

    def test_the_backend_finds_published_text_by_its_stem(self):
        report = self.publish("<p>Onze café's</p>")
        Report = self.env["cafe.session.report"].with_user(self.secretary)
        self.assertEqual(Report.search([("found_text", "=", "cafes")]), report)

    def test_the_index_is_used(self):
        self.publish("<p>Rabarber</p>")
        self.env.flush_all()
        self.env.cr.execute("SET LOCAL enable_seqscan = off")
        Report = self.env["cafe.session.report"].sudo()
        query = Report._search(Report._get_search_domain("rabarber"))
        plan = self.env.execute_query(SQL("EXPLAIN %s", query.select()))
        self.assertIn("search_vector_idx", str(plan))

    def test_thirty_reports_cost_no_more_queries_than_three(self):
        def publish(numbers):
            for number in numbers:
                theme = self.make_theme(f"Thema {number}", self.series)
                network = self.make_network(f"N{number}", website_published=True)
                report = self.publish("<p>Woord</p>", theme_id=theme.id)
                self.make_registration(
                    report.event_id, f"Persoon {number}", network_id=network.id
                )

        def count(ask):
            self.env.flush_all()
            ask()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            ask()
            return self.cr.sql_log_count - before

        asks = (
            lambda: self.archive._get_page({"zoek": "woorden"}),
            self.archive._get_feed,
            self.archive._get_sitemap,
        )
        publish(range(3))
        few = [count(ask) for ask in asks]
        publish(range(3, 30))
        for ask, cost in zip(asks, few, strict=True):
            self.assertLessEqual(count(ask), cost)
