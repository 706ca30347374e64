from odoo.tests import tagged

from .theme_case import ThemeCase


@tagged("post_install", "-at_install")
class TestThemePages(ThemeCase):
    """What everybody reads of themes."""

    def test_the_list_shows_voices_and_no_names(self):
        self.theme.supporter_ids = self.make_person("Bo Smet")
        for path in ("/themas", self.theme.website_url):
            with self.subTest(path):
                text = self.url_open(path).text
                self.assertIn("Wie wast af?", text)
                self.assertIn("1 voice", text)
                self.assertNotIn("Bo Smet", text)
                self.assertNotIn("Tine Raes", text)

    def test_most_voices_come_first_and_every_state_has_its_place(self):
        liked = self.make_theme("Soep", self.series, is_published=True)
        liked.supporter_ids = self.make_person("An") | self.make_person("Bo")
        planned = self.make_theme("Brood", self.series, is_published=True)
        session = self.make_session(
            self.series, published=True, theme_id=planned.id, name="Sessie over brood"
        )
        parked = self.make_theme("Kaas", self.series, is_published=True, state="parked")
        page = self.get_page("/themas")
        names = [link.text for link in page.xpath("//main//ol//h3/a")]
        self.assertLess(names.index("Soep"), names.index("Wie wast af?"))
        (part,) = page.find_class("o_cafe_planned")
        self.assertIn("Brood", part.text_content())
        self.assertIn(session.website_url, [a.get("href") for a in part.iter("a")])
        self.assertNotIn(parked.name, names)
        self.assertEqual(self.url_open(parked.website_url).status_code, 200)

    def test_what_staff_hide_is_not_there(self):
        for values in ({"is_published": False}, {"active": False}):
            with self.subTest(**values):
                self.theme.write({"is_published": True, "active": True, **values})
                self.assertNotIn("Wie wast af?", self.get_text("/themas"))
                self.get_page(self.theme.website_url, 404)
                response = self.post(self.theme.website_url, step="support")
                self.assertEqual(response.status_code, 404)

    def test_a_theme_of_another_company_is_not_there(self):
        company = self.env["res.company"].create({"name": "Ander Huis"})
        self.theme.write({"series_id": False, "company_id": company.id})
        self.get_page(self.theme.website_url, 404)

    def test_a_double_leads_to_what_stays(self):
        stays = self.make_theme("Afwassen", self.series, is_published=True)
        url = self.theme.website_url
        self.theme._merge_into(stays)
        response = self.url_open(url, allow_redirects=False)
        self.assertEqual(response.status_code, 301)
        self.assertTrue(response.headers["Location"].endswith(stays.website_url))

    def test_nonsense_in_the_address_is_not_found(self):
        for key in ("x", "wie-wast-af-999999999", "0"):
            with self.subTest(key):
                self.get_page(f"/themas/{key}", 404)

    def test_who_did_not_consent_is_not_named(self):
        self.make_registration(self.meeting, "Anna De Vos")
        self.theme.write(
            {
                "name": "Wat Anna De Vos vroeg",
                "reason": "Anna De Vos vroeg het.",
                "origin_session_id": self.meeting.id,
            }
        )
        self.assertNotIn("de-vos", self.theme.website_url)
        for path in ("/themas", self.theme.website_url):
            with self.subTest(path):
                self.assertNotIn("De Vos", self.url_open(path).text)

    def test_pages_cost_the_same_for_3_and_for_30_themes(self):
        self.make_voices(2)
        self.sign_in(self.member)
        pages = ("/themas", "/my/themas", self.theme.website_url)
        few = [self.count_queries(path) for path in pages]
        self.make_voices(27)
        self.assertEqual([self.count_queries(path) for path in pages], few)

    def make_voices(self, count):
        for number in range(count):
            theme = self.make_theme(
                f"Thema {number}",
                self.series,
                is_published=True,
                proposer_id=self.member.partner_id.id if number % 2 else False,
                origin_session_id=self.make_session(
                    self.series, published=True, name="Eerder"
                ).id,
            )
            self.make_session(self.series, published=True, theme_id=theme.id)
            theme.state = "planned" if number % 4 == 1 else "proposed"
            theme.supporter_ids = self.member.partner_id
        self.env.flush_all()

    def test_the_sitemap_has_what_is_on_the_website(self):
        hidden = self.make_theme("Verborgen", self.series)
        urls = self.env["cafe.theme.portal"]._get_urls()
        self.assertIn(self.theme.website_url, urls)
        self.assertNotIn(hidden.website_url, urls)


