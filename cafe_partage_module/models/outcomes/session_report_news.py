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

    def _is_told_by_default(self):
        """:return: bool: of a first version, not of a correction or a past report"""
        self.ensure_one()
        return not (
            self.published_version_id
            or self.source_text
            or self.env.context.get("install_mode")
        )

    def _get_people_to_tell(self):
        """Who was there, or would come, and what address they have.

        :return: tuple of two lists of dicts (see ``_get_people_to_ask``): who gets a
            mail about a version, and who refuses mail
        """
        self.ensure_one()
        # sudo: who may publish a report need not see every registration
        people = self.sudo()._get_people_to_ask()
        refused = self.env["cafe.session.report.notice"]._find_refused(
            [person["email"] for person in people]
        )
        return (
            [person for person in people if person["email"] not in refused],
            [person for person in people if person["email"] in refused],
        )
