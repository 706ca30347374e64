"""A follow-up on the website, for those who read and follow it."""

from odoo.http import Request

from .followup_case import FollowupCase

MODULE = "cafe_partage_module"


class ReaderCase(FollowupCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # what an installation brings is not what is tested here
        cls.env["cafe.followup"].search([]).is_published = False
        cls.followup.is_published = True
        cls.me = cls.member.partner_id
        cls.Reader = cls.env["cafe.followup.reader"]

    def send(self, path, **form):
        if not self.signed_in:
            self.authenticate(None, None)
        form["csrf_token"] = Request.csrf_token(self)
        return self.url_open(path, data=form)

    def run_cron(self, name):
        self.env.ref(f"{MODULE}.ir_cron_followup_reader_{name}").method_direct_trigger()
        self.env.invalidate_all()

    def mails_to(self, partner):
        return self.env["mail.mail"].search([("recipient_ids", "in", partner.ids)])

    def ask_as_visitor(self, email="jo@zaad.example"):
        """:return: the row that waits, after its mail"""
        self.send(self.followup.website_url, step="join", name="Jo Visser", email=email)
        self.run_cron("confirmation")
        return self.Reader.search([("email", "=", email)])

    def join(self, partner=None):
        partner = partner or self.me
        self.Reader._join(self.followup, partner)
        return self.Reader._find(self.followup, partner)

    def local(self, url):
        return "/opvolging/" + url.split("/opvolging/")[1]
