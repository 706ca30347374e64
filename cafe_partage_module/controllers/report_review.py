from odoo import http
from odoo.http import request

from .private_link import SEND_LINK, SHOW_LINK, PrivateLink

PAGE = "/verslag/nalezen/<string:token>"


class CafeReportReview(PrivateLink, http.Controller):
    """Somebody who was there reads the report through her link, and suggests."""

    @http.route(PAGE, **SHOW_LINK)
    def review(self, token, done="", **_ignored):
        """The page. It changes nothing."""
        return self._render(self._open(token), done=done)

    @http.route(PAGE, **SEND_LINK)
    def suggest(self, token, withdraw="", **form):
        """Note a suggestion, or take an own one back."""
        reader = self._open(token)
        if not reader:
            return self._render(reader)
        if withdraw:
            done = reader._withdraw(withdraw)
            return self._redirect(token, "withdrawn" if done else "answered")
        typed = {
            name: form.get(name, "") for name in ("place", "mark", "text", "remark")
        }
        if problem := reader._suggest(**typed):
            return self._render(reader, status=422, problem=problem, typed=typed)
        return self._redirect(token, "suggested")

    def _open(self, token):
        """The reader of a link; from here on, in her language."""
        reader = request.env["cafe.session.report.reader"]._open(token)
        return self._speak(reader, reader.lang)

    def _redirect(self, token, done):
        return request.redirect(
            f"/verslag/nalezen/{token}?done={done}#cafe_own", code=303
        )

    def _render(self, reader, status=200, **values):
        if not reader:
            return self._render_closed("report_review_closed")
        values = {"typed": {}, "done": "", **reader._get_page(), **values}
        return self._respond("report_review_page", status, values)
