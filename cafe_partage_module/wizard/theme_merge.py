from odoo import Command, api, fields, models
from odoo.exceptions import UserError


class CafeThemeMerge(models.TransientModel):
    """Which doubles go up in a theme; those that are much alike are proposed."""

    _name = "cafe.theme.merge"
    _description = "Merger of Themes"

    target_id = fields.Many2one(
        "cafe.theme",
        string="Stays",
        required=True,
        ondelete="cascade",
        domain=[("merged_into_id", "=", False)],
    )
    line_ids = fields.One2many(
        "cafe.theme.merge.line",
        "merge_id",
        string="Doubles",
        compute="_compute_line_ids",
        store=True,
        readonly=False,
    )
    voice_count = fields.Integer(
        string="Voices together", compute="_compute_voice_count"
    )

    @api.depends("target_id")
    def _compute_line_ids(self):
        """The selected themes, else those that are much alike."""
        chosen = self.env["cafe.theme"].browse(self.env.context.get("cafe_theme_ids"))
        for merge in self:
            target = merge.target_id._origin
            if chosen:
                rows = [(theme, 0, True) for theme in chosen - target]
            else:
                rows = [
                    (theme, round(likeness * 100), False)
                    for theme, likeness in (target._find_doubles() if target else ())
                ]
            merge.line_ids = [
                Command.clear(),
                *(
                    Command.create(
                        {"theme_id": theme.id, "likeness": likeness, "chosen": ticked}
                    )
                    for theme, likeness, ticked in rows
                ),
            ]

    @api.depends("target_id", "line_ids.chosen", "line_ids.theme_id")
    def _compute_voice_count(self):
        for merge in self:
            themes = merge.target_id | merge._get_doubles()
            merge.voice_count = len(themes.supporter_ids)

    def _get_doubles(self):
        return self.line_ids.filtered("chosen").theme_id - self.target_id

    def action_merge(self):
        """Merge the ticked ones.

        :return: an action on the theme that stays
        :raises UserError: when none is ticked, or one cannot be merged
        """
        self.ensure_one()
        doubles = self._get_doubles()
        if not doubles:
            raise UserError(self.env._("Tick the themes that are doubles of this one."))
        doubles._merge_into(self.target_id)
        return self.target_id.get_formview_action()


class CafeThemeMergeLine(models.TransientModel):
    """A theme that may be a double."""

    _name = "cafe.theme.merge.line"
    _description = "Merger of Themes: Double"
    _order = "likeness desc, id"

    merge_id = fields.Many2one("cafe.theme.merge", required=True, ondelete="cascade")
    theme_id = fields.Many2one(
        "cafe.theme",
        string="Theme",
        required=True,
        ondelete="cascade",
        domain=[("merged_into_id", "=", False)],
    )
    chosen = fields.Boolean(string="Double", default=True)
    likeness = fields.Integer(string="Alike", readonly=True, help="In percent.")
    support_count = fields.Integer(related="theme_id.support_count")
    state = fields.Selection(related="theme_id.state")
