from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class CafeCollaborationGuide(models.Model):
    """A survey that helps to weigh a collaboration.

    It stands between the two because a coordinator chooses a guide and runs it, while
    Odoo's surveys and all answers to them stay closed to her.
    """

    _name = "cafe.collaboration.guide"
    _description = "Decision Guide"
    _order = "sequence, name, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    description = fields.Text(translate=True, help="When to use this guide.")
    survey_id = fields.Many2one(
        "survey.survey",
        required=True,
        ondelete="restrict",
        index=True,
        help="Give its answers advice, and invite nobody: "
        "it is started from a collaboration.",
    )

    _survey_uniq = models.Constraint(
        "unique(survey_id)", "This survey is a decision guide already."
    )

    @api.constrains("survey_id")
    def _check_survey_id(self):
        """A guide is run from a collaboration, never from a link on the website."""
        for guide in self:
            # sudo: who names a guide may not be somebody who makes surveys
            survey = guide.survey_id.sudo()
            if survey.access_mode != "token" or not survey.users_login_required:
                raise ValidationError(
                    self.env._(
                        "Set “%(survey)s” to invited people only and let it require a "
                        "login: then only those who weigh a collaboration can run it.",
                        survey=survey.title,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        # sudo: who deletes a guide may not see every collaboration that uses it
        used = (
            self.env["cafe.collaboration"]
            .sudo()
            .with_context(active_test=False)
            .search([("guide_id", "in", self.ids)], limit=1)
        )
        if used:
            raise UserError(
                self.env._(
                    "Collaborations are weighed with “%(guide)s”. Archive it instead.",
                    guide=used.guide_id.name,
                )
            )
