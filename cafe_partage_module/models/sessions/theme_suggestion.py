from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

TABLE = SQL.identifier("cafe_theme_suggestion")
KEPT_DAYS = 30  # a confirmed one, without name and address: its link says thank you


class CafeThemeSuggestion(models.Model):
    """What a visitor asks: a theme of her own, a voice, or that voice back.

    It counts once she confirms it through the link in a mail.
    """

    _name = "cafe.theme.suggestion"
    _description = "Theme: to be Confirmed"
    _inherit = ["cafe.mail.confirmation.mixin"]
    _order = "id desc"
    _rec_name = "kind"

    _confirm_name = "theme"
    _confirm_path = "/themas/bevestigen"

    kind = fields.Selection(
        [
            ("suggest", "New theme"),
            ("support", "Support given"),
            ("withdraw", "Support taken back"),
        ],
        required=True,
        readonly=True,
    )
    state = fields.Selection(
        [("waiting", "To be confirmed"), ("confirmed", "Confirmed")],
        required=True,
        default="waiting",
        readonly=True,
        index=True,
    )
    company_id = fields.Many2one(
        "res.company", default=lambda self: self.env.company, readonly=True, index=True
    )

    # what
    theme_id = fields.Many2one(
        "cafe.theme", readonly=True, ondelete="cascade", index="btree_not_null"
    )
    title = fields.Char(readonly=True)
    reason = fields.Text(string="Why it matters", readonly=True)
    question = fields.Text(string="Which question", readonly=True)

    # to ask ---------------------------------------------------------------------------

    @api.model
    def _ask(self, values):
        """Keep what a visitor asks; the same within the hour is asked once.

        :param values: dict of fields; ``email`` is normalised
        """
        hour = fields.Datetime.subtract(fields.Datetime.now(), hours=1)
        same = [
            ("state", "=", "waiting"),
            ("create_date", ">=", hour),
            ("email", "=", values["email"]),
            ("kind", "=", values["kind"]),
            ("theme_id", "=", values.get("theme_id", False)),
            ("title", "=", values.get("title", False)),
        ]
        if not self.search_count(same, limit=1):
            self._keep_asked(values)

    # to confirm -----------------------------------------------------------------------

    def _is_open_to_confirm(self):
        if self.kind == "suggest" or self.state != "waiting":
            return True
        theme = self.theme_id._get_final()
        return bool(theme and theme.is_published and theme.active)

    def _get_reader_lang(self):
        """:return: str, the language of who asked"""
        return self.lang

    def _get_link_page(self):
        """What the page behind the link shows.

        :return: dict of ``kind``, ``confirmed`` (bool), ``name`` (str, of the theme)
            and ``url`` (str or False, the theme's page)
        """
        self.ensure_one()
        theme = self.theme_id._get_final()
        is_there = theme and theme.is_published and theme.active
        texts = theme._get_public_texts()
        return {
            "kind": self.kind,
            "confirmed": self.state == "confirmed",
            "name": texts[theme.id]["name"] if is_there else self.title,
            "url": theme.website_url if is_there else False,
        }

    def _confirm(self):
        """Do what was asked, once, and forget the address.

        :return: bool, whether it changed anything
        """
        self.ensure_one()
        # who clicks twice waits for the first click, and Odoo starts the second anew
        self.env.execute_query(
            SQL("SELECT 1 FROM %s WHERE id = %s FOR UPDATE", TABLE, self.id)
        )
        if self.state != "waiting":
            return False
        partners = self._find_partners()
        if self.kind == "withdraw":
            theme = self.theme_id._get_final()
            done = theme._take_back_voice(partners)
        else:
            partner = partners[:1] or self._make_partner()
            if self.kind == "suggest":
                theme, done = self._make_theme(partner), True
            else:
                theme = self.theme_id._get_final()
                done = theme._is_open() and theme._give_voice(partner)
        self.write(
            {"state": "confirmed", "theme_id": theme.id, "name": False, "email": False}
        )
        return done

    def _make_theme(self, partner):
        """:return: the ``cafe.theme``, on the website, with its proposer's voice"""
        theme = self.env["cafe.theme"]._propose(
            partner,
            {"name": self.title, "reason": self.reason, "question": self.question},
            self.company_id,
            self.lang,
        )
        self.write({"title": False, "reason": False, "question": False})
        return theme

    @api.model
    def _get_purge_domain(self):
        """Who did not confirm in time, and what was confirmed long ago."""
        old = fields.Datetime.subtract(fields.Datetime.now(), days=KEPT_DAYS)
        kept = Domain("state", "=", "confirmed") & Domain("create_date", "<", old)
        return super()._get_purge_domain() | kept
