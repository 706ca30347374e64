"""Printing figures: a seeded history of members, counted again in plain Python."""

import io
import random
import re
from datetime import date, timedelta

from lxml import html

from odoo.tools.pdf import PdfFileReader

from ..networks.funding_case import FundingBuilders
from ..networks.support_case import SupportBuilders

TODAY = date(2026, 11, 29)
LANGUAGES = ("nl_BE", "fr_BE")


class PrintedBuilders(FundingBuilders, SupportBuilders):
    """Needs the users of ``make_users``, and a clock that stands at ``TODAY``."""

    @classmethod
    def activate_languages(cls):
        for code in LANGUAGES:
            cls.env["res.lang"]._activate_lang(code)
        module = cls.env["ir.module.module"]._get("cafe_partage_module")
        module._update_translations(list(LANGUAGES))

    @classmethod
    def make_history(cls, network, seed, count=40):
        """Places that began, ended and came back; ``cls.places`` grows with tuples of
        network, partner, state, first and last day."""
        dice = random.Random(seed)
        partners = cls.env["res.partner"].create(
            [{"name": f"Lid {seed}/{n}", "is_company": True} for n in range(count)]
        )
        places = []
        for partner in partners:
            begin = date(2019, 1, 1) + timedelta(days=dice.randrange(2500))
            while begin <= TODAY:
                end = begin + timedelta(days=dice.randrange(900))
                state = "left" if end < TODAY and dice.random() < 0.7 else "active"
                places.append(
                    (network, partner, state, begin, end if state == "left" else None)
                )
                if state == "active":
                    break
                begin = end + timedelta(days=1 + dice.randrange(300))
        cls.env["cafe.network.member"].create(
            [
                {
                    "network_id": network.id,
                    "partner_id": partner.id,
                    "circle_id": dice.choice(network.circle_ids).id,
                    "state": state,
                    "date_start": begin,
                    "date_end": end,
                }
                for network, partner, state, begin, end in places
            ]
        )
        cls.places = [*getattr(cls, "places", []), *places]
        return places

    # the same, in plain Python

    def count_on(self, network, day):
        """:return: int, members at the end of ``day``"""
        return sum(
            place[0] == network
            and place[3] <= day
            and (place[4] is None or place[4] > day)
            for place in self.places
        )

    def count_year(self, network, year):
        """:return: tuple of who joined, returned and left"""
        joined = returned = left = 0
        for place in self.places:
            if place[0] != network:
                continue
            earlier = any(
                other[0] == network and other[1] == place[1] and other[3] < place[3]
                for other in self.places
            )
            if place[3].year == year:
                returned += earlier
                joined += not earlier
            left += bool(place[4]) and place[4].year == year
        return joined, returned, left

    # printing

    def render(self, action, doc, user=None):
        """:return: str, the words of the page that is printed, with single spaces"""
        report = self.env["ir.actions.report"].with_user(user or self.secretary)
        page, _kind = report._render_qweb_html(f"cafe_partage_module.{action}", doc.ids)
        tree = html.fromstring(page)
        for style in tree.xpath("//style"):
            style.drop_tree()
        text = re.sub(r"<[^>]+>", " ", html.tostring(tree, encoding="unicode"))
        return " ".join(html.fromstring(f"<p>{text}</p>").text_content().split())

    def print_pdf(self, action, doc, user=None):
        """:return: list of str, the words of each page of the PDF"""
        report = self.env["ir.actions.report"].with_user(user or self.secretary)
        content, kind = report.with_context(
            force_report_rendering=True
        )._render_qweb_pdf(f"cafe_partage_module.{action}", doc.ids)
        self.assertEqual(kind, "pdf")
        pages = PdfFileReader(io.BytesIO(content), strict=False).pages
        return [" ".join(page.extract_text().split()) for page in pages]
