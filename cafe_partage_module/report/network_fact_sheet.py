from odoo import api, models
from odoo.exceptions import AccessError

from .printer import Printer

PARTS = ("facts", "members", "support", "means", "ties", "sessions")


class CafeNetworkFactSheet(models.AbstractModel):
    """The fact sheet of networks on paper: one or two pages each.

    It may be handed out: of persons it names the network's coordinators alone. All
    figures are read for all networks together.
    """

    _name = "report.cafe_partage_module.network_fact_sheet"
    _description = "Network Fact Sheet"
    _inherit = [
        "cafe.fact.sheet.facts.mixin",
        "cafe.fact.sheet.members.mixin",
        "cafe.fact.sheet.means.mixin",
        "cafe.fact.sheet.sessions.mixin",
    ]

    @api.model
    def _get_report_values(self, docids, data=None):
        docs = self.env["cafe.fact.sheet"].browse(docids)
        return {
            "doc_ids": docids,
            "doc_model": docs._name,
            "docs": docs,
            "sheets": {
                doc.id: self.with_context(lang=doc.lang)._get_sheets(
                    doc.with_context(lang=doc.lang).network_ids
                )
                for doc in docs
            },
        }

    @api.model
    def _get_sheets(self, networks):
        """What is printed of each network.

        :return: list of dicts with ``name``, ``day`` and a key for each of ``PARTS``
        :raises AccessError: for networks that are not the user's
        """
        if not networks or networks._filtered_access("read") != networks:
            raise AccessError(
                self.env._(
                    "A fact sheet is of a network that you may read: choose one."
                )
            )
        # the figures are read straight from the tables
        self.env.flush_all()
        parts = {part: getattr(self, f"_get_{part}")(networks) for part in PARTS}
        day = Printer(self.env).day(self.env.company._cafe_today())
        return [
            {
                "name": network.name,
                "day": day,
                **{part: values[network.id] for part, values in parts.items()},
            }
            for network in networks
        ]
