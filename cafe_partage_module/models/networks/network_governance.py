from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.records import count_by


class CafeNetworkGovernanceMixin(models.AbstractModel):
    """How a network is run today and what it says of itself; all networks on a map."""

    _name = "cafe.network.governance.mixin"
    _description = "Network Governance"

    current_phase_id = fields.Many2one(
        "cafe.network.phase", string="Phase of today", compute="_compute_current_phase"
    )
    governance_model = fields.Selection(
        lambda self: self._get_selection("cafe.network.phase", "governance_model"),
        string="Governance",
        compute="_compute_current_phase",
        search="_search_governance_model",
        help="As in the phase of today.",
    )
    current_role_ids = fields.Many2many(
        "cafe.network.role", string="Roles", compute="_compute_current_phase"
    )
    current_staff_fte = fields.Float(
        string="Staff today (FTE)",
        digits=(6, 2),
        compute="_compute_current_phase",
        help="As in the phase of today, or as on the network where it has no phase.",
    )
    mission = fields.Text(compute="_compute_statements")
    vision = fields.Text(compute="_compute_statements")
    what_if = fields.Text(
        string="What if we did not exist?", compute="_compute_statements"
    )

    @api.depends(
        "phase_ids.date_start",
        "phase_ids.date_end",
        "phase_ids.governance_model",
        "phase_ids.role_ids",
        "phase_ids.staff_fte",
        "staff_fte",
    )
    def _compute_current_phase(self):
        phases = self.env["cafe.network.phase"].search_fetch(
            [("network_id", "in", self._origin.ids), ("is_current", "=", True)],
            ["network_id", "governance_model", "staff_fte"],
        )
        by_network = {phase.network_id.id: phase for phase in phases}
        for network in self:
            phase = by_network.get(network._origin.id, phases.browse())
            network.current_phase_id = phase
            network.governance_model = phase.governance_model
            network.current_role_ids = phase.role_ids
            network.current_staff_fte = phase.staff_fte if phase else network.staff_fte

    def _search_governance_model(self, operator, value):
        if operator != "in":
            return NotImplemented
        current = Domain("is_current", "=", True)
        asked = current & Domain("governance_model", "in", list(value))
        domain = Domain("phase_ids", "any", asked)
        if False in value:
            domain |= ~Domain("phase_ids", "any", current)
        return domain

    @api.depends(
        "statement_ids.kind",
        "statement_ids.text",
        "statement_ids.date_start",
        "statement_ids.date_end",
    )
    def _compute_statements(self):
        """The versions that hold today, in one query."""
        statements = self.env["cafe.network.statement"].search_fetch(
            [("network_id", "in", self._origin.ids), ("is_current", "=", True)],
            ["network_id", "kind", "text"],
        )
        texts = {(s.network_id.id, s.kind): s.text for s in statements}
        for network in self:
            for kind in ("mission", "vision", "what_if"):
                network[kind] = texts.get((network._origin.id, kind), False)

    @api.model
    @api.readonly
    def get_network_map(self):
        """What the map of networks shows, of the networks that the user may read.

        :return: dict: ``networks``, a list of dict with ``id``, ``name``, ``kind``,
            ``scope``, ``model`` (of today), ``members`` (number), ``staff`` (FTE) and
            ``mine``; and ``kinds``, ``scopes`` and ``models``, each a list of pairs of
            value and label, in the order to show
        """
        networks = self.search([])
        members = count_by(
            networks, "cafe.network.member", "network_id", [("is_current", "=", True)]
        )
        return {
            "networks": [
                {
                    "id": network.id,
                    "name": network.name,
                    "kind": network.kind,
                    "scope": network.scope,
                    "model": network.governance_model,
                    "members": members(network),
                    "staff": network.current_staff_fte,
                    "mine": self.env.user in network.coordinator_ids,
                }
                for network in networks
            ],
            "kinds": self._get_selection(self._name, "kind"),
            "scopes": self._get_selection(self._name, "scope"),
            "models": self._get_selection("cafe.network.phase", "governance_model"),
        }

    def _get_selection(self, model, field):
        """:return: list of pairs of value and label, in the user's language"""
        return self.env[model]._fields[field]._description_selection(self.env)
