from odoo import Command, api, fields, models
from odoo.tools import SQL


class CafeThemeVoiceMixin(models.AbstractModel):
    """Who would like a session on a theme: one voice per person.

    A person is a contact; the table of the relation holds each contact once. Two
    contacts with the same e-mail address are one person too.
    """

    _name = "cafe.theme.voice.mixin"
    _description = "Voices for a Theme"

    supporter_ids = fields.Many2many(
        "res.partner", "cafe_theme_supporter_rel", string="Supporters", copy=False
    )
    support_count = fields.Integer(
        string="Support", compute="_compute_support_count", store=True
    )

    @api.depends("supporter_ids")
    def _compute_support_count(self):
        for theme in self:
            theme.support_count = len(theme.supporter_ids)

    def action_support(self):
        """Give or take back the current user's voice; one voice per person."""
        partner = self.env.user.partner_id
        for theme in self:
            if partner in theme.supporter_ids:
                theme._take_back_voice(partner)
            else:
                theme._give_voice(partner)

    @api.model
    def _propose(self, partner, values, company, lang=None):
        """Somebody on the website proposes a theme: it stands there with her voice.

        :param partner: one ``res.partner``, who proposes
        :param values: dict of ``name``, ``reason`` and ``question`` (str)
        :param company: ``res.company`` of the website
        :param lang: str, the language of the words
        :return: the ``cafe.theme``
        """
        series = self.env["cafe.series"].search(
            [("company_id", "in", (False, company.id))], limit=1
        )
        return self.with_context(lang=lang or self.env.lang).create(
            {
                **values,
                "company_id": company.id,
                "series_id": series.id,
                "proposer_id": partner.id,
                "supporter_ids": [Command.set(partner.ids)],
                "is_published": True,
            }
        )

    def _give_voice(self, partner):
        """Count a person's voice, once.

        :param partner: one ``res.partner``
        :return: bool, whether it is a new one
        """
        self._wait_for_voices()
        if self._has_voice(partner):
            return False
        self.write({"supporter_ids": [Command.link(partner.id)]})
        return True

    def _take_back_voice(self, partners):
        """Count these people no longer, here and in the doubles that came here.

        :param partners: ``res.partner``
        :return: bool, whether there was a voice to take back
        """
        self._wait_for_voices()
        found = self.supporter_ids & partners
        for theme in self | self._get_doubles():
            leaving = theme.supporter_ids & partners
            if leaving:
                commands = [Command.unlink(partner.id) for partner in leaving]
                theme.write({"supporter_ids": commands})
        return bool(found)

    def _has_voice(self, partner):
        """:return: bool, whether the person supports this, as this contact or not"""
        self.ensure_one()
        supporters = self.supporter_ids
        if partner in supporters:
            return True
        address = partner.email_normalized
        return bool(address) and address in supporters.mapped("email_normalized")

    def _wait_for_voices(self):
        """Let who counts voices of this theme just now finish first.

        A transaction that looked before is refused then by PostgreSQL, and Odoo starts
        it anew: what it finds is true when it writes.
        """
        self.ensure_one()
        self.env.execute_query(
            SQL("SELECT 1 FROM cafe_theme WHERE id = %s FOR NO KEY UPDATE", self.id)
        )
