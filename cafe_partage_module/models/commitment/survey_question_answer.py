from odoo import fields, models


class SurveyQuestionAnswer(models.Model):
    """An answer in a decision guide may carry a piece of advice."""

    _inherit = "survey.question.answer"

    collaboration_advice = fields.Char(
        string="Advice",
        translate=True,
        help="Shown when somebody chose this answer. It decides nothing.",
    )
    collaboration_weight = fields.Selection(
        [
            ("for", "Speaks for it"),
            ("against", "Speaks against it"),
            ("think", "Think on it"),
        ],
        string="Weighs",
        help="Counted in the summary of a run.",
    )
