from odoo import Command, fields, models
from odoo.exceptions import UserError

from ...tools.theme_match import rank


class CafeThemeMergeMixin(models.AbstractModel):
    """Doubles become one: voices move along, and the double leads to what stays."""

    _name = "cafe.theme.merge.mixin"
    _description = "Merger of Themes"

    merged_into_id = fields.Many2one(
        "cafe.theme",
        string="Merged into",
        readonly=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
        tracking=True,
    )
    merged_ids = fields.One2many(
        "cafe.theme",
        "merged_into_id",
        string="Doubles",
        context={"active_test": False},
    )
    # who had no voice for the theme that stays before; undoing takes these back
    merge_added_ids = fields.Many2many(
        "res.partner", "cafe_theme_merge_added_rel", readonly=True, copy=False
    )

    _merged_is_archived = models.Constraint(
        "CHECK(merged_into_id IS NULL OR active IS NOT TRUE)",
        "A theme that was merged stays archived; undo the merger to use it again.",
    )

    def action_merge(self):
        """Open the dialog: doubles of one theme, or the selected themes into one.

        :return: an action
        """
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cafe_partage_module.cafe_theme_merge_action"
        )
        action["context"] = {"default_target_id": self._get_best().id}
        if len(self) > 1:
            action["context"]["cafe_theme_ids"] = self.ids
        return action

    def _get_best(self):
        """:return: one theme, the furthest on and most supported"""
        order = {"planned": 0, "held": 1, "shortlisted": 2}
        return self.sorted(
            lambda theme: (order.get(theme.state, 3), -theme.support_count, theme.id)
        )[:1]

    def _find_doubles(self):
        """Themes that are much alike.

        :return: list of pairs of a theme and its likeness (float, 0 to 1), best first
        """
        self.ensure_one()
        others = self.search_fetch(
            [
                ("id", "!=", self.id),
                ("company_id", "in", (False, self.company_id.id)),
                ("state", "!=", "held"),
            ],
            ["name", "question"],
        )
        texts = {other: (other.name, other.question) for other in others}
        return rank((self.name, self.question), texts)

    def _merge_into(self, target):
        """Merge these doubles into ``target``.

        :param target: one ``cafe.theme``
        :raises UserError: for one that was merged before or has a session
        """
        target.ensure_one()
        (self | target)._check_merge(target)
        for double in self:
            double._wait_for_voices()
            target._wait_for_voices()
            added = double.supporter_ids.filtered(
                lambda partner: not target._has_voice(partner)
            )
            target.write({"supporter_ids": [Command.link(p.id) for p in added]})
            double.write(
                {
                    "merged_into_id": target.id,
                    "merge_added_ids": [Command.set(added.ids)],
                    "active": False,
                }
            )
            double._note_news("merged")
            target.message_post(
                body=self.env._(
                    "“%(double)s” was merged into this theme. New voices: %(count)s.",
                    double=double.name,
                    count=len(added),
                )
            )

    def _check_merge(self, target):
        for theme in self:
            if theme.merged_into_id:
                raise UserError(
                    self.env._(
                        "“%(theme)s” was merged into “%(other)s” already.",
                        theme=theme.name,
                        other=theme.merged_into_id.name,
                    )
                )
            if theme != target and theme.session_ids:
                raise UserError(
                    self.env._(
                        "“%(theme)s” has a session: merge the other theme into it.",
                        theme=theme.name,
                    )
                )
            if theme.company_id and target.company_id not in (
                theme.company_id.browse(),
                theme.company_id,
            ):
                raise UserError(
                    self.env._(
                        "“%(theme)s” is a theme of another company.", theme=theme.name
                    )
                )

    def action_unmerge(self):
        """Undo mergers: who came along only from there loses that voice again."""
        for double in self.filtered("merged_into_id"):
            target = double.merged_into_id
            double._wait_for_voices()
            target._wait_for_voices()
            others = target._get_doubles() - double
            leaving = double.merge_added_ids - others.supporter_ids
            target.write({"supporter_ids": [Command.unlink(p.id) for p in leaving]})
            double.write(
                {
                    "merged_into_id": False,
                    "merge_added_ids": [Command.clear()],
                    "active": True,
                }
            )
            if double.news == "merged":
                double.news = False
            target.message_post(
                body=self.env._(
                    "The merger of “%(double)s” was undone.", double=double.name
                )
            )

    def action_unarchive(self):
        """Bringing a double back undoes its merger."""
        merged = self.filtered("merged_into_id")
        merged.action_unmerge()
        return super(CafeThemeMergeMixin, self - merged).action_unarchive()

    def _get_doubles(self):
        """:return: ``cafe.theme``, what was merged into these, directly or not"""
        found = self.browse()
        doubles = self.with_context(active_test=False).merged_ids
        while doubles - found:
            found |= doubles
            doubles = doubles.merged_ids
        return found

    def _get_final(self):
        """:return: the theme that this one goes by now"""
        theme = self
        while theme.merged_into_id:
            theme = theme.merged_into_id
        return theme
