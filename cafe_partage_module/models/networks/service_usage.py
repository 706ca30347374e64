from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import format_date


class CafeServiceUsage(models.Model):
    """Hours used of an agreed match, on a day."""

    _name = "cafe.service.usage"
    _description = "Service Usage"
    _order = "date desc, id desc"
    _rec_name = "match_id"

    match_id = fields.Many2one(
        "cafe.service.match",
        string="Agreement",
        required=True,
        ondelete="cascade",
        index=True,
    )
    date = fields.Date(
        required=True, default=lambda self: self.env.company._cafe_today(), index=True
    )
    hours = fields.Float(required=True, digits=(8, 1))
    note = fields.Char(string="What for")
    user_id = fields.Many2one(
        "res.users",
        string="Noted by",
        default=lambda self: self.env.user,
        readonly=True,
    )

    # to group by
    service_id = fields.Many2one(related="match_id.service_id", store=True)
    offer_network_id = fields.Many2one(related="match_id.offer_network_id", store=True)
    need_network_id = fields.Many2one(related="match_id.need_network_id", store=True)
    company_id = fields.Many2one(related="match_id.company_id", store=True, index=True)

    _hours_positive = models.Constraint(
        "CHECK(hours > 0)", "Say how many hours were used."
    )

    @api.constrains("match_id", "date")
    def _check_date(self):
        today = self.env.company._cafe_today()
        for usage in self:
            match = usage.match_id
            if match.state not in ("agreed", "ended"):
                raise ValidationError(
                    self.env._(
                        "“%(match)s” is not agreed yet: hours are noted once it is.",
                        match=match.display_name,
                    )
                )
            last = min(match.date_end or today, today)
            if not match.date_start <= usage.date <= last:
                raise ValidationError(
                    self.env._(
                        "Hours of “%(match)s” are noted from %(start)s until %(end)s; "
                        "%(date)s is outside.",
                        match=match.display_name,
                        start=format_date(self.env, match.date_start),
                        end=format_date(self.env, last),
                        date=format_date(self.env, usage.date),
                    )
                )

    def write(self, vals):
        """Hours of an agreement that ended are kept as they were.

        :raises UserError: when hours would change after the end, or move elsewhere
        """
        if {"match_id", "date", "hours"} & vals.keys():
            self._check_kept()
        if "match_id" in vals and any(u.match_id.id != vals["match_id"] for u in self):
            raise UserError(
                self.env._(
                    "Hours stay with their agreement. Delete them there and note them "
                    "anew."
                )
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_ended(self):
        self._check_kept()

    def _check_kept(self):
        """:raises UserError: when an agreement has ended"""
        for usage in self:
            if usage.match_id.state == "ended":
                raise UserError(
                    self.env._(
                        "“%(match)s” has ended, and its hours are kept. Hours that "
                        "were forgotten can still be added.",
                        match=usage.match_id.display_name,
                    )
                )
