from odoo import http
from odoo.http import request

from .private_link import PRIVATE

PAGE = "/verslag/nalezen/<string:token>"


class CafeReportReview(http.Controller):
    """Somebody who was there reads the report through her link, and suggests."""

    @http.route(
        PAGE,
        type="http",
        auth="public",
        methods=["GET"],
        website=True,
        multilang=False,
        sitemap=False,
        readonly=True,
    )
    def review(self, token, done="", **_ignored):
        """The page. It changes nothing: scanners of mail follow links too."""
        return self._render(self._open(token), done=done)

    @http.route(
        PAGE,
        type="http",
        auth="public",
        methods=["POST"],
        website=True,
        multilang=False,
        sitemap=False,
    )
    def suggest(self, token, withdraw="", **form):
        """Note a suggestion, or take an own one back."""
        reader = self._open(token)
        if not reader:
            return self._render(reader)
        if withdraw:
            reader._withdraw(withdraw)
            return self._redirect(token, "withdrawn")
        typed = {
            name: form.get(name, "") for name in ("place", "mark", "text", "remark")
        }
        if problem := reader._suggest(**typed):
            return self._render(reader, status=422, problem=problem, typed=typed)
        return self._redirect(token, "suggested")

    def _open(self, token):
        """The reader of a link; from here on, in her language."""
        reader = request.env["cafe.session.report.reader"]._open(token)
        if reader:
            lang = request.env["ir.http"].get_nearest_lang(reader.lang)
            request.update_context(lang=lang or request.env.lang)
        return reader.with_env(request.env(su=True)) if reader else reader

    def _redirect(self, token, done):
        return request.redirect(
            f"/verslag/nalezen/{token}?done={done}#cafe_own", code=303
        )

    def _render(self, reader, status=200, **values):
        template = "report_review_page" if reader else "report_review_closed"
        if reader:
            values = {"typed": {}, "done": "", **reader._get_page(), **values}
        else:
            # sudo: the public address of the secretariat
            status, values = 404, {"email": request.env.company.sudo().email}
        response = request.render(f"cafe_partage_module.{template}", values)
        response.status_code = status
        response.headers.update(PRIVATE)
        return response
