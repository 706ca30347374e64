from odoo import http
from odoo.http import request

from .private_link import SEND_LINK, SHOW_LINK, PrivateLink

PAGE = "/opvolging/vraag/<string:token>"


class CafeFollowupRequest(PrivateLink, http.Controller):
    """An organisation says, through its link, whether it takes a follow-up on."""

    @http.route(PAGE, **SHOW_LINK)
    def question(self, token, **_ignored):
        """The page. It changes nothing."""
        return self._render(self._open(token))

    @http.route(PAGE, **SEND_LINK)
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
        return self._speak(asked, asked.partner_id.lang)

    def _render(self, asked, status=200, **values):
        if not asked:
            return self._render_closed("followup_request_closed")
        values = {**asked._get_page(), **values}
        return self._respond("followup_request_page", status, values)
