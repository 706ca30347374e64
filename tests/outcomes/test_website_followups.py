from odoo.tests import tagged

from .reader_case import ReaderCase


@tagged("post_install", "-at_install")
class TestWebsiteFollowups(ReaderCase):
    def test_visitors_see_what_staff_published_and_no_more(self):
        hidden = self.make_followup("Nog niet te zien")
        text = self.get_text("/opvolging")
        self.assertIn("Een vorming", text)
        self.assertNotIn("Nog niet", text)
        self.get_page(hidden.website_url, status=404)
        self.get_page("/opvolging/onzin", status=404)
        self.followup.active = False
        self.get_page(self.followup.website_url, status=404)

    def test_the_page_tells_state_owner_effects_and_report(self):
        report = self.make_report(self.meeting)
        report.action_review()
        report.action_publish()
        self.followup.write(
            {"state": "done", "responsible_partner_id": self.organisation.id}
        )
        self.env["cafe.followup.effect"].create(
            {"followup_id": self.followup.id, "text": "Nu kookt iedereen"}
        )
        page = self.get_page(f"/en{self.followup.website_url}")
        text = page.text_content()
        for word in ("Done", "Lamplicht", "Nu kookt iedereen"):
            self.assertIn(word, text)
        links = [link.get("href") or "" for link in page.iter("a")]
        self.assertTrue([link for link in links if report.website_url in link])

    def test_a_withheld_name_stands_nowhere(self):
        self.make_registration(self.meeting, "Roos Adams", consent_report=False)
        self.followup.write(
            {
                "name": "Het plan van Roos Adams",
                "description": "Vraag het Roos Adams",
                "responsible_partner_id": self.make_person("Roos Adams").id,
                "state": "dropped",
                "drop_reason": "Roos Adams stopt",
            }
        )
        self.env["cafe.followup.effect"].create(
            {"followup_id": self.followup.id, "text": "Roos Adams deed het"}
        )
        self.assertNotIn("roos", self.followup.website_url)
        self.join()
        self.sign_in(self.member)
        for path in (self.followup.website_url, "/opvolging", "/my/opvolging"):
            with self.subTest(path):
                page = self.url_open(path)
                self.assertEqual(page.status_code, 200)
                self.assertIn("Het plan van", page.text)
                self.assertNotIn("Roos", page.text)

    def test_open_or_done(self):
        self.make_followup("Klaar is klaar", state="done", is_published=True)
        for show, seen, unseen in (
            ("open", "Een vorming", "Klaar is klaar"),
            ("done", "Klaar is klaar", "Een vorming"),
        ):
            text = self.get_text(f"/opvolging?show={show}")
            self.assertIn(seen, text)
            self.assertNotIn(unseen, text)
        self.assertIn("Klaar", self.get_text("/opvolging?show=onzin"))

    def test_pages_of_twelve_keep_the_filter(self):
        for number in range(15):
            self.make_followup(f"Punt {number}", is_published=True)
        page = self.get_page("/opvolging?show=open")
        self.assertEqual(len(page.find_class("o_cafe_followup_list")[0]), 12)
        second = self.get_page("/opvolging/page/2?show=open")
        self.assertEqual(len(second.find_class("o_cafe_followup_list")[0]), 4)
        links = [link.get("href") or "" for link in page.iter("a")]
        self.assertTrue(
            [link for link in links if "/page/2" in link and "show=open" in link]
        )

    def test_the_same_queries_for_few_and_many(self):
        self.followup.is_published = False
        self.sign_in(self.member)
        own = self.make_own_organisation()

        def add(count):
            for number in range(count):
                session = self.make_session(self.series, days=-20 - number)
                report = self.make_report(session, body="<p>Iets</p>")
                report.action_review()
                report.action_publish()
                followup = self.make_followup(
                    f"Punt {number}",
                    event_id=session.id,
                    is_published=True,
                    responsible_partner_id=own.id,
                )
                self.env["cafe.followup.effect"].create(
                    {"followup_id": followup.id, "text": "Iets"}
                )

        paths = ("/en/opvolging?show=open", "/en/my/opvolging")
        add(3)
        few = [self.count_queries(path) for path in paths]
        add(8)
        self.assertEqual([self.count_queries(path) for path in paths[:1]], few[:1])
        add(19)
        # a page more in the pager costs nothing either
        many = [self.count_queries(path) for path in paths]
        self.assertEqual(many, few)

    def test_the_sitemap_has_them(self):
        hidden = self.make_followup("Nog niet te zien")
        urls = self.env["cafe.followup.portal"]._get_urls()
        self.assertIn(self.followup.website_url, urls)
        self.assertNotIn(hidden.website_url, urls)
        text = self.url_open("/sitemap.xml").text
        self.assertIn(self.followup.website_url, text)

    def test_the_menu_leads_there(self):
        hrefs = [link.get("href") or "" for link in self.get_page("/").iter("a")]
        self.assertTrue([href for href in hrefs if href.endswith("/opvolging")])

    def test_another_company_stays_out(self):
        other = self.env["res.company"].create({"name": "Ander huis"})
        self.followup.write({"event_id": False, "company_id": other.id})
        self.get_page(self.followup.website_url, status=404)
