from odoo.http import request

from odoo.addons.portal.controllers.portal import CustomerPortal

from .session_reports import PUBLISHED


class CafeCustomerPortal(CustomerPortal):
    """A member's own page leads to the reports."""

    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if "cafe_report_count" in counters:
            Report = request.env["cafe.session.report"]
            values["cafe_report_count"] = Report.search_count(PUBLISHED)
        return values
