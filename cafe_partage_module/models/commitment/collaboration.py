from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import format_date

REVIEW = "cafe_partage_module.mail_activity_type_collaboration_review"


class CafeCollaboration(models.Model):
    """A proposed collaboration, weighed with a decision guide, decided by people."""

    _name = "cafe.collaboration"
    _description = "Collaboration"
    _inherit = [
        "cafe.bound.mixin",
        "mail.thread",
        "mail.activity.mixin",
        "cafe.collaboration.run.mixin",
    ]
    _order = "id desc"

    # subject
    name = fields.Char(required=True, tracking=True, index="trigram")
    active = fields.Boolean(default=True)
    network_id = fields.Many2one(
        "cafe.network",
        required=True,
        ondelete="restrict",
        index=True,
        tracking=True,
        default=lambda self: self._default_network_id(),
    )
    company_id = fields.Many2one(
        related="network_id.company_id", store=True, index=True
    )
    partner_ids = fields.Many2many(
        "res.partner", "cafe_collaboration_partner_rel", string="With whom"
    )
    description = fields.Text(string="What it is about")

    # decision
    decision_ids = fields.One2many(
        "cafe.collaboration.decision", "collaboration_id", string="Decisions"
    )
    current_decision_id = fields.Many2one(
        "cafe.collaboration.decision",
        string="Decision that stands",
        readonly=True,
        copy=False,
        index="btree_not_null",
        help="Empty while it is being weighed.",
    )
    state = fields.Selection(
        [
            ("weighing", "Weighing"),
            ("go", "Do it"),
            ("later", "Later"),
            ("not", "Do not do it"),
        ],
        compute="_compute_state",
        store=True,
        index=True,
        tracking=True,
        group_expand=True,
    )
    reason = fields.Text(related="current_decision_id.reason", string="Why")
    date_decided = fields.Date(
        related="current_decision_id.date", string="Decided on", store=True
    )
    date_review = fields.Date(
        string="Look again on",
        copy=False,
        index=True,
        tracking=True,
        help="On this day the coordinators get an activity, once.",
    )
    date_reminded = fields.Date(copy=False, readonly=True)
    date_to_remind = fields.Date(
        compute="_compute_date_to_remind",
        store=True,
        index="btree_not_null",
        help="The day to look again, until somebody was told.",
    )
    is_review_due = fields.Boolean(
        compute="_compute_is_review_due", search="_search_is_review_due"
    )

    @api.model
    def _default_network_id(self):
        """The network of who coordinates only one."""
        own = self.env["cafe.network"].search(
            [("coordinator_ids", "in", self.env.uid)], limit=2
        )
        return own if len(own) == 1 else False

    @api.depends("current_decision_id")
    def _compute_state(self):
        for collaboration in self:
            collaboration.state = (
                collaboration.current_decision_id.outcome or "weighing"
            )

    @api.depends("date_review", "date_reminded")
    def _compute_date_to_remind(self):
        for collaboration in self:
            review = collaboration.date_review
            collaboration.date_to_remind = (
                review if review != collaboration.date_reminded else False
            )

    @api.depends("date_review")
    def _compute_is_review_due(self):
        today = self.env.company._cafe_today()
        for collaboration in self:
            review = collaboration.date_review
            collaboration.is_review_due = bool(review and review <= today)

    def _search_is_review_due(self, operator, value):
        if operator != "in":
            return NotImplemented
        due = Domain("date_review", "<=", self.env.company._cafe_today())
        return Domain.OR([due if wanted else ~due for wanted in value])

    @api.constrains("current_decision_id")
    def _check_current_decision_id(self):
        for collaboration in self:
            decision = collaboration.current_decision_id
            if decision and decision.collaboration_id != collaboration:
                raise ValidationError(
                    self.env._(
                        "The decision on “%(name)s” belongs to another collaboration.",
                        name=collaboration.name,
                    )
                )

    @api.constrains("date_review", "current_decision_id")
    def _check_date_review(self):
        for collaboration in self:
            if collaboration.state == "later" and not collaboration.date_review:
                raise ValidationError(
                    self.env._(
                        "“%(name)s” was put off: it needs a day to look again.",
                        name=collaboration.name,
                    )
                )

    def write(self, vals):
        """A new day to look again takes the place of the reminder for the old one."""
        before = {c: c.date_review for c in self} if "date_review" in vals else {}
        result = super().write(vals)
        for collaboration, review in before.items():
            if collaboration.date_review != review:
                collaboration.activity_unlink([REVIEW])
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_history(self):
        for collaboration in self:
            if collaboration.decision_ids or collaboration.run_count:
                raise UserError(
                    self.env._(
                        "“%(name)s” was weighed or decided, and that is kept. Archive "
                        "it instead.",
                        name=collaboration.name,
                    )
                )

    def action_ask_decision(self):
        """Open the dialog for what people decided.

        :return: an action
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("What did you decide?"),
            "res_model": "cafe.collaboration.decision",
            "view_mode": "form",
            "target": "new",
            "context": {"default_collaboration_id": self.id},
        }

    def action_reopen(self):
        """Weigh again: earlier runs and decisions stay in the history."""
        for collaboration in self.filtered("current_decision_id"):
            collaboration.activity_feedback([REVIEW])
            collaboration.write({"current_decision_id": False, "date_review": False})

    def _take_decision(self):
        """The latest decision stands: called when one is recorded."""
        self.ensure_one()
        decision = self.decision_ids.sorted(lambda d: (d.date, d.id))[-1:]
        self.write(
            {"current_decision_id": decision.id, "date_review": decision.date_review}
        )
        outcomes = dict(decision._fields["outcome"]._description_selection(self.env))
        self.message_post(
            body=Markup("<p><b>%s</b> (%s)</p><p>%s</p>")
            % (
                outcomes[decision.outcome],
                ", ".join(decision.partner_ids.mapped("name")),
                decision.reason,
            )
        )

    @api.model
    def _cron_remind(self):
        """Every day: one activity for the coordinators when it is time to look again.

        The day comes where the company is; a late job catches up, and a network that
        gets its first coordinator later is told then.
        """
        companies = self.env["res.company"].search([])
        for company in [*companies, self.env["res.company"]]:
            today = (company or self.env.company)._cafe_today()
            due = self.search(
                Domain("company_id", "=", company.id)
                & Domain("date_to_remind", "<=", today)
                & Domain("network_id.coordinator_ids", "!=", False)
            )
            self.env["ir.cron"]._commit_progress(remaining=len(due))
            for collaboration in due:
                collaboration._remind()
                self.env["ir.cron"]._commit_progress(1)

    def _remind(self):
        self.ensure_one()
        for user in self.network_id.coordinator_ids:
            self.activity_schedule(
                REVIEW,
                date_deadline=self.date_review,
                user_id=user.id,
                summary=self.env._("Look again at “%(name)s”", name=self.name),
                note=Markup("<p>%s</p><p>%s</p>")
                % (
                    self.env._(
                        "Decided on %(date)s:",
                        date=format_date(self.env, self.date_decided),
                    ),
                    self.reason or "",
                ),
            )
        self.date_reminded = self.date_review
