from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.records import form_action

# A place that is still open: one per partner and network may exist.
LIVING_STATES = ("applicant", "active", "paused")
# A place that counts: the partner takes part, or took a break.
CURRENT_STATES = ("active", "paused")
CLOSED_STATES = ("left", "refused")


class CafeNetworkMember(models.Model):
    """The place of an organisation or a person in one network, over one period.

    A row is history once it is closed (left or refused): it is never reopened or
    deleted. Coming back makes a new row.
    """

    _name = "cafe.network.member"
    _description = "Network Member"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "network_id, date_start desc, id desc"
    _rec_names_search = ["partner_id.name", "network_id.name"]

    # place
    network_id = fields.Many2one(
        "cafe.network",
        required=True,
        ondelete="restrict",
        index=True,
        tracking=True,
        check_company=True,
    )
    company_id = fields.Many2one(
        related="network_id.company_id", store=True, index=True
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Member",
        required=True,
        ondelete="restrict",
        index=True,
        tracking=True,
    )
    industry_id = fields.Many2one(
        related="partner_id.industry_id", string="Sector", store=True, index=True
    )
    circle_id = fields.Many2one(
        "cafe.network.circle",
        domain="[('network_id', '=', network_id)]",
        ondelete="restrict",
        index=True,
        tracking=True,
    )
    representative_ids = fields.Many2many(
        "res.partner",
        "cafe_network_member_representative_rel",
        string="Representatives",
        domain=[("is_company", "=", False)],
        help="The people who speak for this member in the network.",
    )
    contribution_form = fields.Selection(
        [("fee", "Fee"), ("engagement", "Engagement"), ("none", "None")],
        string="Contributes by",
        required=True,
        default="none",
        tracking=True,
    )

    # time
    state = fields.Selection(
        [
            ("applicant", "Applicant"),
            ("active", "Active"),
            ("paused", "Paused"),
            ("left", "Left"),
            ("refused", "Refused"),
        ],
        required=True,
        default="active",
        copy=False,
        index=True,
        tracking=True,
    )
    date_start = fields.Date(
        string="Member since",
        default=fields.Date.context_today,
        tracking=True,
        help="First day of the membership; for an applicant, the day of the request.",
    )
    date_end = fields.Date(
        string="Until", copy=False, tracking=True, help="Last day; empty = still."
    )
    is_current = fields.Boolean(
        string="Current", compute="_compute_is_current", search="_search_is_current"
    )
    reason_left = fields.Char(string="Why it left", copy=False, tracking=True)

    _living_uniq = models.UniqueIndex(
        "(network_id, partner_id) WHERE state IN ('applicant', 'active', 'paused')",
        "This member has a current place in this network already.",
    )
    _dates_check = models.Constraint(
        "CHECK(date_end IS NULL OR date_start IS NULL OR date_end >= date_start)",
        "A membership cannot end before it starts.",
    )

    @api.depends("state", "date_start", "date_end")
    def _compute_is_current(self):
        today = fields.Date.context_today(self)
        for member in self:
            member.is_current = (
                member.state in CURRENT_STATES
                and (not member.date_start or member.date_start <= today)
                and (not member.date_end or member.date_end >= today)
            )

    def _search_is_current(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = fields.Date.context_today(self)
        current = (
            Domain("state", "in", CURRENT_STATES)
            & (Domain("date_start", "=", False) | Domain("date_start", "<=", today))
            & (Domain("date_end", "=", False) | Domain("date_end", ">=", today))
        )
        domains = [current if wanted else ~current for wanted in value]
        return Domain.OR(domains)

    @api.depends("partner_id.display_name", "network_id.name")
    def _compute_display_name(self):
        for member in self:
            member.display_name = (
                f"{member.partner_id.display_name or ''} ({member.network_id.name})"
                if member.network_id
                else member.partner_id.display_name
            )

    @api.constrains("partner_id", "network_id")
    def _check_person(self):
        for member in self:
            if not (
                member.partner_id.is_company or member.network_id.individuals_allowed
            ):
                raise ValidationError(
                    self.env._(
                        "%(network)s takes organisations only, and %(member)s is a "
                        "person. Let persons join in the network's settings, or "
                        "choose the organisation and make the person its "
                        "representative.",
                        network=member.network_id.name,
                        member=member.partner_id.display_name,
                    )
                )

    @api.constrains("circle_id", "network_id")
    def _check_circle(self):
        for member in self:
            if member.circle_id and member.circle_id.network_id != member.network_id:
                raise ValidationError(
                    self.env._(
                        "The circle %(circle)s belongs to another network than "
                        "%(network)s.",
                        circle=member.circle_id.name,
                        network=member.network_id.name,
                    )
                )

    @api.constrains("network_id", "partner_id", "state", "date_start", "date_end")
    def _check_overlap(self):
        """Two periods of one partner in one network never cover the same day."""
        self.flush_model(
            ["network_id", "partner_id", "state", "date_start", "date_end"]
        )
        overlapping = self.env.execute_query(
            SQL(
                """SELECT a.id
                     FROM cafe_network_member a
                     JOIN cafe_network_member b
                       ON b.network_id = a.network_id
                      AND b.partner_id = a.partner_id
                      AND b.id != a.id
                      AND daterange(a.date_start, a.date_end, '[]')
                          && daterange(b.date_start, b.date_end, '[]')
                    WHERE a.id IN %s AND a.state != 'refused' AND b.state != 'refused'
                    LIMIT 1""",
                tuple(self.ids),
            )
        )
        if overlapping:
            member = self.browse(overlapping[0][0])
            raise ValidationError(
                self.env._(
                    "%(member)s was a member of %(network)s in this period already. "
                    "Choose dates that do not overlap.",
                    member=member.partner_id.display_name,
                    network=member.network_id.name,
                )
            )

    @api.constrains("state", "date_end")
    def _check_closed(self):
        for member in self:
            if member.state == "left" and not member.date_end:
                raise ValidationError(
                    self.env._(
                        "Say until when %(member)s was a member.",
                        member=member.partner_id.display_name,
                    )
                )

    @api.onchange("network_id")
    def _onchange_network_id(self):
        if self.circle_id.network_id != self.network_id:
            self.circle_id = False

    def write(self, vals):
        """Closed rows are history: their place, period and state stay as they were.

        :raises UserError: when a closed row would be reopened or moved
        :raises AccessError: when a member would go to a network of somebody else
        """
        if vals.get("network_id"):
            self.env["cafe.network"].browse(vals["network_id"]).check_access("write")
        kept = {"network_id", "partner_id", "state", "date_start"} & vals.keys()
        for member in self.filtered(lambda m: m.state in CLOSED_STATES):
            for name in kept:
                value = member._fields[name].convert_to_write(member[name], member)
                if (vals[name] or False) != value and str(vals[name]) != str(value):
                    raise UserError(
                        self.env._(
                            "The membership of %(member)s in %(network)s has ended "
                            "and is kept as history. To come back, use Return: it "
                            "makes a new membership.",
                            member=member.partner_id.display_name,
                            network=member.network_id.name,
                        )
                    )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_history(self):
        if kept := self.filtered(lambda m: m.state != "applicant"):
            raise UserError(
                self.env._(
                    "The membership of %(member)s is history and cannot be deleted. "
                    "End it instead.",
                    member=kept[0].display_name,
                )
            )

    def action_accept(self):
        """Make applicants members from today on, or from their later start date."""
        today = fields.Date.context_today(self)
        for member in self.filtered(lambda m: m.state == "applicant"):
            start = member.date_start or today
            member.write({"state": "active", "date_start": max(start, today)})

    def action_refuse(self):
        """Refuse applicants."""
        self.filtered(lambda m: m.state == "applicant").write({"state": "refused"})

    def action_pause(self):
        """Put active members on hold; they keep their place."""
        self.filtered(lambda m: m.state == "active").write({"state": "paused"})

    def action_resume(self):
        """End the pause."""
        self.filtered(lambda m: m.state == "paused").write({"state": "active"})

    def action_ask_leave(self):
        """Open the dialog that asks until when and why.

        :return: an action on this record
        """
        self.ensure_one()
        view = self.env.ref("cafe_partage_module.cafe_network_member_view_form_leave")
        return form_action(
            self,
            name=self.env._("End the membership"),
            views=[(view.id, "form")],
            target="new",
        )

    def action_leave(self):
        """Close current places, on ``date_end`` where it is set, else today."""
        today = fields.Date.context_today(self)
        for member in self.filtered(lambda m: m.state in CURRENT_STATES):
            member.write({"state": "left", "date_end": member.date_end or today})
        return {"type": "ir.actions.act_window_close"}

    def action_return(self):
        """Come back: a new row, next to the closed one.

        :return: an action on the new membership
        """
        self.ensure_one()
        if self.state not in CLOSED_STATES:
            raise UserError(self.env._("This membership has not ended."))
        today = fields.Date.context_today(self)
        start = today
        if self.date_end:
            start = max(today, fields.Date.add(self.date_end, days=1))
        member = self.copy({"date_start": start, "state": "active"})
        return form_action(member)
