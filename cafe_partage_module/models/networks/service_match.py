from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ...tools.records import form_action
from ...tools.service_hours import months_in

# What only the steps of an agreement may change: never a form or an import.
GUARDED_FIELDS = {
    "offer_line_id",
    "need_line_id",
    "active",
    "state",
    "date_start",
    "date_end",
    "capacity",
    "proposed_side",
    "proposed_by_id",
    "date_proposed",
    "date_agreed",
}


class CafeServiceMatch(models.Model):
    """An offer and a need for the same work in overlapping time, and what came of it.

    Coordinators of either side read it, though they cannot read the other network:
    what they need to know of the other side is in fields of the match itself.
    """

    _name = "cafe.service.match"
    _description = "Service Match"
    _inherit = [
        "mail.thread",
        "mail.activity.mixin",
        "cafe.service.match.finder.mixin",
        "cafe.service.match.agreement.mixin",
    ]
    _order = "id desc"
    _rec_names_search = ["service_id.name"]

    # the two lines
    active = fields.Boolean(default=True)
    offer_line_id = fields.Many2one(
        "cafe.service.line",
        string="Offer",
        required=True,
        ondelete="cascade",
        index=True,
        readonly=True,
    )
    need_line_id = fields.Many2one(
        "cafe.service.line",
        string="Need",
        required=True,
        ondelete="cascade",
        index=True,
        readonly=True,
    )
    service_id = fields.Many2one(
        related="offer_line_id.service_id", store=True, index=True
    )
    company_id = fields.Many2one(
        related="offer_line_id.company_id", store=True, index=True
    )
    offer_network_id = fields.Many2one(
        related="offer_line_id.network_id",
        string="Offering network",
        store=True,
        index=True,
    )
    need_network_id = fields.Many2one(
        related="need_line_id.network_id",
        string="Network in need",
        store=True,
        index=True,
    )

    # what both sides may know of each other
    offer_network_name = fields.Char(related="offer_network_id.name", string="Offers")
    need_network_name = fields.Char(related="need_network_id.name", string="Needs")
    offer_coordinator_ids = fields.Many2many(
        related="offer_network_id.coordinator_ids", string="Coordinators who offer"
    )
    need_coordinator_ids = fields.Many2many(
        related="need_network_id.coordinator_ids", string="Coordinators in need"
    )
    offer_capacity = fields.Float(
        related="offer_line_id.capacity", string="Hours offered"
    )
    need_capacity = fields.Float(related="need_line_id.capacity", string="Hours needed")
    offer_note = fields.Text(related="offer_line_id.note", string="Note of who offers")
    need_note = fields.Text(related="need_line_id.note", string="Note of who needs")

    # terms: what the lines allow, until somebody proposes
    date_start = fields.Date(
        string="From", compute="_compute_terms", store=True, tracking=True
    )
    date_end = fields.Date(
        string="Until",
        compute="_compute_terms",
        store=True,
        tracking=True,
        help="Last day; empty = until further notice.",
    )
    capacity = fields.Float(
        string="Hours a month",
        compute="_compute_terms",
        store=True,
        digits=(8, 1),
        tracking=True,
        help="The smaller of what is offered and needed, or what was agreed.",
    )

    # hours
    usage_ids = fields.One2many("cafe.service.usage", "match_id", string="Hours used")
    hours_used = fields.Float(
        string="Hours used so far", compute="_compute_hours", digits=(8, 1)
    )
    hours_agreed = fields.Float(
        string="Hours agreed so far",
        compute="_compute_hours",
        digits=(8, 1),
        help="Hours a month, times the months from the start until today or the end.",
    )
    hours_ratio = fields.Float(
        string="Used (%)", compute="_compute_hours", help="Used of agreed so far."
    )

    _pair_uniq = models.UniqueIndex(
        "(offer_line_id, need_line_id)", "This offer and this need match already."
    )

    @api.depends(
        "offer_line_id.date_start",
        "offer_line_id.date_end",
        "offer_line_id.capacity",
        "need_line_id.date_start",
        "need_line_id.date_end",
        "need_line_id.capacity",
    )
    def _compute_terms(self):
        """The days and hours in common; what was proposed stays as it was."""
        for match in self:
            if match.state != "found" and match.date_start:
                continue
            offer, need = match.offer_line_id, match.need_line_id
            ends = [line.date_end for line in (offer, need) if line.date_end]
            match.date_start = max(offer.date_start, need.date_start)
            match.date_end = min(ends, default=False)
            match.capacity = min(offer.capacity, need.capacity)

    @api.depends("usage_ids.hours", "capacity", "date_start", "date_end", "state")
    def _compute_hours(self):
        today = self.env.company._cafe_today()
        used = dict(
            self.env["cafe.service.usage"]._read_group(
                [("match_id", "in", self._origin.ids)], ["match_id"], ["hours:sum"]
            )
        )
        for match in self:
            match.hours_used = used.get(match._origin, 0.0)
            match.hours_agreed = 0.0
            if match.state in ("agreed", "ended") and match.date_start:
                end = min(match.date_end or today, today)
                match.hours_agreed = match.capacity * months_in(match.date_start, end)
            match.hours_ratio = (
                100 * match.hours_used / match.hours_agreed if match.hours_agreed else 0
            )

    @api.depends("service_id.name", "offer_network_id.name", "need_network_id.name")
    def _compute_display_name(self):
        # sudo: either side may know the other's name, see offer_network_name
        for match in self.sudo():
            match.display_name = self.env._(
                "%(service)s: %(offer)s for %(need)s",
                service=match.service_id.name or "",
                offer=match.offer_network_id.name or "",
                need=match.need_network_id.name or "",
            )

    @api.constrains("offer_line_id", "need_line_id")
    def _check_lines(self):
        for match in self:
            offer, need = match.offer_line_id, match.need_line_id
            if (
                offer.direction != "offer"
                or need.direction != "need"
                or offer.service_id != need.service_id
                or offer.network_id == need.network_id
                or offer.company_id != need.company_id
            ):
                raise ValidationError(
                    self.env._(
                        "A match is an offer and a need for the same service, of two "
                        "networks of one company."
                    )
                )

    def write(self, vals):
        """The steps of an agreement are taken with the buttons, by who may.

        :raises UserError: when a form, an import or a call would skip a step
        """
        if not self.env.su and GUARDED_FIELDS & vals.keys():
            raise UserError(
                self.env._(
                    "What two networks agree is changed with the buttons Propose, "
                    "Agree, Decline, Withdraw and End."
                )
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_history(self):
        for match in self:
            if match.state != "found" or match.date_proposed:
                raise UserError(
                    self.env._(
                        "“%(match)s” cannot be deleted: what was said, agreed and used "
                        "is kept.",
                        match=match.display_name,
                    )
                )

    def action_ask_propose(self):
        """Open the dialog with the message and the terms.

        :return: an action
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Propose to share"),
            "res_model": "cafe.service.proposal",
            "view_mode": "form",
            "target": "new",
            "context": {"default_match_id": self.id},
        }

    def action_ask_decline(self):
        """Open the dialog that asks why.

        :return: an action on this record
        """
        self.ensure_one()
        view = self.env.ref("cafe_partage_module.cafe_service_match_view_form_decline")
        return form_action(
            self,
            name=self.env._("Decline"),
            views=[(view.id, "form")],
            target="new",
        )

    @api.model
    def _cron_keep_up(self):
        """Every day: end what is over, and look for partners among all lines.

        A day is over when it is where the company is; a late job catches up.
        """
        companies = self.env["res.company"].search([])
        for company in [*companies, self.env["res.company"]]:
            today = (company or self.env.company)._cafe_today()
            over = self.search(
                Domain("company_id", "=", company.id)
                & Domain("state", "in", ("proposed", "agreed"))
                & Domain("date_end", "<", today)
            )
            over._close_over()
        self._find_matches()
        self.env["ir.cron"]._commit_progress(remaining=0)
