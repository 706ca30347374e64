from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.records import count_by
from .network_member_steps import CLOSED_STATES, CURRENT_STATES

# A place that is still open: one per partner and network may exist.
LIVING_STATES = ("applicant", *CURRENT_STATES)


class CafeNetworkMember(models.Model):
    """The place of an organisation or a person in one network, over one period.

    A row is history once it is closed (left or refused): it is never reopened or
    deleted. Coming back makes a new row. Within a row, ``period_ids`` tells in which
    circle it was and when it paused.

    What people do with it is in ``cafe.network.member.steps.mixin``, what dates do in
    ``cafe.network.member.dates.mixin``, the way from request to
    decision in ``cafe.network.member.application.mixin``, the fee in
    ``cafe.network.member.fee.mixin``, and what attendance does in
    ``cafe.network.member.attendance.mixin``.
    """

    _name = "cafe.network.member"
    _description = "Network Member"
    _inherit = [
        "cafe.bound.mixin",
        "mail.thread",
        "mail.activity.mixin",
        "cafe.dated.mixin",
        "cafe.network.member.dates.mixin",
        "cafe.network.member.steps.mixin",
        "cafe.network.member.application.mixin",
        "cafe.network.member.fee.mixin",
        "cafe.network.member.attendance.mixin",
        "cafe.network.member.import.mixin",
        "cafe.network.member.suggestion.mixin",
        "cafe.network.member.call.mixin",
        # the last, so that it sees each change of a place by itself
        "cafe.network.member.overlap.mixin",
    ]
    _order = "network_id, date_start desc, id desc"
    _rec_names_search = ["partner_id.name", "network_id.name"]
    _overlap_keys = ("network_id", "partner_id")

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
        group_expand="_group_expand_circle_id",
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

    # history
    period_ids = fields.One2many(
        "cafe.network.member.period", "member_id", string="Circles over time"
    )

    # commitment and activity (later rooms and read models: by name only)
    driver_ids = fields.One2many("cafe.member.driver", "member_id", string="Drivers")
    conversation_ids = fields.One2many(
        "cafe.conversation", "member_id", string="Conversations"
    )
    conversation_count = fields.Integer(
        string="Conversations held or planned", compute="_compute_conversation_count"
    )
    engagement_ids = fields.One2many(
        "cafe.engagement", "member_id", string="Engagements"
    )
    activity_report_ids = fields.One2many(
        "cafe.member.activity", "member_id", string="Activity"
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
        required=False,
        tracking=True,
        help="First day of the membership; for an applicant, the day of the request.",
    )
    date_end = fields.Date(
        tracking=True, help="Last day; empty = still. It then ends by itself."
    )
    reason_left = fields.Char(
        string="Reason",
        copy=False,
        tracking=True,
        help="Why it left, or was refused.",
    )
    follows_attendance = fields.Boolean(
        copy=False,
        readonly=True,
        help="This membership came from taking part in a session; in a network that "
        "asks for it, its last day follows from the last session.",
    )

    _living_uniq = models.UniqueIndex(
        "(network_id, partner_id) WHERE state IN ('applicant', 'active', 'paused')",
        "This member has a current place in this network already.",
    )

    @api.model
    def _get_current_domain(self, day):
        return super()._get_current_domain(day) & Domain("state", "in", CURRENT_STATES)

    @api.depends("state")
    def _compute_is_current(self):
        return super()._compute_is_current()

    @api.depends("conversation_ids")
    def _compute_conversation_count(self):
        count = count_by(self, "cafe.conversation", "member_id")
        for member in self:
            member.conversation_count = count(member)

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
        return super()._check_overlap()

    @api.model
    def _get_overlap_condition(self):
        self.flush_model(["state"])
        return SQL("a.state != 'refused' AND b.state != 'refused'")

    def _get_overlap_message(self, other):
        return self.env._(
            "%(member)s was a member of %(network)s in this period already. "
            "Choose dates that do not overlap.",
            member=self.partner_id.display_name,
            network=self.network_id.name,
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

    @api.model_create_multi
    def create(self, vals_list):
        members = super().create(vals_list)
        members._keep_to_dates()
        members._sync_periods()
        return members

    def write(self, vals):
        """Closed rows are history: their place, period and state stay as they were.

        :raises UserError: when a closed row would be reopened or moved
        """
        self._check_history(vals)
        if vals.get("state") in ("active", "left", "refused"):
            vals = {"date_resume": False, **vals}
        result = super().write(vals)
        if {"state", "circle_id", "date_start", "date_end"} & vals.keys():
            self._keep_to_dates()
            self._sync_periods()
        return result

    def _keep_to_dates(self):
        """A membership that has yet to begin waits as an accepted application."""
        today = self._get_today()
        early = self.filtered(
            lambda member: member.state == "active"
            and member.date_start
            and member.date_start > today
        )
        if early:
            early._go_back_to_accepted()

    def _check_history(self, vals):
        kept = {"network_id", "partner_id", "state", "date_start", "circle_id"}
        kept &= vals.keys()
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

    @api.model
    def _group_expand_circle_id(self, circles, domain):
        """In one network all circles are columns, from the core outward."""
        network = self.env.context.get("default_network_id")
        if not network:
            return circles
        every = circles | circles.search([("network_id", "=", network)])
        return every.sorted()

    def message_update(self, msg_dict, update_vals=None):
        """An applicant that was asked for more may simply answer the mail."""
        author = self.env["res.partner"].browse(msg_dict.get("author_id") or ())
        self._take_mail_answer(author)
        return super().message_update(msg_dict, update_vals)
