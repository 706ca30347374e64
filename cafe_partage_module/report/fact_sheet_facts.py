from odoo import api, models

from .printer import Printer

STAFF = "cafe_partage_module.group_cafe_user"
NEAREST = 5


class CafeFactSheetFactsMixin(models.AbstractModel):
    """What a network is, how it is run, and with which others it has ties."""

    _name = "cafe.fact.sheet.facts.mixin"
    _description = "Fact Sheet: What a Network Is"

    @api.model
    def _get_facts(self, networks):
        """:return: dict of id to a dict with ``rows`` (pairs of str), ``mission`` and
        ``vision`` (str), and ``phase`` (pairs of str)"""
        networks.current_phase_id.lead_partner_id.fetch(["name", "is_company"])
        return {
            network.id: {
                "rows": self._get_fact_rows(network),
                "phase": self._get_phase_rows(network.current_phase_id),
                "mission": network.mission or "",
                "vision": network.vision or "",
            }
            for network in networks
        }

    @api.model
    def _get_fact_rows(self, network):
        printer = Printer(self.env)
        # sudo: the names of who runs it; a coordinator may not read other users
        coordinators = network.sudo().coordinator_ids.mapped("name")
        origin = self.env.user.has_group(STAFF) and network.origin_network_id.name
        rows = [
            (self.env._("Purpose"), ", ".join(network.purpose_ids.mapped("name"))),
            (self.env._("Kind"), printer.label(network, "kind")),
            (self.env._("Scope"), printer.label(network, "scope")),
            (
                self.env._("Founded on"),
                network.date_founded and printer.day(network.date_founded),
            ),
            (self.env._("Born out of"), origin),
            (self.env._("Coordinators"), ", ".join(coordinators)),
            (
                self.env._("How to become a member"),
                printer.label(network, "member_rule"),
            ),
        ]
        return [(label, value) for label, value in rows if value]

    @api.model
    def _get_phase_rows(self, phase):
        if not phase:
            return []
        printer = Printer(self.env)
        lead = phase.lead_partner_id
        rows = [
            (self.env._("Governance"), printer.label(phase, "governance_model")),
            (self.env._("Since"), printer.day(phase.date_start)),
            # of persons, only the coordinators are named
            (self.env._("Lead partner"), lead.is_company and lead.name),
            (
                self.env._("Staff (FTE)"),
                phase.staff_fte and phase._format_number(phase.staff_fte),
            ),
            (self.env._("Roles"), ", ".join(phase.role_ids.mapped("name"))),
        ]
        return [(label, value) for label, value in rows if value]

    @api.model
    def _get_ties(self, networks):
        """:return: dict of id to a dict with ``nearest`` (dicts with ``name``,
        ``shared`` and ``share``), ``offers`` and ``needs`` (lists of str)"""
        nearest = self._get_nearest(networks)
        lines = self.env["cafe.service.line"].search_fetch(
            [("network_id", "in", networks.ids), ("is_current", "=", True)]
        )
        lines.service_id.fetch(["name"])
        ties = {}
        for network in networks:
            mine = lines.filtered(lambda line, own=network: line.network_id == own)
            ties[network.id] = {
                "nearest": nearest.get(network.id, []),
                "offers": self._name_services(mine, "offer"),
                "needs": self._name_services(mine, "need"),
            }
        return ties

    @api.model
    def _get_nearest(self, networks):
        """With whom each shares most members, of the networks that the user may read.

        :return: dict of id to at most ``NEAREST`` dicts
        """
        printer = Printer(self.env)
        pairs = self.env["cafe.overlap.report"].search_fetch(
            [("network_id", "in", networks.ids)],
            ["network_id", "other_id", "shared_count", "own_share"],
            order="shared_count desc, jaccard desc, id",
        )
        pairs.other_id.fetch(["name"])
        nearest = {}
        for pair in pairs:
            rows = nearest.setdefault(pair.network_id.id, [])
            if len(rows) < NEAREST:
                rows.append(
                    {
                        "name": pair.other_id.name,
                        "shared": printer.number(pair.shared_count),
                        "share": printer.share(pair.own_share, 1),
                    }
                )
        return nearest

    @api.model
    def _name_services(self, lines, direction):
        """:return: list of str, as “Payroll (12 hours a month)”"""
        return [
            self.env._(
                "%(service)s (%(hours)s hours a month)",
                service=line.service_id.name,
                hours=f"{line.capacity:g}",
            )
            for line in lines
            if line.direction == direction
        ]
