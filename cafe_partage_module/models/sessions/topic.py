from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.records import count_by


class CafeTopic(models.Model):
    """What people bring to a session or look for there: one list, so they match."""

    _name = "cafe.topic"
    _description = "Topic"
    _order = "sequence, name, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    brings_count = fields.Integer(string="Bring it", compute="_compute_counts")
    seeks_count = fields.Integer(string="Look for it", compute="_compute_counts")

    def _compute_counts(self):
        standing = [("state", "!=", "cancel")]
        brings = count_by(self, "event.registration", "brings_ids", standing)
        seeks = count_by(self, "event.registration", "seeks_ids", standing)
        for topic in self:
            topic.brings_count = brings(topic)
            topic.seeks_count = seeks(topic)

    @api.model
    def _get_use_domain(self, topics):
        """:return: Domain on ``event.registration``: who bring or look for these"""
        return Domain("brings_ids", "in", topics.ids) | Domain(
            "seeks_ids", "in", topics.ids
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        """What people said stays: a topic in use is archived instead."""
        # sudo: also by people of another company
        Registration = self.env["event.registration"].sudo()
        used = Registration.with_context(active_test=False).search(
            self._get_use_domain(self), limit=1
        )
        if used:
            raise UserError(
                self.env._(
                    "“%(name)s” was chosen by people who registered. Archive it: "
                    "nobody can choose it any more, and they keep it.",
                    name=((used.brings_ids | used.seeks_ids) & self)[:1].name,
                )
            )

    def action_view_registrations(self):
        """Open the registrations that bring this topic or look for it.

        :return: an action
        """
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cafe_partage_module.event_registration_action_motives"
        )
        action["domain"] = list(
            self._get_use_domain(self) & Domain("state", "!=", "cancel")
        )
        return action
