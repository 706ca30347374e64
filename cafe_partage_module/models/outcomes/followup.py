from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ...tools.records import count_by
from .followup_steps import OPEN_STATES


class CafeFollowup(models.Model):
    """A topic that somebody takes on after a session, until something changed."""

    _name = "cafe.followup"
    _description = "Follow-up"
    _inherit = [
        "cafe.followup.steps.mixin",
        "cafe.followup.timeline.mixin",
        "cafe.followup.theme.mixin",
        "cafe.followup.agenda.mixin",
        "cafe.followup.asking.mixin",
        "cafe.followup.public.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "is_open desc, date_deadline, id"

    # topic
    name = fields.Char(string="Topic", required=True, tracking=True, index="trigram")
    description = fields.Text()
    active = fields.Boolean(default=True)
    color = fields.Integer()
    event_id = fields.Many2one(
        "event.event",
        string="Session",
        ondelete="restrict",
        index="btree_not_null",
        domain=[("series_id", "!=", False)],
    )
    series_id = fields.Many2one(related="event_id.series_id", store=True)
    contribution_id = fields.Many2one(
        "cafe.contribution",
        string="Comes from",
        domain="[('event_id', '=', event_id)]",
        ondelete="set null",
        index="btree_not_null",
    )
    company_id = fields.Many2one(
        "res.company",
        compute="_compute_company_id",
        store=True,
        readonly=False,
        precompute=True,
        index=True,
    )

    # progress
    state = fields.Selection(
        [
            ("proposed", "Proposed"),
            ("planned", "Planned"),
            ("in_progress", "In progress"),
            ("done", "Done"),
            ("dropped", "Dropped"),
        ],
        required=True,
        default="proposed",
        copy=False,
        index=True,
        tracking=True,
        group_expand=True,
    )
    is_open = fields.Boolean(compute="_compute_is_open", store=True)
    is_late = fields.Boolean(compute="_compute_is_late", search="_search_is_late")
    date_deadline = fields.Date(string="Deadline", index=True, tracking=True)
    drop_reason = fields.Char(string="Why it was dropped", copy=False, tracking=True)

    # people
    user_id = fields.Many2one(
        "res.users",
        string="Owner",
        domain=[("share", "=", False)],
        index="btree_not_null",
        tracking=True,
        help="Who keeps an eye on it at the secretariat.",
    )
    suggested_partner_id = fields.Many2one(
        "res.partner",
        string="Suggested organisation",
        index="btree_not_null",
        help="Whom the session thought of for this topic.",
    )
    responsible_partner_id = fields.Many2one(
        "res.partner",
        string="Responsible organisation",
        index="btree_not_null",
        tracking=True,
        help="Who took it on.",
    )
    interested_partner_ids = fields.Many2many(
        "res.partner", "cafe_followup_interested_rel", string="Interested"
    )

    # outcome
    effect_ids = fields.One2many(
        "cafe.followup.effect", "followup_id", string="Effects"
    )
    effect_count = fields.Integer(compute="_compute_effect_count")

    @api.depends("event_id.company_id")
    def _compute_company_id(self):
        for followup in self:
            followup.company_id = (
                followup.event_id.company_id or followup.company_id or self.env.company
            )

    @api.depends("state")
    def _compute_is_open(self):
        for followup in self:
            followup.is_open = followup.state in OPEN_STATES

    @api.depends("state", "date_deadline")
    def _compute_is_late(self):
        # sudo: the day where the secretariat is, whoever looks and whichever job asks
        for followup in self.sudo():
            followup.is_late = bool(
                followup.is_open
                and followup.date_deadline
                and followup.date_deadline < followup._get_today()
            )

    def _search_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        late = Domain("is_open", "=", True) & Domain(
            "date_deadline", "<", self.env.company._cafe_today()
        )
        return Domain.OR([late if wanted else ~late for wanted in value])

    @api.depends("effect_ids")
    def _compute_effect_count(self):
        count = count_by(self, "cafe.followup.effect", "followup_id")
        for followup in self:
            followup.effect_count = count(followup)

    @api.constrains("state", "drop_reason")
    def _check_drop_reason(self):
        for followup in self:
            if followup.state == "dropped" and not (followup.drop_reason or "").strip():
                raise ValidationError(
                    self.env._(
                        "Say why “%(topic)s” is dropped: those who brought it will "
                        "want to know. Open it and use Drop.",
                        topic=followup.name,
                    )
                )

    @api.constrains("contribution_id", "event_id")
    def _check_contribution_id(self):
        for followup in self:
            session = followup.contribution_id.event_id
            if session and session != followup.event_id:
                raise ValidationError(
                    self.env._(
                        "“%(topic)s” comes from a contribution in another session.",
                        topic=followup.name,
                    )
                )

    def action_take_suggestion(self):
        """Make the suggested organisation responsible where nobody is yet."""
        for followup in self:
            if followup.suggested_partner_id and not followup.responsible_partner_id:
                followup.responsible_partner_id = followup.suggested_partner_id
