from odoo import api, fields, models

from ...tools.spans import count_years, next_span


class CafeNetworkFunding(models.Model):
    """Means that a funder gives to a network over a period.

    The amount is given for each year or for the whole period. Sums are in the currency
    of the network's company, at the rate of the first day.
    """

    _name = "cafe.network.funding"
    _description = "Network Funding"
    _inherit = [
        "cafe.bound.mixin",
        "mail.thread",
        "mail.activity.mixin",
        "cafe.dated.mixin",
        "cafe.network.funding.lapse.mixin",
    ]
    _order = "network_id, date_start desc, id desc"
    _check_company_auto = True
    _rec_names_search = ["funder_id.name", "scheme", "network_id.name"]

    # source
    network_id = fields.Many2one(
        "cafe.network", required=True, ondelete="restrict", index=True
    )
    company_id = fields.Many2one(
        related="network_id.company_id", store=True, index=True
    )
    active = fields.Boolean(default=True)
    funder_id = fields.Many2one(
        "res.partner",
        string="Funder",
        required=True,
        index=True,
        tracking=True,
        check_company=True,
    )
    scheme = fields.Char(help="Decree, call or programme.", tracking=True)
    kind = fields.Selection(
        [("structural", "Structural"), ("project", "Project")],
        required=True,
        default="structural",
        tracking=True,
    )
    note = fields.Html()
    date_start = fields.Date(tracking=True)
    date_end = fields.Date(tracking=True)

    # amount
    currency_id = fields.Many2one(
        "res.currency",
        required=True,
        default=lambda self: self.env.company.currency_id,
    )
    amount = fields.Monetary(required=True, tracking=True)
    amount_basis = fields.Selection(
        [("year", "A year"), ("total", "In total")],
        string="Basis",
        required=True,
        default="year",
        tracking=True,
        help="Whether the amount is for each year or for the whole period.",
    )
    company_currency_id = fields.Many2one(
        related="network_id.funding_currency_id",
        string="Currency of the company",
        store=True,
    )
    amount_company = fields.Monetary(
        string="Amount in the company's currency",
        compute="_compute_amount_company",
        store=True,
        currency_field="company_currency_id",
        help="At the rate of the first day.",
    )
    yearly_amount = fields.Monetary(
        string="Amount a year",
        compute="_compute_yearly_amount",
        store=True,
        currency_field="company_currency_id",
        help="An amount for the whole period counts for an equal part in each year.",
    )
    current_amount = fields.Monetary(
        string="A year, now",
        compute="_compute_share",
        currency_field="company_currency_id",
        help="What it gives the network in a year, if it holds today.",
    )
    share = fields.Float(
        compute="_compute_share",
        aggregator=None,
        help="Part of what all current funding of the network gives in a year.",
    )

    _amount_positive = models.Constraint(
        "CHECK(amount >= 0)", "The amount of a funding cannot be negative."
    )
    _total_has_end = models.Constraint(
        "CHECK(amount_basis != 'total' OR date_end IS NOT NULL)",
        "An amount for the whole period needs the last day of that period.",
    )

    @api.depends("amount", "currency_id", "company_currency_id", "date_start")
    def _compute_amount_company(self):
        for funding in self:
            currency = funding.company_currency_id or funding.currency_id
            funding.amount_company = (
                funding.currency_id._convert(
                    funding.amount,
                    currency,
                    funding.network_id._get_means_company(),
                    funding.date_start,
                )
                if currency
                else funding.amount
            )

    @api.depends("amount_company", "amount_basis", "date_start", "date_end")
    def _compute_yearly_amount(self):
        for funding in self:
            amount, start, end = (
                funding.amount_company,
                funding.date_start,
                funding.date_end,
            )
            if funding.amount_basis == "total" and start and end and end > start:
                amount /= max(count_years(start, end), 1)
            funding.yearly_amount = amount

    @api.depends("network_id.funding_total", "yearly_amount", "date_start", "date_end")
    def _compute_share(self):
        """Of what is saved: while a list is edited the shares stay as they were."""
        for funding in self:
            saved = funding._origin
            current = saved.yearly_amount if saved.is_current and saved.active else 0
            total = saved.network_id.funding_total
            funding.current_amount = current
            funding.share = current / total if total else 0

    @api.depends("funder_id.name", "scheme", "date_start", "date_end")
    def _compute_display_name(self):
        for funding in self:
            parts = [funding.funder_id.name, funding.scheme]
            name = " – ".join(part for part in parts if part)
            start, end = funding.date_start, funding.date_end
            if start:
                years = [str(start.year)]
                if not end or end.year != start.year:
                    years.append(str(end.year) if end else "")
                name = f"{name} ({'–'.join(years)})"
            funding.display_name = name

    @api.model_create_multi
    def create(self, vals_list):
        fundings = super().create(vals_list)
        fundings._settle_warnings()
        return fundings

    def write(self, vals):
        """What ends on another day, or was renewed, is warned about anew or no more."""
        result = super().write(vals)
        if vals.keys() & {"network_id", "funder_id", "scheme", "date_end", "active"}:
            self._settle_warnings()
        return result

    def action_renew(self):
        """Open a new funding for the period that follows, filled in like this one.

        Nothing is kept until it is saved. Only a saved one counts as what follows.

        :return: an action on a new record
        """
        self.ensure_one()
        values = self.copy_data()[0]
        if self.date_end:
            start, end = next_span(self.date_start, self.date_end)
            values.update(date_start=start, date_end=end)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Renew"),
            "res_model": self._name,
            "view_mode": "form",
            "context": {
                f"default_{name}": fields.Date.to_string(value)
                if name.startswith("date_")
                else value
                for name, value in values.items()
            },
        }
