from odoo import fields, models

from ...tools.timeline import Row


class CafeNetworkMemberPeriod(models.Model):
    """In which circle a member was, and whether it took part, over one period.

    Written by the membership itself at each move, pause and return; never by hand.
    """

    _name = "cafe.network.member.period"
    _description = "Member's Circle over Time"
    _inherit = ["cafe.dated.mixin"]
    _order = "member_id, date_start desc, id desc"
    _rec_name = "circle_id"
    _overlap_keys = ("member_id",)

    member_id = fields.Many2one(
        "cafe.network.member", required=True, ondelete="cascade", index=True
    )
    network_id = fields.Many2one(related="member_id.network_id", store=True, index=True)
    company_id = fields.Many2one(related="member_id.company_id", store=True)
    circle_id = fields.Many2one("cafe.network.circle", ondelete="restrict", index=True)
    state = fields.Selection(
        [("active", "Active"), ("paused", "Paused")], required=True, default="active"
    )
    reason = fields.Char()
    # a membership without a first day has always been
    date_start = fields.Date(required=False, default=False)

    def _get_row(self):
        """:return: ``Row``, keyed by the circle's id and the state"""
        self.ensure_one()
        return Row(
            self.id,
            self.date_start or None,
            self.date_end or None,
            (self.circle_id.id, self.state),
        )

    def _get_changes(self, values):
        """:return: dict, those of ``values`` that differ from this row's"""
        self.ensure_one()
        changes = {}
        for name, value in values.items():
            field = self._fields[name]
            if field.convert_to_write(self[name], self) != (value or False):
                changes[name] = value
        return changes
