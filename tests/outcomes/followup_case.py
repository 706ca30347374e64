"""A follow-up of a session, with an organisation that can be asked."""

from lxml import html

from odoo.http import Request

from ..website_case import WebsiteCase


class FollowupCase(WebsiteCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.organisation = cls.make_organisation(
            "Lamplicht", email="info@lamplicht.example"
        )
        cls.followup = cls.make_followup(suggested_partner_id=cls.organisation.id)

    @classmethod
    def make_followup(cls, name="Een vorming", **values):
        values = {"name": name, "event_id": cls.meeting.id, **values}
        return cls.env["cafe.followup"].create(values)

    def ask(self, followup=None):
        """:return: the request, as superuser"""
        followup = (followup or self.followup).with_user(self.secretary)
        followup.action_ask_organisation()
        return followup.sudo().request_ids.filtered(lambda r: r.state == "waiting")

    def path(self, request):
        return "/opvolging/" + request.answer_url.split("/opvolging/")[1]

    def post(self, request, **form):
        self.authenticate(None, None)
        form["csrf_token"] = Request.csrf_token(self)
        return self.url_open(self.path(request), data=form)

    def get_links(self, mail):
        return [link.get("href") for link in html.fromstring(mail.body_html).iter("a")]
