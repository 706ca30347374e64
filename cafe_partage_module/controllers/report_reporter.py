from odoo import http
from odoo.http import request

from .private_link import SEND_LINK, SHOW_LINK, PrivateLink

PAGE = "/verslag/suggesties/<string:token>"


class CafeReportReporter(PrivateLink, http.Controller):
    """The reporter of a session answers suggestions through her link."""

    @http.route(PAGE, **SHOW_LINK)
    def suggestions(self, token, done="", **_ignored):
        """The page. It changes nothing."""
        return self._render(self._open(token), done=done)

    @http.route(PAGE, **SEND_LINK)
    def decide(self, token, suggestion="", step="", seen="", reason="", **_ignored):
        """Take one over, leave it, or open it again."""
        report = self._open(token)
        if not report:
            return self._render(report)
        if problem := report._decide(suggestion, step, seen, reason):
            values = {"problem": problem, "at": suggestion}
            return self._render(report, status=422, **values)
        return request.redirect(
            f"/verslag/suggesties/{token}?done={step}#cafe_suggestion_{suggestion}",
            code=303,
        )

    def _open(self, token):
        """The report of a link; from here on, in the language of its reporter."""
        report = request.env["cafe.session.report"]._open_reporter(token)
        return self._speak(report, report and report._get_reporter().lang)

    def _render(self, report, status=200, **values):
        if not report:
            return self._render_closed("report_review_closed")
        values = {"done": "", "at": "", **report._get_reporter_page(), **values}
        return self._respond("report_reporter_page", status, values)
