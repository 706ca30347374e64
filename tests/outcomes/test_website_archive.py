"""The archive as visitors see it: list, feed, sitemap, a page and what it tells."""

import json

from lxml import etree

from odoo.tests import tagged

from .test_website_reports import ReportCase

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@tagged("post_install", "-at_install")
class TestArchivePages(ReportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["cafe.session.report"].search([]).is_published = False
        cls.report = cls.make_published_report(
            "<p>Onze netwerken &lt;/script&gt;</p>",
            name="Sam De Vos </script>",
            lang="nl_BE",
        )
        cls.sam = cls.make_registration(
            cls.report.event_id, "Sam De Vos", state="done", consent_report=True
        )

    def get_json_ld(self):
        (script,) = self.get_page(f"/en{self.report.website_url}").xpath(
            "//script[@type='application/ld+json']"
        )
        return {thing["@type"]: thing for thing in json.loads(script.text)["@graph"]}

    def get_feed(self):
        response = self.url_open("/en/verslagen/feed")
        self.assertTrue(
            response.headers["Content-Type"].startswith("application/atom+xml")
        )
        return etree.fromstring(response.content)

    def test_searches_with_marked_and_escaped_snippets(self):
        page = self.get_page("/en/verslagen?zoek=netwerk")
        (mark,) = page.xpath("//mark")
        self.assertEqual(mark.text, "netwerken")
        response = self.url_open("/en/verslagen?zoek=<script>alert(1)</script>")
        self.assertNotIn("<script>alert", response.text)
        self.assertTrue(self.get_text("/en/verslagen?zoek=boerderij", "o_cafe_empty"))

    def test_paging_keeps_what_was_asked(self):
        for number in range(13):
            self.make_published_report("<p>Rabarber</p>", name=f"Blad {number}")
        page = self.get_page("/en/verslagen?zoek=rabarber")
        entries = "//ol[contains(@class, 'report_list')]/li"
        self.assertEqual(len(page.xpath(entries)), 12)
        (link,) = set(page.xpath("//a[contains(@href, '/page/2')]/@href"))
        self.assertIn("zoek=rabarber", link)
        page = self.get_page(link)
        self.assertEqual(len(page.xpath(entries)), 1)

    def test_the_feed_is_atom(self):
        feed = self.get_feed()
        self.assertTrue(feed.findtext("a:id", namespaces=ATOM).startswith("tag:"))
        (entry,) = feed.findall("a:entry", ATOM)
        self.assertTrue(entry.findtext("a:id", namespaces=ATOM).startswith("tag:"))
        self.assertIn("</script>", entry.findtext("a:title", namespaces=ATOM))
        for name in ("updated", "published"):
            moment = entry.findtext(f"a:{name}", namespaces=ATOM)
            self.assertRegex(moment, r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$")
        address = entry.find("a:link", ATOM).get("href")
        self.assertTrue(address.endswith(self.report.website_url))
        (link,) = self.get_page("/en/verslagen").xpath(
            "//link[@type='application/atom+xml']/@href"
        )
        self.assertTrue(link.endswith("/verslagen/feed"))

    def test_the_feed_has_each_part_that_the_standard_asks_once(self):
        self.make_published_report("<p>Later &amp; meer</p>", name="Twee")
        feed = self.get_feed()
        for element in (feed, *feed.findall("a:entry", ATOM)):
            for name in ("id", "title", "updated"):
                found = element.findall(f"a:{name}", ATOM)
                self.assertEqual(len(found), 1, name)
                self.assertTrue(found[0].text)
        self.assertEqual(len(feed.findall("a:author/a:name", ATOM)), 1)
        rels = [link.get("rel") for link in feed.findall("a:link", ATOM)]
        self.assertEqual(sorted(rels), ["alternate", "self"])
        moments = [e.text for e in feed.findall("a:entry/a:updated", ATOM)]
        self.assertEqual(feed.findtext("a:updated", namespaces=ATOM), max(moments))
        ids = [e.text for e in feed.iter(f"{{{ATOM['a']}}}id")]
        self.assertEqual(len(ids), len(set(ids)))
        self.assertEqual(len(ids), 3)

    def test_an_entry_keeps_its_id_when_the_report_changes(self):
        before = self.get_feed().findtext("a:entry/a:id", namespaces=ATOM)
        self.report.action_reopen()
        self.report.event_id.name = "Anders"
        self.report.change_note = "Een andere titel"
        self.report.action_publish()
        after = self.get_feed().findtext("a:entry/a:id", namespaces=ATOM)
        self.assertEqual(after, before)

    def test_tells_search_engines_what_it_is(self):
        facts = self.get_json_ld()
        self.assertEqual(facts["Report"]["headline"], "Sam De Vos </script>")
        self.assertEqual(facts["Report"]["about"]["@id"], facts["Event"]["@id"])
        self.assertRegex(facts["Event"]["startDate"], r"[+]0[12]:00$")
        self.assertEqual(facts["Event"]["superEvent"]["name"], self.series.name)
        page = self.get_page(f"/en{self.report.website_url}")
        (title,) = page.xpath("//meta[@property='og:title']/@content")
        self.assertEqual(title, "Sam De Vos </script>")

    def test_an_old_address_leads_to_the_present_one(self):
        old = self.report.website_url
        self.report.event_id.name = "Een nieuwe naam"
        response = self.url_open(old, allow_redirects=False)
        self.assertEqual(response.status_code, 301)
        self.assertTrue(response.headers["Location"].endswith(self.report.website_url))
        self.assertIn("een-nieuwe-naam", self.report.website_url)

    def test_consent_withdrawn_is_gone_at_once_everywhere(self):
        addresses = ("/verslagen", "/verslagen?zoek=netwerk", "/verslagen/feed")
        for address in (*addresses, self.report.website_url):
            self.assertIn("De Vos", self.url_open(f"/en{address}").text, address)
        self.assertIn("de-vos", self.url_open("/sitemap.xml").text)
        self.sam.consent_report = False
        for address in (*addresses, self.report.website_url, "/verslagen?zoek=vos"):
            text = self.url_open(f"/en{address}").text.replace("zoek=vos", "")
            self.assertNotIn("De Vos", text, address)
            self.assertNotIn("de-vos", text, address)
        self.assertNotIn("de-vos", self.url_open("/sitemap.xml").text)

    def test_drafts_are_in_no_feed_and_no_sitemap(self):
        self.assertIn("/verslagen/", self.url_open("/sitemap.xml").text)
        self.report.is_published = False
        self.assertFalse(self.get_feed().findall("a:entry", ATOM))
        self.assertNotIn(self.report.website_url, self.url_open("/sitemap.xml").text)

    def test_tells_what_each_version_changed(self):
        self.report.action_reopen()
        self.report.change_note = "Een cijfer van Sam De Vos verbeterd"
        self.report.action_publish()
        text = self.get_text(f"/en{self.report.website_url}", "o_cafe_version")
        self.assertRegex(text, r"Version 2\s*,.*Een cijfer van Sam De Vos")
        self.assertLess(text.index("Version 2"), text.index("Version 1"))
        self.sam.consent_report = False
        text = self.get_text(f"/en{self.report.website_url}", "o_cafe_version")
        self.assertIn("Een cijfer van [name withheld]", text)

    def test_another_website_does_not_show_it(self):
        self.report.event_id.website_id = self.env["website"].create({"name": "Ander"})
        self.get_page(f"/en{self.report.website_url}", status=404)
        self.get_page(f"/en{self.report.website_url}/pdf", status=404)


@tagged("post_install", "-at_install")
class TestArchiveOnAPhone(ReportCase):
    browser_size = "390x844"

    def test_a_visitor_searches_filters_and_opens_a_report(self):
        self.make_published_report(
            "<p>Onze café's en netwerken</p>", name="Gevonden", lang="nl_BE"
        )
        self.make_published_report("<p>Iets anders</p>", name="Niet gevonden")
        self.start_tour("/en/verslagen", "cafe_archive_search")
