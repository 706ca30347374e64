from odoo import http
from odoo.http import request

from odoo.addons.portal.controllers.portal import CustomerPortal


class CafeMyCafe(CustomerPortal):
    """A member's own page, and the way to it from her account."""

    @http.route(
        "/my/cafe",
        type="http",
        auth="user",
        methods=["GET"],
        website=True,
        sitemap=False,
        readonly=True,
    )
    def my_cafe(self, **_ignored):
        """What is next for the signed-in user."""
        page = request.env["cafe.my.cafe"]._get_page()
        return request.render(
            "cafe_partage_module.my_cafe", {"page_name": "my_cafe", "page": page}
        )

    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if "cafe_coming_count" in counters:
            values["cafe_coming_count"] = request.env["cafe.my.cafe"]._count()
        return values
