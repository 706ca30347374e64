from odoo import api, fields, models

DAILY = 10  # themes that one member proposes in a day


class CafeThemePortalForm(models.AbstractModel):
    """What the pages of themes send: a member's counts, a visitor's waits."""

    _name = "cafe.theme.portal.form.mixin"
    _description = "Themes on the Website: Forms"
    _inherit = ["cafe.visitor.form.mixin"]

    @api.model
    def _suggest(self, posted):
        """Propose a theme.

        :param posted: dict, the form as it came in
        :return: tuple of the theme's address (str, or False for one that a visitor has
            to confirm first) and the problems (dict of field to str)
        """
        names = ("title", "reason", "question")
        typed = {name: self._read(posted, name) or False for name in names}
        problems = {}
        if not typed["title"]:
            problems["title"] = self.env._("Give your theme a title.")
        if not typed["reason"]:
            problems["reason"] = self.env._("Say in a few words why it matters.")
        if self._is_visitor():
            values = {"kind": "suggest", **typed}
            return False, {**problems, **self._ask(posted, values, problems)}
        if not problems and self._has_proposed_enough():
            problems["title"] = self.env._(
                "You proposed %(count)s themes today. Keep this one for tomorrow.",
                count=DAILY,
            )
        if problems:
            return False, problems
        # sudo: a portal user has no rights on themes; the values are those of the form
        theme = (
            self.env["cafe.theme"]
            .sudo()
            ._propose(
                self._get_me(),
                {
                    "name": typed["title"],
                    "reason": typed["reason"],
                    "question": typed["question"],
                },
                self._get_company(),
            )
        )
        return theme.website_url, {}

    @api.model
    def _change_voice(self, theme, step, posted):
        """Give a voice, or take it back.

        :param theme: ``cafe.theme`` as :meth:`_find` gives it
        :param step: ``support`` or ``withdraw``
        :return: tuple of what came of it (``supported``, ``already``, ``withdrawn``,
            ``none``, ``closed`` or ``asked``) and the problems (dict of field to str)
        """
        if step == "support" and not theme._is_open():
            return "closed", {}
        if self._is_visitor():
            values = {"kind": step, "theme_id": theme.id}
            return "asked", self._ask(posted, values, {})
        if step == "support":
            return ("supported" if theme._give_voice(self._get_me()) else "already"), {}
        taken = theme._take_back_voice(self._get_me())
        return ("withdrawn" if taken else "none"), {}

    @api.model
    def _ask(self, posted, values, problems):
        """Keep what a visitor asks until she confirms it.

        :param values: dict for ``cafe.theme.suggestion``
        :param problems: what is wrong with the rest: nothing is kept then
        :return: dict of field to str, what is wrong with who she is
        """
        who, found = self._read_visitor(posted)
        if who and not found and not problems:
            # sudo: a visitor has no rights here; the answer tells nothing
            self.env["cafe.theme.suggestion"].sudo()._ask(
                {**values, **who, "company_id": self._get_company().id}
            )
        return found

    @api.model
    def _has_proposed_enough(self):
        day = fields.Datetime.subtract(fields.Datetime.now(), days=1)
        # sudo: a portal user has no rights on themes; only the number is used
        Theme = self.env["cafe.theme"].sudo().with_context(active_test=False)
        mine = [("create_uid", "=", self.env.uid), ("create_date", ">=", day)]
        mine.append(("proposer_id", "=", self._get_me().id))
        return Theme.search_count(mine, limit=DAILY) >= DAILY

    @api.model
    def _get_company(self):
        return self.env["website"].get_current_website().company_id
