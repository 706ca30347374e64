from odoo import api, fields, models
from odoo.exceptions import ValidationError


class CafeStatementCompare(models.TransientModel):
    """Any two versions of one statement of a network, next to each other."""

    _name = "cafe.statement.compare"
    _description = "Comparison of Statements"

    new_id = fields.Many2one(
        "cafe.network.statement", string="Newer", required=True, ondelete="cascade"
    )
    old_id = fields.Many2one(
        "cafe.network.statement",
        string="Older",
        ondelete="cascade",
        domain="[('network_id', '=', network_id), ('kind', '=', kind), "
        "('id', '!=', new_id)]",
    )
    # not by sudo: nothing of a statement that the user may not read
    network_id = fields.Many2one(related="new_id.network_id", related_sudo=False)
    kind = fields.Selection(related="new_id.kind", related_sudo=False)
    difference = fields.Html(
        string="What changed", compute="_compute_difference", sanitize=False
    )

    @api.depends("new_id", "old_id")
    @api.depends_context("lang")
    def _compute_difference(self):
        """The later of the two is what the other became."""
        for comparison in self:
            both = (comparison.old_id | comparison.new_id).sorted(
                lambda statement: (statement.date_start, statement.id)
            )
            comparison.difference = len(both) == 2 and both[1]._render_changes(both[0])

    @api.constrains("new_id", "old_id")
    def _check_same_statement(self):
        for comparison in self:
            new, old = comparison.new_id, comparison.old_id
            if old and new._get_line() != old._get_line():
                raise ValidationError(
                    self.env._(
                        "Choose one or two versions of the same statement of one "
                        "network."
                    )
                )
