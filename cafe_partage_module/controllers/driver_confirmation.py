from werkzeug.exceptions import BadRequest

from odoo import http
from odoo.http import request

from .private_link import SEND_LINK, SHOW_LINK, PrivateLink

PAGE = "/drijfveren/<string:token>"
STATUS = {"unknown": 404, "expired": 410, "left": 410}


class CafeDriverConfirmation(PrivateLink, http.Controller):
    """A member confirms its drivers, without a login, through the link in a mail."""

    @http.route(PAGE, **SHOW_LINK)
    def drivers(self, token, thanks="", change="", **_ignored):
        """The page. It changes nothing."""
        opened = self._open(token)
        if opened["problem"]:
            return self._render_problem(opened)
        return self._render(opened, thanks=bool(thanks), change=bool(change))

    @http.route(PAGE, **SEND_LINK)
    def answer(self, token, answer="", words="", **_ignored):
        """Still true, or changed."""
        opened = self._open(token)
        if opened["problem"]:
            return self._render_problem(opened)
        form = request.httprequest.form
        shown = self._get_ids(form.getlist("shown"))
        chosen = self._get_ids(form.getlist("driver"))
        # a browser sends two characters for the end of a line, and counts one
        words = words.replace("\r\n", "\n").strip()
        service = request.env["cafe.driver.confirmation"]
        member, partner = opened["member"], opened["partner"]
        problem = None
        if answer == "changed":
            problem = service._change(member, partner, shown, chosen, words)
        elif answer == "still_true":
            service._confirm(member, partner, shown)
        else:
            raise BadRequest()
        if problem:
            return self._render(
                opened, status=422, problem=problem, chosen=chosen, words=words
            )
        return request.redirect(f"/drijfveren/{token}?thanks=1", code=303)

    def _open(self, token):
        """What the link opens; from here on, in the language of its reader."""
        opened = request.env["cafe.driver.confirmation"]._open(token)
        if partner := opened.get("partner"):
            self._speak(partner, partner.lang)
        return opened

    def _render(self, opened, status=200, **values):
        page = request.env["cafe.driver.confirmation"]._get_page(opened["member"])
        return self._respond("driver_page", status, {**page, **values})

    def _render_problem(self, opened):
        problem = opened["problem"]
        return self._render_closed("driver_problem", STATUS[problem], problem=problem)

    def _get_ids(self, values):
        """:return: list of int; what is no number is no driver"""
        return [int(value) for value in values if value.isascii() and value.isdigit()]
