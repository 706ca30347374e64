from odoo import http
from odoo.http import request

from odoo.addons.portal.controllers.portal import CustomerPortal, pager

PER_PAGE = 10


class CafeMySessions(http.Controller):
    """A member's sessions on her account."""

    @http.route(
        ["/my/sessions", "/my/sessions/page/<int:page>"],
        type="http",
        auth="user",
        methods=["GET"],
        website=True,
        sitemap=False,
        readonly=True,
    )
    def my_sessions(self, page=1, **_ignored):
        """What is coming, and what was; only the latter is long."""
        service = request.env["cafe.my.sessions"]
        pages = pager(
            url="/my/sessions",
            total=service._count_past(),
            page=page,
            step=PER_PAGE,
        )
        first = pages["page"]["num"] == 1
        values = {
            "page_name": "cafe_sessions",
            "coming": service._get_coming() if first else [],
            "past": service._get_past(PER_PAGE, pages["offset"]),
            "pager": pages,
            "is_first": first,
        }
        return request.render("cafe_partage_module.my_sessions", values)


class CafeSessionsPortal(CustomerPortal):
    """A member's own page leads to her sessions."""

    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if "cafe_session_count" in counters:
            values["cafe_session_count"] = request.env["cafe.my.sessions"]._count()
        return values
