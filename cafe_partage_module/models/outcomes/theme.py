import textwrap

from odoo import api, fields, models

from ...tools.not_covered import read_topic
from ...tools.records import form_action
from ...tools.redaction import redact_text

TITLE_WIDTH = 120


class CafeTheme(models.Model):
    """A theme may come from what a session did not get round to."""

    _inherit = "cafe.theme"

    contribution_id = fields.Many2one(
        "cafe.contribution",
        string="Comes from",
        readonly=True,
        copy=False,
        ondelete="set null",
    )
    followup_id = fields.Many2one(
        "cafe.followup",
        string="Comes from the follow-up",
        readonly=True,
        copy=False,
        ondelete="set null",
    )

    _contribution_uniq = models.UniqueIndex(
        "(contribution_id) WHERE contribution_id IS NOT NULL",
        "This contribution is a theme already.",
    )
    _followup_uniq = models.UniqueIndex(
        "(followup_id) WHERE followup_id IS NOT NULL",
        "This follow-up is a theme already.",
    )

    @api.model
    def _make_from(self, origins, field):
        """A proposal of each, once: what became a theme before stays that one.

        :param origins: ``cafe.contribution`` or ``cafe.followup``
        :param field: str, the Many2one to them
        :return: ``cafe.theme``, of all of them
        """
        there = self.with_context(active_test=False).search(
            [(field, "in", origins.ids)]
        )
        new = origins - there[field]
        withheld = {session: session._get_withheld_names() for session in new.event_id}
        return there | self.create(
            [
                {
                    **self._get_origin_values(origin, withheld.get(origin.event_id)),
                    field: origin.id,
                }
                for origin in new
            ]
        )

    @api.model
    def _get_origin_values(self, origin, withheld):
        """:return: dict of values; nobody is named who did not consent"""
        text = origin.text if origin._name == "cafe.contribution" else origin.name
        text = redact_text(text, withheld or (), self.env._("[name withheld]"))
        title = textwrap.shorten(
            read_topic(text) or text, TITLE_WIDTH, placeholder=" …"
        )
        session = origin.event_id
        values = {
            "name": title,
            "question": text if text.rstrip(".") != title else False,
            "origin_session_id": session.id,
            "company_id": origin.company_id.id,
            # nobody asked for it: there is nobody to keep posted
            "proposer_id": False,
        }
        if session.series_id:
            values["series_id"] = session.series_id.id
        return values

    def _open(self):
        """:return: an action on this theme, or on the list of them"""
        if len(self) == 1:
            return form_action(self._get_final())
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cafe_partage_module.cafe_theme_action"
        )
        action["domain"] = [("id", "in", self.ids)]
        action["view_mode"] = "list,form"
        action["views"] = [(False, "list"), (False, "form")]
        return action

    def action_view_origin(self):
        """Open the contribution or the follow-up that this came from."""
        self.ensure_one()
        return form_action(self.contribution_id or self.followup_id)
