from odoo import http
from odoo.http import request

from .private_link import PRIVATE


class CafeFollowupRequest(http.Controller):
    """An organisation says, through its link, whether it takes a follow-up on."""

    @http.route(
        "/opvolging/vraag/<string:token>",
        type="http",
        auth="public",
        methods=["GET"],
        website=True,
        multilang=False,
        sitemap=False,
        readonly=True,
    )
    def question(self, token, **_ignored):
        """The page. It changes nothing: scanners of mail follow links too."""
        asked = self._open(token)
        return self._render(asked)

    @http.route(
        "/opvolging/vraag/<string:token>",
        type="http",
        auth="public",
        methods=["POST"],
        website=True,
        multilang=False,
        sitemap=False,
    )
    def answer(self, token, answer="", reason="", proposed_name="", **_ignored):
        """Yes, no, or somebody else."""
        asked = self._open(token)
        if not asked:
            return self._render(asked)
        if problem := asked._answer(answer, reason, proposed_name):
            typed = {
                "problem": problem,
                "answer": answer,
                "reason": reason,
                "proposed_name": proposed_name,
            }
            return self._render(asked, status=422, **typed)
        return request.redirect(f"/opvolging/vraag/{token}", code=303)

    def _open(self, token):
        """The request of a link; from here on, in the language of its reader."""
        asked = request.env["cafe.followup.request"]._open(token)
        if asked:
            lang = request.env["ir.http"].get_nearest_lang(asked.partner_id.lang)
            request.update_context(lang=lang or request.env.lang)
        return asked.with_env(request.env(su=True)) if asked else asked

    def _render(self, asked, status=200, **values):
        template = "followup_request_page" if asked else "followup_request_closed"
        if asked:
            values = {**asked._get_page(), **values}
        else:
            status = 404
            # sudo: the public address of the secretariat
            values["email"] = request.env.company.sudo().email
        response = request.render(f"cafe_partage_module.{template}", values)
        response.status_code = status
        response.headers.update(PRIVATE)
        return response
