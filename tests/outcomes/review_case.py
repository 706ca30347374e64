"""A report in review, and somebody who was there and reads it."""

from lxml import html

from odoo import fields
from odoo.http import Request

from ..website_case import WebsiteCase

CRON = "cafe_partage_module.ir_cron_report_review"


class ReviewCase(WebsiteCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.talk = cls.make_session(cls.series, days=-3, name="Samen blijven")
        cls.an = cls.make_registration(
            cls.talk, "An Peeters", email="an@zaad.example", consent_report=True
        )
        cls.roos = cls.make_registration(
            cls.talk, "Roos Adams", email="roos@zaad.example", consent_report=False
        )
        (cls.an | cls.roos).state = "done"
        cls.report = cls.make_report(
            cls.talk,
            body="<h2>Leren</h2><p>Roos Adams deelt een lokaal.</p>"
            "<ul><li><strong>Zaad:</strong> Dat kost tijd.</li></ul>",
        ).with_user(cls.secretary)
        cls.report.action_review()
        cls.reader = cls.report.sudo().reader_ids.filtered(
            lambda r: r.email == "an@zaad.example"
        )

    @property
    def path(self):
        return self.path_of(self.reader)

    def path_of(self, reader):
        return "/verslag/" + reader.review_url.split("/verslag/")[1]

    def post(self, path=None, **form):
        self.authenticate(None, None)
        form["csrf_token"] = Request.csrf_token(self)
        return self.url_open(path or self.path, data=form)

    def get_form(self, text):
        """:return: dict, the form at the passage that holds ``text``, as it is shown"""
        page = self.get_page(self.path)
        for passage in page.find_class("o_cafe_passage"):
            form = passage.find(".//form")
            if text in passage.text_content():
                found = {e.get("name"): e.get("value") for e in form.iter("input")}
                areas = {e.get("name"): e.text or "" for e in form.iter("textarea")}
                found.pop("csrf_token")
                return {**found, **areas}
        raise AssertionError(f"No passage with {text}")

    def suggest(self, passage, old="", new="", remark=""):
        """Suggest through the page; :return: the suggestion as the secretary sees it"""
        form = self.get_form(passage)
        form["text"] = form["text"].replace(old, new) if old else form["text"]
        response = self.post(**{**form, "remark": remark})
        self.assertEqual(response.status_code, 200, response.text)
        found = self.reader.suggestion_ids.sorted("id")[-1]
        return found.with_user(self.secretary)

    def run_job(self, name=CRON):
        self.env.ref(name).method_direct_trigger()
        self.env.invalidate_all()

    def get_mails(self, email="an@zaad.example"):
        return self.env["mail.mail"].search([("email_to", "=", email)], order="id")

    def get_links(self, mail):
        return [link.get("href") for link in html.fromstring(mail.body_html).iter("a")]

    def end_review(self):
        self.report.date_review_end = fields.Date.add(fields.Date.today(), days=-3)


class ReporterCase(ReviewCase):
    """The session has a reporter, who is no user."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.inge = cls.make_person("Inge Moens", email="inge@zaad.example")
        cls.report.action_reopen()
        cls.talk.reporter_id = cls.inge
        cls.report.action_review()

    @property
    def reporter_path(self):
        return "/verslag/" + self.report.sudo().reporter_url.split("/verslag/")[1]

    def get_decision(self, suggestion, step):
        """:return: dict, the form of ``suggestion`` as the reporter sees it, with the
        button of ``step``"""
        page = self.get_page(self.reporter_path)
        article = page.get_element_by_id(f"cafe_suggestion_{suggestion.id}")
        form = {e.get("name"): e.get("value") for e in article.iter("input")}
        form.pop("csrf_token")
        return {**form, "step": step}

    def decide(self, suggestion, step, **form):
        """Answer through the reporter's page, as it is now."""
        form = {**self.get_decision(suggestion, step), **form}
        return self.post(self.reporter_path, **form)
