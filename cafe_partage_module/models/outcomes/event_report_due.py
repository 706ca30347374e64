from odoo import api, fields, models
from odoo.fields import Domain

STAFF = "cafe_partage_module.group_cafe_user"


class CafeEventReportDueMixin(models.AbstractModel):
    """Which sessions were held and have no report to read yet."""

    _name = "cafe.event.report.due.mixin"
    _description = "Session without a Report"

    is_report_due = fields.Boolean(
        string="Report due",
        compute="_compute_is_report_due",
        search="_search_is_report_due",
        groups=STAFF,
        help="The session was held, and no version of its report is published.",
    )

    @api.depends("date_end", "kanban_state", "series_id", "report_ids")
    def _compute_is_report_due(self):
        due = self.search(
            self._get_report_due_domain() & Domain("id", "in", self._origin.ids)
        )
        for event in self:
            event.is_report_due = event._origin in due

    def _search_is_report_due(self, operator, value):
        if operator != "in":
            return NotImplemented
        due = self._get_report_due_domain()
        return Domain.OR([due if wanted else ~due for wanted in value])

    @api.model
    def _get_report_due_domain(self):
        """:return: ``Domain`` of sessions that are over and have nothing to read"""
        return (
            Domain("series_id", "!=", False)
            & Domain("kanban_state", "!=", "cancel")
            & Domain("date_end", "<", fields.Datetime.now())
            & Domain("report_ids", "not any", [("published_version_id", "!=", False)])
        )
