from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

REPORT = "cafe_partage_module.annual_report_action"
FIRST_YEAR = 1900
# until then, people still look back on the year before
LOOKING_BACK = 4


class CafeAnnualReport(models.TransientModel):
    """Asks of which year and networks the annual report is, and in which language."""

    _name = "cafe.annual.report"
    _description = "Print an Annual Report"
    _inherit = ["cafe.printed.mixin"]

    year = fields.Integer(required=True, default=lambda self: self._get_default_year())
    network_ids = fields.Many2many(
        "cafe.network",
        "cafe_annual_report_network_rel",
        string="Networks",
        help="Empty: all networks that you may read.",
    )
    is_running = fields.Boolean(compute="_compute_is_running")

    @api.model
    def _get_default_year(self):
        today = self.env.company._cafe_today()
        return today.year - (today.month <= LOOKING_BACK)

    @api.depends("year")
    def _compute_is_running(self):
        this = self.env.company._cafe_today().year
        for asked in self:
            asked.is_running = asked.year == this

    @api.constrains("year")
    def _check_year(self):
        this = self.env.company._cafe_today().year
        for asked in self:
            if not FIRST_YEAR <= asked.year <= this:
                raise ValidationError(
                    self.env._(
                        "Choose a year from %(first)s to %(last)s: what comes later "
                        "is open.",
                        first=FIRST_YEAR,
                        last=this,
                    )
                )

    def action_print(self):
        """:return: an action that prints the report
        :raises UserError: for who has no network
        """
        self.ensure_one()
        if not self._get_networks():
            raise UserError(self.env._("There is no network that you may read."))
        return self.env.ref(REPORT).report_action(self, config=False)

    def _get_networks(self):
        """:return: ``cafe.network``: those chosen, else all that the user may read"""
        return self.network_ids or self.env["cafe.network"].search([])

    def _make_print_title(self):
        return self.env._("Annual report %(year)s", year=self.year)
