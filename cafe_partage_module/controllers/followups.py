from werkzeug.exceptions import BadRequest, NotFound

from odoo import http
from odoo.http import request

from odoo.addons.portal.controllers.portal import CustomerPortal

from .mail_link import MailLinkPages
from .private_link import SEND_LINK, SHOW_LINK

MODULE = "cafe_partage_module"
OPEN = {"type": "http", "auth": "public", "website": True}
SHOW = {**OPEN, "methods": ["GET"], "readonly": True}
SEND = {**OPEN, "methods": ["POST"], "sitemap": False}
MINE = {"type": "http", "auth": "user", "website": True, "sitemap": False}
SHOWN = ("open", "done")


def _sitemap(env, _rule, qs):
    """The addresses of the follow-ups on the website."""
    for url in env["cafe.followup.portal"]._get_urls():
        if not qs or qs.lower() in url:
            yield {"loc": url}


class CafeFollowups(http.Controller):
    """Follow-ups on the website: read, follow."""

    @http.route(["/opvolging", "/opvolging/page/<int:page>"], **SHOW, sitemap=True)
    def followups(self, page=1, show="", **_ignored):
        show = show if show in SHOWN else None
        service = request.env["cafe.followup.portal"]
        pager = request.website.pager(
            url="/opvolging",
            total=service._count(show),
            page=page,
            step=service._get_page_size(),
            url_args={"show": show} if show else None,
        )
        followups = service._get_list(show, pager["offset"])
        values = {"followups": followups, "pager": pager, "show": show}
        return request.render(f"{MODULE}.followups", values)

    @http.route("/opvolging/gevraagd", **SHOW, sitemap=False)
    def asked(self, **_ignored):
        """The same page for everybody who asked to follow a topic."""
        return request.render(f"{MODULE}.followup_asked", {})

    @http.route("/opvolging/<string:key>", **SHOW, sitemap=_sitemap)
    def followup(self, key, done="", **_ignored):
        return self._render(self._find(key), done=done)

    @http.route("/opvolging/<string:key>", **SEND)
    def change(self, key, step="", **posted):
        followup = self._find(key)
        if step not in ("join", "leave"):
            raise BadRequest()
        service = request.env["cafe.followup.portal"]
        done, problems = service._change(followup, step, posted)
        if problems:
            return self._render(followup, 422, problems=problems, typed=posted)
        if done == "asked":
            return request.redirect("/opvolging/gevraagd", code=303)
        return request.redirect(f"{followup.website_url}?done={done}", code=303)

    def _find(self, key):
        number = request.env["ir.http"]._unslug(key)[1] or 0
        followup = request.env["cafe.followup.portal"]._find(number)
        if not followup:
            raise NotFound()
        return followup

    def _render(self, followup, status=200, **values):
        service = request.env["cafe.followup.portal"]
        values = {
            "followup": service._get_page(followup),
            "is_visitor": service._is_visitor(),
            "problems": {},
            "typed": {},
            "done": "",
            **values,
        }
        response = request.render(f"{MODULE}.followup_page", values)
        response.status_code = status
        return response


class CafeMyFollowups(CustomerPortal):
    """A member's own follow-ups."""

    @http.route("/my/opvolging", **MINE, methods=["GET"], readonly=True)
    def my_followups(self, done="", **_ignored):
        return self._render_mine(done=done)

    @http.route("/my/opvolging/<int:followup_id>", **MINE, methods=["POST"])
    def act(self, followup_id, step="", **posted):
        service = request.env["cafe.followup.portal"]
        problem = service._act_on_mine(followup_id, step, posted)
        if problem is False:
            raise NotFound()
        if problem:
            text = posted.get("text", "")
            values = {"problem": problem, "at": followup_id, "step": step}
            return self._render_mine(422, **values, text=text)
        return request.redirect(f"/my/opvolging?done={step}", code=303)

    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if "cafe_followup_count" in counters:
            service = request.env["cafe.followup.portal"]
            values["cafe_followup_count"] = service._count_mine()
        return values

    def _render_mine(self, status=200, **values):
        values = {
            "page_name": "cafe_followups",
            "problem": "",
            "at": 0,
            "step": "",
            "text": "",
            "done": "",
            **request.env["cafe.followup.portal"]._get_mine(),
            **values,
        }
        response = request.render(f"{MODULE}.my_followups", values)
        response.status_code = status
        return response


class CafeFollowupLinks(MailLinkPages, http.Controller):
    """What the links in mails to readers open."""

    closed_template = "followup_link_closed"

    @http.route("/opvolging/bevestigen/<string:token>", **SHOW_LINK)
    def ask_confirm(self, token, **_ignored):
        reader = request.env["cafe.followup.reader"]._open(token)
        return self._show("followup_reader_confirm", reader)

    @http.route("/opvolging/bevestigen/<string:token>", **SEND_LINK)
    def confirm(self, token, **_ignored):
        reader = self._opened(request.env["cafe.followup.reader"]._open(token))
        if reader:
            reader._confirm()
        return self._show_done(reader)

    @http.route("/opvolging/nieuws/<string:token>", **SHOW_LINK)
    def ask_stop(self, token, **_ignored):
        reader = request.env["cafe.followup.reader"]._open_news(token)
        return self._show("followup_reader_stop", reader)

    @http.route("/opvolging/nieuws/<string:token>", **SEND_LINK)
    def stop(self, token, **_ignored):
        reader = self._opened(request.env["cafe.followup.reader"]._open_news(token))
        if reader:
            reader._stop_news()
        return self._show_done(reader)
