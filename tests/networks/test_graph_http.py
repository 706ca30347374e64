"""The routes of the map: compressed, kept by the browser, and the public page."""

import gzip
import json

from lxml import html

from odoo.tests import tagged

from ..website_case import WebsiteCase
from .graph_case import GraphBuilders

BACKEND, PUBLIC = "/cafe/graph.json", "/netwerken/kaart.json"


class GraphHttpCase(GraphBuilders, WebsiteCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_graph()
        (cls.apple | cls.birch).is_published = True

    def get(self, path, encoding="gzip", **headers):
        """:return: the response, its content as it was sent"""
        headers = {"Accept-Encoding": encoding, **headers}
        response = self.opener.get(
            self.base_url() + path, headers=headers, stream=True, allow_redirects=False
        )
        response.sent = response.raw.read(decode_content=False)
        return response


@tagged("post_install", "-at_install")
class TestGraphHttp(GraphHttpCase):
    def test_compressed_where_the_client_takes_it(self):
        self.authenticate("cafe_secretary", "cafe_secretary")
        response = self.get(BACKEND)
        self.assertEqual(response.headers["Content-Encoding"], "gzip")
        self.assertIn("Accept-Encoding", response.headers["Vary"])
        graph = json.loads(gzip.decompress(response.sent))
        self.assertIn("Netwerk Appel", graph["networks"]["name"])
        for encoding in ("identity", "gzip;q=0, identity", "br"):
            with self.subTest(encoding=encoding):
                plain = self.get(BACKEND, encoding)
                self.assertNotIn("Content-Encoding", plain.headers)
                self.assertEqual(json.loads(plain.sent), graph)

    def test_what_did_not_change_is_not_sent_again(self):
        self.authenticate("cafe_secretary", "cafe_secretary")
        first = self.get(BACKEND)
        self.assertIn("private", first.headers["Cache-Control"])
        mark = first.headers["ETag"]
        again = self.get(BACKEND, **{"If-None-Match": mark})
        self.assertEqual((again.status_code, again.sent), (304, b""))
        self.cedar.name = "Netwerk Cipres"
        changed = self.get(BACKEND, **{"If-None-Match": mark})
        self.assertEqual(changed.status_code, 200)
        self.assertNotEqual(changed.headers["ETag"], mark)

    def test_wrong_arguments_in_words(self):
        self.authenticate("cafe_secretary", "cafe_secretary")
        for path in (BACKEND, "/cafe/graph/export/gexf"):
            response = self.get(f"{path}?day=morgen")
            self.assertEqual(response.status_code, 400)
            self.assertIn("morgen", json.loads(response.sent)["message"])
        self.assertEqual(self.get("/cafe/graph/export/pdf").status_code, 404)
        self.assertEqual(self.get(f"{PUBLIC}?networks=x").status_code, 400)

    def test_who_may_not(self):
        self.assertEqual(self.get(BACKEND).status_code, 303)
        for login in ("cafe_member", "cafe_outsider"):
            self.authenticate(login, login)
            for path in (BACKEND, "/cafe/graph/export/kumu"):
                with self.subTest(login=login, path=path):
                    self.assertEqual(self.get(path).status_code, 403)

    def test_the_companies_that_are_chosen(self):
        other = self.env["res.company"].create({"name": "Ander secretariaat"})
        self.birch.company_id = other
        self.secretary.company_ids += other
        self.authenticate("cafe_secretary", "cafe_secretary")
        own = self.secretary.company_id.id
        for cids, told in (
            (None, True),
            (f"{own}", False),
            (f"{other.id}", True),
            (f"{own}-{other.id}", True),
            # not hers, or not a company
            (f"{own}-999999", False),
            ("alles", True),
        ):
            self.opener.cookies.pop("cids", None)
            if cids:
                self.opener.cookies["cids"] = cids
            graph = json.loads(gzip.decompress(self.get(BACKEND).sent))
            self.assertEqual("Netwerk Berk" in graph["networks"]["name"], told, cids)

    def test_a_file_comes_as_an_attachment(self):
        self.authenticate("cafe_coordinator", "cafe_coordinator")
        for form, ending in (("kumu", ".json"), ("gexf", ".gexf")):
            response = self.get(f"/cafe/graph/export/{form}", "identity")
            self.assertEqual(response.status_code, 200)
            disposition = response.headers["Content-Disposition"]
            self.assertIn("attachment", disposition)
            self.assertIn(ending, disposition)
            self.assertNotIn(b"Berk", response.sent)


@tagged("post_install", "-at_install")
class TestGraphPage(GraphHttpCase):
    def test_visitors_get_what_is_published(self):
        response = self.get(PUBLIC)
        self.assertIn("public", response.headers["Cache-Control"])
        # a proxy keeps one for each language
        self.assertIn("Cookie", response.headers["Vary"])
        text = gzip.decompress(response.sent).decode()
        self.assertIn("Netwerk Appel", text)
        for hidden in ("Ceder", "Organisatie Een", "Roos"):
            self.assertNotIn(hidden, text)
        mark = response.headers["ETag"]
        self.assertEqual(self.get(PUBLIC, **{"If-None-Match": mark}).status_code, 304)
        for form in ("kumu", "gexf"):
            response = self.get(f"/netwerken/kaart/export/{form}", "identity")
            self.assertIn(b"Netwerk Appel", response.sent)
            self.assertNotIn(b"Ceder", response.sent)

    def test_the_page_says_it_in_a_table(self):
        page = self.get_page("/netwerken/kaart")
        (section,) = page.find_class("o_cafe_graph")
        self.assertTrue(section.get("data-source").endswith(PUBLIC))
        (table,) = section.iter("table")
        self.assertTrue(table.find("caption").text_content().strip())
        scopes = {cell.get("scope") for cell in table.iter("th")}
        self.assertEqual(scopes, {"col", "row"})
        rows = {
            row.find("th").text_content(): [cell.text_content() for cell in row]
            for row in table.find("tbody")
        }
        self.assertIn("Netwerk Berk", " ".join(rows["Netwerk Appel"][-1].split()))
        self.assertNotIn("Netwerk Ceder", rows)
        self.assertIn("Map of networks", page.findtext(".//title"))

    def test_no_network_is_published(self):
        self.env["cafe.network"].search([]).is_published = False
        self.assertIn("No network", self.get_text("/netwerken/kaart"))
        self.assertEqual(self.get(PUBLIC).status_code, 200)

    def test_in_each_language(self):
        for code, prefix in (("nl_NL", "/nl"), ("fr_FR", "/fr")):
            lang = self.env["res.lang"]._activate_lang(code)
            self.env["website"].get_current_website().language_ids += lang
            page = self.get_page(f"{prefix}/netwerken/kaart")
            source = page.find_class("o_cafe_graph")[0].get("data-source")
            self.assertTrue(source.startswith(f"{prefix}/"), source)
            self.assertEqual(self.get(source).status_code, 200)

    def test_the_sitemap_has_the_page_and_not_its_data(self):
        text = self.url_open("/sitemap.xml").text
        self.assertIn("/netwerken/kaart<", text)
        self.assertNotIn("kaart.json", text)
        self.assertNotIn("kaart/export", text)

    def test_it_is_in_the_menu_and_linked(self):
        page = self.get_page("/netwerken/kaart")
        self.assertTrue(page.xpath("//header//a[@href='/netwerken/kaart']"))
        self.authenticate("cafe_member", "cafe_member")
        page = html.fromstring(self.url_open("/my/networks").content)
        self.assertTrue(page.xpath("//main//a[contains(@href, '/netwerken/kaart')]"))

    def test_as_many_queries_for_more_networks(self):
        few = self.count_queries("/netwerken/kaart")
        for number in range(30):
            network = self.make_network(f"Netwerk {number}", is_published=True)
            self.join(network, self.one, "2020-01-01")
        self.assertEqual(self.count_queries("/netwerken/kaart"), few)
