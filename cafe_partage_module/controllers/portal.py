from odoo.http import request

from odoo.addons.portal.controllers.portal import CustomerPortal


class CafeCustomerPortal(CustomerPortal):
    """A member's own page leads to the reports, and to her networks."""

    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if "cafe_report_count" in counters:
            values["cafe_report_count"] = request.env["cafe.report.archive"]._count()
        if "cafe_network_count" in counters:
            values["cafe_network_count"] = request.env["cafe.member.portal"]._count()
        return values
