from odoo import models


class CafeSessionReportNewsMixin(models.AbstractModel):
    """Who hears that a report is there."""

    _name = "cafe.session.report.news.mixin"
    _description = "Session Report: News"

    def write(self, vals):
        """A report that can be read is asked for no more."""
        result = super().write(vals)
        if vals.get("state") in ("review", "published"):
            self.event_id._end_report_reminders()
        return result
