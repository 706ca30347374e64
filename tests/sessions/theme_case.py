"""Themes on the website, and who proposes and supports them."""

from lxml import html

from odoo.http import Request

from ..common import MODULE
from ..website_case import WebsiteCase


class ThemeCase(WebsiteCase):
    """Has ``cls.theme`` on the website, proposed by ``cls.proposer``."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.proposer = cls.make_person(
            "Tine Raes", email="tine@zaad.example", lang="en_US"
        )
        cls.theme = cls.make_theme(
            "Wie wast af?",
            cls.series,
            proposer_id=cls.proposer.id,
            question="Wie doet het werk dat niemand ziet?",
            is_published=True,
        )

    def post(self, path, **form):
        """Send a form as whoever is signed in, or as a visitor."""
        if not self.signed_in:
            self.authenticate(None, None)
        form = {"csrf_token": Request.csrf_token(self), **form}
        response = self.url_open(path, data=form)
        self.env.invalidate_all()
        return response

    def ask(self, step="support", theme=None, **form):
        """What a visitor sends from a theme's page.

        :return: the ``cafe.theme.suggestion`` that waits for her, or none
        """
        form = {"name": "Noor Verbist", "email": "noor@soep.example", **form}
        response = self.post((theme or self.theme).website_url, step=step, **form)
        self.assertEqual(response.status_code, 200)
        self.assertTrue(response.url.endswith("/themas/gevraagd"))
        return self.env["cafe.theme.suggestion"].search([("state", "=", "waiting")])

    def confirm(self, asked):
        """Press the button of the page behind the link.

        :return: str, the page's text
        """
        response = self.post(self.get_path(asked._get_confirm_url()))
        self.assertEqual(response.status_code, 200)
        return self.read(response)

    def get_path(self, url):
        """:return: str, the path of a full address"""
        return "/" + url.split("/", 3)[3]

    def read(self, response):
        """:return: str, the text of a page, with single spaces"""
        (page,) = html.fromstring(response.content).xpath("//main")
        return " ".join(page.text_content().split())

    def run_job(self, name):
        with self.enter_registry_test_mode():
            self.env.ref(f"{MODULE}.{name}").method_direct_trigger()
        self.env.invalidate_all()

    def get_mails(self, address):
        """:return: ``mail.mail`` to somebody"""
        return (
            self.env["mail.mail"]
            .search([])
            .filtered(
                lambda mail: address
                in (mail.email_to or "") + "".join(mail.recipient_ids.mapped("email"))
            )
        )
