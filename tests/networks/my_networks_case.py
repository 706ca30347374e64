"""A member's browser on the pages of her networks, without the browser."""

from lxml import html

from odoo.http import Request

from ..website_case import WebsiteCase
from .application_case import ApplicationBuilders


class MyNetworksCase(ApplicationBuilders, WebsiteCase):
    """``cls.member`` signed in, who works for ``cls.own``."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_own()
        cls.network = cls.make_asking_network()
        cls.core, cls.partners = cls.network.circle_ids
        cls.vision, cls.near, cls.people = cls.network.criterion_ids
        cls.partners.expectation = "Stemt mee"

    def setUp(self):
        super().setUp()
        self.sign_in(self.member)

    def post(self, path, **form):
        """Send a form, and follow where it leads."""
        form["csrf_token"] = Request.csrf_token(self)
        return self.url_open(f"/en/my/networks/{path}", data=form)

    def send_application(self, network=None, **form):
        """:return: the response, and the membership that it made"""
        network = network or self.network
        before = network.member_ids
        form = {
            "partner": self.own.id,
            "circle": "",
            "motivation": "Alleen lukt het niet.",
            **form,
        }
        response = self.post(f"join/{network.id}", **form)
        network.invalidate_recordset()
        return response, network.member_ids - before

    def get_membership(self, member, status=200):
        return self.get_text(f"/en/my/networks/{member.id}", status=status)

    def read_form(self, response, css_class="o_cafe_my_networks"):
        """:return: lxml element of the page's own part"""
        return html.fromstring(response.content).find_class(css_class)[0]
