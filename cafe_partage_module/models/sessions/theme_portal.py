from odoo import api, models
from odoo.fields import Domain

from .theme_public import OPEN_STATES

PER_PAGE = 12
MOST = 6  # of the themes that have or had their session
MOST_MINE = 100


class CafeThemePortal(models.AbstractModel):
    """Themes as the website shows them.

    Visitors and members have no rights on themes. This service reads what is on the
    website, and plain values leave it: how many support a theme, never who. Each page
    costs the same number of queries, however many themes there are.
    """

    _name = "cafe.theme.portal"
    _description = "Themes on the Website"
    _inherit = ["cafe.theme.portal.form.mixin"]

    @api.model
    def _get_domain(self):
        """:return: Domain of the themes on the current website; needs sudo"""
        return (
            Domain("is_published", "=", True)
            & Domain("active", "=", True)
            & Domain("company_id", "in", (False, self._get_company().id))
        )

    @api.model
    def _get_open_domain(self):
        return self._get_domain() & Domain("state", "in", OPEN_STATES)

    @api.model
    def _get_themes(self):
        # sudo: no rights on themes; the domains hold what is public, or one's own
        return self.env["cafe.theme"].sudo()

    @api.model
    def _count_open(self):
        """:return: int, for the pager"""
        return self._get_themes().search_count(self._get_open_domain())

    @api.model
    def _get_page_size(self):
        return PER_PAGE

    @api.model
    def _get_urls(self):
        """:return: list of str, for the sitemap"""
        return self._get_themes().search(self._get_domain()).mapped("website_url")

    @api.model
    def _get_list(self, offset=0):
        """What the list shows.

        :return: dict of ``choose``, ``planned`` and ``held`` (lists of dicts, see
            :meth:`_describe`); the last two only with the first page
        """
        Theme = self._get_themes()
        order = "support_count desc, id desc"
        choose = Theme.search(
            self._get_open_domain(), limit=PER_PAGE, offset=offset, order=order
        )
        planned = held = Theme.browse()
        if not offset:
            done = self._get_domain() & Domain("state", "in", ("planned", "held"))
            planned = Theme.search(
                done & Domain("state", "=", "planned"), limit=MOST, order="id desc"
            )
            held = Theme.search(
                done & Domain("state", "=", "held"), limit=MOST, order="id desc"
            )
        told = {theme["id"]: theme for theme in self._describe(choose | planned | held)}
        return {
            "choose": [told[theme.id] for theme in choose],
            "planned": [told[theme.id] for theme in planned],
            "held": [told[theme.id] for theme in held],
        }

    @api.model
    def _find(self, theme_id):
        """:return: ``cafe.theme`` (sudo) on the website, or none; for a double that was
        merged, the one that stays"""
        theme = (
            self._get_themes().with_context(active_test=False).browse(theme_id).exists()
        )
        if theme.merged_into_id and theme.is_published:
            theme = theme._get_final()
        return theme.filtered_domain(self._get_domain())

    @api.model
    def _get_theme(self, theme):
        """:return: dict, as :meth:`_describe` gives it"""
        (told,) = self._describe(theme)
        return told

    @api.model
    def _describe(self, themes):
        """Themes in plain values.

        :param themes: ``cafe.theme`` (sudo)
        :return: list of dicts of ``id``, ``name``, ``reason``, ``question``, ``url``,
            ``state``, ``status`` (str, for people), ``voices`` (int), ``is_open``,
            ``is_mine`` (bool, whether the user supports it) and ``session`` (dict of
            ``name``, ``url`` and ``date``, or None)
        """
        texts = themes._get_public_texts()
        sessions = self._get_sessions(themes)
        mine = self._get_supported(themes)
        labels = dict(themes._fields["state"]._description_selection(self.env))
        return [
            {
                **texts[theme.id],
                "id": theme.id,
                "url": theme.website_url,
                "state": theme.state,
                "status": labels[theme.state],
                "voices": theme.support_count,
                "is_open": theme._is_open(),
                "is_mine": theme in mine,
                "session": sessions.get(theme),
            }
            for theme in themes
        ]

    @api.model
    def _get_supported(self, themes):
        """:return: those of ``themes`` that the user supports"""
        if self._is_visitor() or not themes:
            return themes.browse()
        return themes.search(
            [("id", "in", themes.ids), ("supporter_ids", "in", self._get_me().ids)]
        )

    @api.model
    def _get_sessions(self, themes):
        """:return: dict of a theme to the last session on it that is on the website"""
        sessions = (
            self.env["event.event"]
            .sudo()
            .search_fetch(
                [
                    ("theme_id", "in", themes.ids),
                    ("is_published", "=", True),
                    ("website_visibility", "=", "public"),
                    ("kanban_state", "!=", "cancel"),
                ],
                ["name", "theme_id", "date_begin", "date_tz"],
                order="date_begin",
            )
        )
        return {
            session.theme_id: {
                "name": session.public_title,
                "url": session.website_url,
                "date": session.date_begin,
                "timezone": session.date_tz,
            }
            for session in sessions
        }

    # a member's own -------------------------------------------------------------------

    @api.model
    def _get_mine(self):
        """What the signed-in user proposed, and what she supports.

        :return: dict of ``proposed`` and ``supported`` (lists of dicts, see
            :meth:`_describe`); ``is_public`` tells whether a page leads further, and
            ``merged_into`` (dict of ``name`` and ``url``, or None) what it goes by now
        """
        me = self._get_me()
        Theme = self._get_themes()
        here = Domain("company_id", "in", (False, self._get_company().id))
        proposed = Theme.with_context(active_test=False).search(
            here
            & Domain("proposer_id", "=", me.id)
            & (Domain("active", "=", True) | Domain("merged_into_id", "!=", False)),
            limit=MOST_MINE,
            order="id desc",
        )
        supported = Theme.search(
            self._get_domain()
            & Domain("supporter_ids", "in", me.ids)
            & Domain("proposer_id", "!=", me.id),
            limit=MOST_MINE,
            order="id desc",
        )
        # together: each is read once
        finals = {theme: theme._get_final() for theme in proposed}
        every = proposed | supported | Theme.union(*finals.values())
        told = {theme["id"]: theme for theme in self._describe(every)}
        public = every.filtered_domain(self._get_domain())
        for theme in proposed:
            final = finals[theme]
            told[theme.id]["is_public"] = theme in public
            told[theme.id]["merged_into"] = (
                told[final.id] if final != theme and final in public else None
            )
        return {
            "proposed": [told[theme.id] for theme in proposed],
            "supported": [told[theme.id] for theme in supported],
        }
