from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.records import count_by


class CafeCollaborationRunMixin(models.AbstractModel):
    """The runs of a decision guide: who filled it in, and what the answers advise.

    Surveys and their answers are closed to coordinators. They see the runs of their
    own collaborations through the fields here, and no others.
    """

    _name = "cafe.collaboration.run.mixin"
    _description = "Weighing with a Guide"

    guide_id = fields.Many2one(
        "cafe.collaboration.guide",
        string="Decision guide",
        required=True,
        ondelete="cascade",
        default=lambda self: self.env["cafe.collaboration.guide"].search([], limit=1),
    )
    survey_id = fields.Many2one(
        related="guide_id.survey_id", groups="survey.group_survey_user"
    )
    run_ids = fields.One2many(
        "survey.user_input",
        "collaboration_id",
        string="Runs",
        groups="survey.group_survey_user",
    )
    # sudo: these show of the runs what who may read the collaboration may know
    run_count = fields.Integer(
        string="Times weighed", compute="_compute_run_count", compute_sudo=True
    )
    advice = fields.Html(compute="_compute_advice", compute_sudo=True, sanitize=False)
    has_my_run = fields.Boolean(
        compute="_compute_has_my_run", help="A run that you began and can go on with."
    )

    @api.depends("run_ids.state")
    def _compute_run_count(self):
        """Runs that were finished."""
        count = count_by(
            self, "survey.user_input", "collaboration_id", [("state", "=", "done")]
        )
        for collaboration in self:
            collaboration.run_count = count(collaboration)

    @api.depends_context("lang")
    @api.depends("run_ids.state")
    def _compute_advice(self):
        """A table with a column for each person who weighed it; see the template."""
        for collaboration in self:
            runs = collaboration.run_ids.filtered(lambda run: run.state == "done")
            collaboration.advice = False
            if runs:
                collaboration.advice = self.env["ir.qweb"]._render(
                    "cafe_partage_module.collaboration_advice",
                    runs._get_advice_values(),
                )

    @api.depends_context("uid")
    @api.depends("run_ids.state", "run_ids.partner_id")
    def _compute_has_my_run(self):
        for collaboration in self:
            collaboration.has_my_run = bool(collaboration._get_my_run())

    def _get_my_run(self):
        """:return: survey.user_input in sudo, what the user began and did not finish"""
        # sudo: a run belongs to who fills it in, and is found by that alone
        return (
            self.env["survey.user_input"]
            .sudo()
            .search(
                [
                    ("collaboration_id", "in", self._origin.ids),
                    ("partner_id", "=", self.env.user.partner_id.id),
                    ("state", "!=", "done"),
                ],
                limit=1,
            )
        )

    def action_start_run(self):
        """Fill in the guide, or go on where the user left it.

        :return: an action to the survey's page, which leads back here
        :raises UserError: when it is decided, or the guide is archived
        """
        self.ensure_one()
        self.check_access("write")
        run = self._get_my_run()
        if not run:
            if self.state != "weighing":
                raise UserError(
                    self.env._(
                        "“%(name)s” is decided. Reopen it to weigh it again.",
                        name=self.name,
                    )
                )
            # sudo: whoever may weigh a collaboration may run its guide
            survey = self.guide_id.sudo().survey_id
            if not (survey.active and survey.question_ids):
                raise UserError(
                    self.env._(
                        "The guide “%(guide)s” is closed or empty. Choose another one.",
                        guide=self.guide_id.name,
                    )
                )
            run = survey._create_answer(
                user=self.env.user, collaboration_id=self.id, check_attempts=False
            )
        return {
            "type": "ir.actions.act_url",
            "url": run.get_start_url(),
            "target": "self",
        }
