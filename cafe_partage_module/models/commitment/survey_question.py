from odoo import api, fields, models


class SurveyQuestion(models.Model):
    """A question of a decision guide asks for advice with its answers."""

    _inherit = "survey.question"

    # sudo: who makes surveys may know that one is a guide, and nothing more
    is_guide_question = fields.Boolean(
        compute="_compute_is_guide_question", compute_sudo=True
    )

    @api.depends("survey_id")
    def _compute_is_guide_question(self):
        guides = (
            self.env["cafe.collaboration.guide"]
            .with_context(active_test=False)
            .search([("survey_id", "in", self.survey_id.ids)])
        )
        for question in self:
            question.is_guide_question = question.survey_id in guides.survey_id