@tagged("post_install", "-at_install")
class TestThemeMember(ThemeCase):
    """Who is signed in proposes and supports in one step."""

    def setUp(self):
        super().setUp()
        self.sign_in(self.member)

    def propose(self, **form):
        values = {"title": "Soep", "reason": "Het is koud.", "question": "Welke?"}
        response = self.post("/themas/voorstellen", **{**values, **form})
        return response, self.env["cafe.theme"].search([("name", "=", "Soep")])

    def test_a_proposal_is_on_the_website_with_her_voice(self):
        response, theme = self.propose()
        self.assertIn("Thank you", self.read(response))
        self.assertEqual(theme.proposer_id, self.member.partner_id)
        self.assertEqual(theme.supporter_ids, self.member.partner_id)
        self.assertEqual((theme.reason, theme.question), ("Het is koud.", "Welke?"))
        self.assertTrue(theme.is_published)
        self.assertIn("Soep", self.get_text("/my/themas", "o_cafe_proposed"))

    def test_what_is_missing_is_said_and_what_was_typed_stays(self):
        response, theme = self.propose(reason=" ")
        self.assertEqual(response.status_code, 422)
        self.assertIn("why it matters", self.read(response))
        self.assertIn('value="Soep"', response.text)
        self.assertFalse(theme)

    def test_ten_proposals_a_day_are_enough(self):
        for _number in range(10):
            self.propose()
        response, themes = self.propose()
        self.assertEqual(response.status_code, 422)
        self.assertEqual(len(themes), 10)

    def test_a_voice_given_twice_counts_once_and_is_refused_kindly(self):
        for words in ("your voice counts", "gave this theme your voice before"):
            response = self.post(self.theme.website_url, step="support")
            self.assertIn(words, self.read(response))
        self.assertEqual(self.theme.supporter_ids, self.member.partner_id)

    def test_a_voice_taken_back(self):
        self.post(self.theme.website_url, step="support")
        self.assertIn("Wie wast af?", self.get_text("/my/themas", "o_cafe_supported"))
        response = self.post(self.theme.website_url, step="withdraw")
        self.assertIn("no longer counts", self.read(response))
        self.assertFalse(self.theme.supporter_ids)

    def test_no_voices_once_it_is_planned(self):
        self.theme.state = "planned"
        response = self.post(self.theme.website_url, step="support")
        self.assertIn("No more voices", self.read(response))
        self.assertFalse(self.theme.supporter_ids)

    def test_looking_changes_nothing(self):
        self.url_open(self.theme.website_url + "?step=support")
        self.assertFalse(self.theme.supporter_ids)

    def test_an_unknown_step_is_refused(self):
        response = self.post(self.theme.website_url, step="publish")
        self.assertEqual(response.status_code, 400)

    def test_her_own_page_tells_where_a_double_went(self):
        _response, theme = self.propose()
        theme._merge_into(self.theme)
        text = self.get_text("/my/themas", "o_cafe_proposed")
        self.assertIn("Put together with Wie wast af?", text)

    def test_her_own_page_shows_nothing_of_others(self):
        self.make_theme("Geheim", self.series, proposer_id=self.proposer.id)
        text = self.get_text("/my/themas")
        self.assertNotIn("Geheim", text)
        self.assertNotIn("Wie wast af?", text)
