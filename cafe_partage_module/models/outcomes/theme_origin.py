from odoo import api, fields, models

from ...tools.not_covered import read_topic


class CafeThemeOriginMixin(models.AbstractModel):
    """What was said, or is to be followed up, may become a theme of its own."""

    _name = "cafe.theme.origin.mixin"
    _description = "Origin of a Theme"

    # the Many2one of a theme that points here
    _theme_origin = None

    def action_make_theme(self):
        """Make each a theme to propose; what is one already opens.

        :return: an action on the theme, or on the list of them
        """
        return self.env["cafe.theme"]._make_from(self, self._theme_origin)._open()


class CafeContributionThemeMixin(models.AbstractModel):
    """A contribution may become a theme."""

    _name = "cafe.contribution.theme.mixin"
    _description = "Contribution and Theme"
    _inherit = ["cafe.theme.origin.mixin"]
    _theme_origin = "contribution_id"

    theme_ids = fields.One2many(
        "cafe.theme",
        "contribution_id",
        string="Proposed theme",
        context={"active_test": False},
    )

    def _is_uncovered(self):
        """:return: bool, whether the session had no time for this: it says so, or it is
        a question that somebody brought and that led to nothing"""
        self.ensure_one()
        return bool(read_topic(self.text)) or (
            self.kind == "question"
            and bool(self.question_asked)
            and not self.derived_ids
            and not self.followup_ids
        )


class CafeFollowupThemeMixin(models.AbstractModel):
    """A follow-up may become a theme."""

    _name = "cafe.followup.theme.mixin"
    _description = "Follow-up and Theme"
    _inherit = ["cafe.theme.origin.mixin"]
    _theme_origin = "followup_id"

    theme_ids = fields.One2many(
        "cafe.theme",
        "followup_id",
        string="Proposed theme",
        context={"active_test": False},
    )


class CafeSessionReportThemeMixin(models.AbstractModel):
    """A report knows what there was no time for, and proposes it as themes."""

    _name = "cafe.session.report.theme.mixin"
    _description = "Session Report and Themes"

    uncovered_ids = fields.Many2many(
        "cafe.contribution",
        string="Not covered",
        compute="_compute_uncovered",
        groups="cafe_partage_module.group_cafe_user",
        help="What the report says that there was no time for, and questions brought "
        "that nothing came of.",
    )
    uncovered_followup_ids = fields.Many2many(
        "cafe.followup",
        string="Follow-ups without a contribution",
        compute="_compute_uncovered",
        groups="cafe_partage_module.group_cafe_user",
    )
    uncovered_count = fields.Integer(
        compute="_compute_uncovered",
        groups="cafe_partage_module.group_cafe_user",
        help="How many of these are no theme yet.",
    )

    @api.depends(
        "event_id.contribution_ids.text",
        "event_id.contribution_ids.derived_ids",
        "event_id.contribution_ids.theme_ids",
        "event_id.followup_ids.contribution_id",
        "event_id.followup_ids.theme_ids",
    )
    def _compute_uncovered(self):
        for report in self:
            said = report.event_id.contribution_ids.filtered(
                lambda contribution: contribution._is_uncovered()
            )
            topics = report.event_id.followup_ids.filtered(
                lambda followup: not followup.contribution_id
                and (read_topic(followup.name) or followup.state == "proposed")
            )
            report.uncovered_ids = said
            report.uncovered_followup_ids = topics
            report.uncovered_count = len(
                said.filtered(lambda contribution: not contribution.theme_ids)
            ) + len(topics.filtered(lambda followup: not followup.theme_ids))

    def action_make_themes(self):
        """Make a theme of all that was not covered, each once.

        :return: an action on the themes
        """
        self.ensure_one()
        Theme = self.env["cafe.theme"]
        themes = Theme._make_from(self.uncovered_ids, "contribution_id")
        themes |= Theme._make_from(self.uncovered_followup_ids, "followup_id")
        return themes._open()
