from odoo import api, fields, models


class CafeServiceProposal(models.TransientModel):
    """The message and the terms with which one network asks another to share work."""

    _name = "cafe.service.proposal"
    _description = "Proposal to Share a Service"

    match_id = fields.Many2one(
        "cafe.service.match", required=True, readonly=True, ondelete="cascade"
    )
    side = fields.Selection(
        [("offer", "The network that offers"), ("need", "The network in need")],
        string="On behalf of",
        compute="_compute_terms",
        store=True,
        precompute=True,
        readonly=False,
        required=True,
    )
    is_both = fields.Boolean(compute="_compute_is_both")
    offer_network_name = fields.Char(related="match_id.offer_network_name")
    need_network_name = fields.Char(related="match_id.need_network_name")
    date_start = fields.Date(
        string="From",
        compute="_compute_terms",
        store=True,
        precompute=True,
        readonly=False,
    )
    date_end = fields.Date(
        string="Until",
        compute="_compute_terms",
        store=True,
        precompute=True,
        readonly=False,
        help="Last day; empty = until further notice.",
    )
    capacity = fields.Float(
        string="Hours a month",
        digits=(8, 1),
        compute="_compute_terms",
        store=True,
        precompute=True,
        readonly=False,
    )
    message = fields.Text(
        help="Goes to the coordinators of both networks, in one conversation."
    )

    @api.depends("match_id")
    def _compute_is_both(self):
        for proposal in self:
            proposal.is_both = len(proposal.match_id._get_my_sides()) == 2

    @api.depends("match_id")
    def _compute_terms(self):
        """What the lines have in common; who needs is likeliest to ask."""
        for proposal in self:
            match = proposal.match_id
            sides = match._get_my_sides() if match else set()
            proposal.side = "need" if "need" in sides else "offer"
            proposal.date_start = match.date_start
            proposal.date_end = match.date_end
            proposal.capacity = (
                max(0, min(match.capacity, match._get_hours_left())) if match else 0
            )

    def action_propose(self):
        """Send the proposal.

        :return: an action that closes the dialog
        :raises UserError: when the match or the terms do not allow it
        """
        self.ensure_one()
        self.match_id._propose(
            self.side,
            {
                "date_start": self.date_start,
                "date_end": self.date_end,
                "capacity": self.capacity,
            },
            self.message,
        )
        return {"type": "ir.actions.act_window_close"}
