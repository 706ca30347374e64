from odoo import api, fields, models
from odoo.exceptions import UserError


class CafeNetworkDecision(models.TransientModel):
    """The coordinator decides on one or more applications to one network."""

    _name = "cafe.network.decision"
    _description = "Decision on an Application"

    member_ids = fields.Many2many(
        "cafe.network.member", string="Applications", readonly=True
    )
    member_count = fields.Integer(compute="_compute_network_id")
    network_id = fields.Many2one("cafe.network", compute="_compute_network_id")
    member_rule = fields.Selection(related="network_id.member_rule")
    decision = fields.Selection(
        [("accept", "Accept"), ("more", "Ask for more"), ("refuse", "Refuse")],
        required=True,
        default="accept",
    )
    circle_id = fields.Many2one(
        "cafe.network.circle",
        domain="[('network_id', '=', network_id)]",
        compute="_compute_circle_id",
        store=True,
        readonly=False,
    )
    has_fee = fields.Boolean(compute="_compute_has_fee")
    date_start = fields.Date(
        string="Member from",
        compute="_compute_date_start",
        store=True,
        readonly=False,
    )
    criterion_line_ids = fields.Many2many(
        "cafe.network.member.criterion",
        string="Criteria",
        compute="_compute_criterion_line_ids",
        store=True,
        readonly=False,
    )
    lacking = fields.Text(string="Not met", compute="_compute_lacking")
    exception = fields.Char(
        string="Accept all the same, because",
        help="Kept with the application; it is not mailed.",
    )
    reason = fields.Char(
        help="Kept with the application. Without words of your own in the mail, the "
        "applicant reads this.",
    )
    message = fields.Text(
        string="In the mail", help="What the applicant reads, besides the decision."
    )
    recipients = fields.Char(string="Mail goes to", compute="_compute_recipients")

    @api.depends("member_ids")
    def _compute_network_id(self):
        for wizard in self:
            wizard.network_id = wizard.member_ids.network_id[:1]
            wizard.member_count = len(wizard.member_ids)

    @api.depends("member_ids")
    def _compute_circle_id(self):
        for wizard in self:
            members = wizard.member_ids
            wizard.circle_id = (
                members.wished_circle_id[:1]
                or members.circle_id[:1]
                or (members and members.network_id[:1]._get_outer_circle())
            )

    @api.depends("circle_id")
    def _compute_has_fee(self):
        for wizard in self:
            wizard.has_fee = bool(wizard.circle_id.product_id)

    @api.depends("member_ids")
    def _compute_date_start(self):
        """Today, or the first day on which all of them can begin."""
        today = self.env.company._cafe_today()
        for wizard in self:
            days = wizard.member_ids.mapped("date_start")
            wizard.date_start = max([today, *filter(None, days)])

    @api.depends("member_ids")
    def _compute_criterion_line_ids(self):
        for wizard in self:
            wizard.criterion_line_ids = wizard.member_ids.criterion_line_ids

    @api.depends("criterion_line_ids.is_met", "criterion_line_ids.is_required")
    def _compute_lacking(self):
        for wizard in self:
            lines = wizard.criterion_line_ids.filtered(
                lambda line: line.is_required and not line.is_met
            )
            wizard.lacking = "\n".join(
                f"{line.member_id.partner_id.name}: {line.criterion_id.name}"
                for line in lines
            )

    @api.depends("member_ids")
    def _compute_recipients(self):
        for wizard in self:
            addresses = [
                member._get_mail_partners().mapped("email_formatted")
                for member in wizard.member_ids
            ]
            wizard.recipients = ", ".join(sum(addresses, []))

    def action_confirm(self):
        """Carry the decision out, mail it and log it.

        :raises UserError: without what the decision needs
        """
        self.ensure_one()
        members = self.member_ids
        message = (self.message or "").strip()
        if self.decision == "accept":
            members._accept(
                circle=self.circle_id,
                date_start=self.date_start,
                message=message,
                exception=(self.exception or "").strip(),
            )
        elif self.decision == "refuse":
            members._refuse(reason=self._need("reason"), message=message)
        else:
            members._ask_more(self._need("message"))
        return {"type": "ir.actions.act_window_close"}

    def _need(self, name):
        """:return: str, what was typed in field ``name``"""
        text = (self[name] or "").strip()
        if not text:
            raise UserError(
                self.env._("Say why the application is refused.")
                if name == "reason"
                else self.env._("Write what you want to know.")
            )
        return text
