import textwrap

from odoo import Command, api, fields, models
from odoo.exceptions import ValidationError

from ...tools.records import count_by, form_action

# What somebody says first when a session comes to this point of the agenda.
KIND_BY_ITEM = {
    "introduction": "introduction",
    "discussion": "experience",
    "lessons": "insight",
    "follow_up": "proposal",
}
TITLE_WIDTH = 80


class CafeContribution(models.Model):
    """One thing that was said in a session, and what it answers."""

    _name = "cafe.contribution"
    _description = "Contribution"
    _inherit = [
        "cafe.contribution.theme.mixin",
        "cafe.contribution.attribution.mixin",
        "cafe.contribution.capture.mixin",
        "mail.thread",
    ]
    _order = "event_id, item_sequence, sequence, id"
    _rec_name = "text"

    # place
    event_id = fields.Many2one(
        "event.event",
        string="Session",
        required=True,
        ondelete="restrict",
        index=True,
        domain=[("series_id", "!=", False)],
    )
    company_id = fields.Many2one(related="event_id.company_id", store=True)
    item_id = fields.Many2one(
        "cafe.session.item",
        string="Agenda item",
        domain="[('event_id', '=', event_id)]",
        ondelete="set null",
        index="btree_not_null",
    )
    item_sequence = fields.Integer(
        string="Agenda order",
        related="item_id.sequence",
        store=True,
        export_string_translation=False,
    )
    sequence = fields.Integer(default=10)

    # what was said, and by whom
    kind = fields.Selection(
        [
            ("introduction", "Introduction"),
            ("question", "Question"),
            ("concern", "Concern"),
            ("experience", "Experience"),
            ("tip", "Tip"),
            ("insight", "Insight"),
            ("conclusion", "Conclusion"),
            ("proposal", "Proposal"),
        ],
        required=True,
        compute="_compute_kind",
        store=True,
        readonly=False,
        precompute=True,
        index=True,
    )
    text = fields.Text(required=True, tracking=True)
    organisation_id = fields.Many2one(
        "res.partner",
        string="Organisation",
        domain=[("is_company", "=", True)],
        compute="_compute_organisation_id",
        store=True,
        readonly=False,
        precompute=True,
        ondelete="restrict",
        index="btree_not_null",
    )
    network_id = fields.Many2one(
        "cafe.network", ondelete="set null", index="btree_not_null"
    )
    registration_id = fields.Many2one(
        "event.registration",
        string="Said by",
        domain="[('event_id', '=', event_id)]",
        ondelete="set null",
        index="btree_not_null",
    )
    question_asked = fields.Text(
        copy=False,
        readonly=True,
        export_string_translation=False,
        help="Where it was taken over from a registration: the question as it was.",
    )

    # the line from question to effect
    origin_ids = fields.Many2many(
        "cafe.contribution",
        "cafe_contribution_origin_rel",
        "contribution_id",
        "origin_id",
        string="Comes from",
        domain="[('id', '!=', id)]",
        help="The questions or remarks that this contribution answers.",
    )
    derived_ids = fields.Many2many(
        "cafe.contribution",
        "cafe_contribution_origin_rel",
        "origin_id",
        "contribution_id",
        string="Led to",
    )
    followup_ids = fields.One2many(
        "cafe.followup", "contribution_id", string="Follow-ups"
    )
    followup_count = fields.Integer(compute="_compute_followup_count")

    _question_uniq = models.UniqueIndex(
        "(registration_id) WHERE question_asked IS NOT NULL",
        "This question is on the agenda already.",
    )

    @api.depends("text")
    def _compute_display_name(self):
        for contribution in self:
            contribution.display_name = contribution._get_title()

    @api.depends("item_id")
    def _compute_kind(self):
        for contribution in self:
            contribution.kind = contribution.kind or KIND_BY_ITEM.get(
                contribution.item_id.kind, "experience"
            )

    @api.depends("registration_id")
    def _compute_organisation_id(self):
        for contribution in self:
            contribution.organisation_id = (
                contribution.organisation_id
                or contribution.registration_id.organisation_id
            )

    @api.depends("followup_ids")
    def _compute_followup_count(self):
        count = count_by(self, "cafe.followup", "contribution_id")
        for contribution in self:
            contribution.followup_count = count(contribution)

    @api.constrains("item_id", "registration_id", "event_id")
    def _check_same_session(self):
        for contribution in self:
            session = contribution.event_id
            others = contribution.item_id.event_id
            others |= contribution.registration_id.event_id
            if others - session:
                raise ValidationError(
                    self.env._(
                        "“%(text)s” belongs to %(session)s; its agenda item and the "
                        "person who said it must too.",
                        text=contribution.display_name,
                        session=session.display_name,
                    )
                )

    @api.constrains("origin_ids")
    def _check_origin_ids(self):
        if self._has_cycle("origin_ids"):
            raise ValidationError(
                self.env._("A contribution cannot come from itself or from its result.")
            )

    def action_make_conclusion(self):
        """Draw one conclusion from these contributions, under the lessons.

        :return: an action on the new conclusion, to put it in words
        """
        session = self.event_id.ensure_one()
        lessons = session.item_ids.filtered(lambda item: item.kind == "lessons")[:1]
        conclusion = self.create(
            {
                "event_id": session.id,
                "item_id": lessons.id or self[0].item_id.id,
                "kind": "conclusion",
                "text": "\n".join(self.mapped("text")),
                "organisation_id": False,
                "origin_ids": [Command.set(self.ids)],
            }
        )
        return form_action(conclusion)

    def action_make_followup(self):
        """Make a follow-up of each contribution.

        :return: an action on the new follow-up, or on the list of them
        """
        followups = self.env["cafe.followup"].create(
            [
                {
                    "name": contribution._get_title(),
                    "description": contribution.text,
                    "event_id": contribution.event_id.id,
                    "contribution_id": contribution.id,
                    "suggested_partner_id": contribution.organisation_id.id,
                }
                for contribution in self
            ]
        )
        if len(followups) == 1:
            return form_action(followups)
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cafe_partage_module.cafe_followup_action"
        )
        action["domain"] = [("id", "in", followups.ids)]
        return action

    def _is_as_asked(self):
        """:return: bool, whether this is a question in the words of who brought it"""
        self.ensure_one()
        return self.kind == "question" and self.text == self.question_asked

    def _is_worked_on(self):
        """:return: bool, whether anything would be lost without this question"""
        self.ensure_one()
        return bool(
            not self._is_as_asked()
            or self.origin_ids
            or self.derived_ids
            or self.followup_ids
            or self.message_ids.filtered(lambda m: m.message_type == "comment")
        )

    def _get_title(self):
        """The first words of the text, on one line, at most 80 characters."""
        self.ensure_one()
        return textwrap.shorten(self.text or "", TITLE_WIDTH, placeholder=" …")
