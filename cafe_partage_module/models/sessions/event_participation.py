from odoo import models


class CafeEventParticipationMixin(models.AbstractModel):
    """A session leads to the figures of who took part in it."""

    _name = "cafe.event.participation.mixin"
    _description = "Participation in a Session"

    def action_view_participation(self):
        """Open the report on this session, also while it is yet to be held.

        :return: an action on ``cafe.participation.report``
        """
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cafe_partage_module.cafe_participation_report_action"
        )
        action["context"] = {
            "search_default_event_id": self.id,
            "pivot_row_groupby": ["organisation_id"],
        }
        return action
