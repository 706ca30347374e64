from odoo import fields, models

from ...tools.redaction import redact_text

# In these states people may give their voice.
OPEN_STATES = ("proposed", "shortlisted")


class CafeThemePublicMixin(models.AbstractModel):
    """What everybody may read of a theme: never who proposed or supports it."""

    _name = "cafe.theme.public.mixin"
    _description = "Theme: Public Side"
    _inherit = ["website.published.mixin"]

    reason = fields.Text(
        string="Why it matters", help="In the words of who proposed it; public."
    )
    question = fields.Text(
        string="Which question", help="In the words of who proposed it; public."
    )
    origin_session_id = fields.Many2one(
        "event.event",
        string="Came up in",
        readonly=True,
        copy=False,
        ondelete="set null",
        index="btree_not_null",
        help="The session in which there was no time for it.",
    )

    def _compute_website_url(self):
        result = super()._compute_website_url()
        for theme in self.filtered("id"):
            # a name that may not be shown stands in no address either
            name = "" if theme.origin_session_id else theme.name or ""
            slug = self.env["ir.http"]._slug((theme.id, name))
            theme.website_url = f"/themas/{slug}"
        return result

    def _get_public_texts(self):
        """Title, reason and question, without names that nothing public may show.

        Names are left out at the moment of reading: consent that is withdrawn counts
        at once.

        :return: dict of the theme's id to a dict of ``name``, ``reason``, ``question``
        """
        replacement = self.env._("[name withheld]")
        withheld = {
            session: session._get_withheld_names() for session in self.origin_session_id
        }
        return {
            theme.id: {
                name: redact_text(
                    theme[name], withheld.get(theme.origin_session_id, ()), replacement
                )
                for name in ("name", "reason", "question")
            }
            for theme in self
        }

    def _get_public_name(self):
        """:return: str, the title as everybody may read it"""
        return self._get_public_texts()[self.id]["name"] if self else ""

    def _is_open(self):
        """:return: bool, whether people may give their voice now"""
        self.ensure_one()
        return self.active and self.is_published and self.state in OPEN_STATES
