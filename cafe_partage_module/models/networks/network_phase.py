from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date

GOVERNANCE_MODELS = [
    ("pioneers", "Pioneers around the table"),
    ("lead_partner", "A partner in the lead"),
    ("secretariat", "A secretariat"),
]


class CafeNetworkPhase(models.Model):
    """How a network was governed over one period, and why that changed."""

    _name = "cafe.network.phase"
    _description = "Network Phase"
    _inherit = ["cafe.bound.mixin", "cafe.network.succession.mixin"]
    _order = "network_id, date_start desc, id desc"
    _rec_names_search = ["network_id.name", "lead_partner_id.name"]

    governance_model = fields.Selection(
        GOVERNANCE_MODELS, string="Governance", required=True, index=True
    )
    lead_partner_id = fields.Many2one(
        "res.partner",
        string="Lead partner",
        compute="_compute_lead_partner_id",
        store=True,
        readonly=False,
        ondelete="restrict",
        index="btree_not_null",
        help="Who leads the network, and mostly employs its staff.",
    )
    staff_fte = fields.Float(
        string="Staff (FTE)",
        digits=(6, 2),
        aggregator=False,  # phases follow one another: no sum or mean says anything
        help="Full-time places.",
    )
    role_ids = fields.Many2many(
        "cafe.network.role",
        "cafe_network_phase_role_rel",
        string="Roles",
        help="What the network was to its members in this period.",
    )
    summary = fields.Char(
        compute="_compute_summary", help="Who leads it and with how many; for a bar."
    )
    reason = fields.Text(
        string="Why it changed", help="Why this phase took the place of the one before."
    )

    _staff_fte_positive = models.Constraint(
        "CHECK(staff_fte >= 0)", "The number of staff cannot be negative."
    )

    @api.depends("governance_model")
    def _compute_lead_partner_id(self):
        """Another model has nobody in the lead."""
        for phase in self:
            if phase.governance_model != "lead_partner":
                phase.lead_partner_id = False

    @api.depends("lead_partner_id.name", "staff_fte")
    @api.depends_context("lang")
    def _compute_summary(self):
        for phase in self:
            staff = phase.staff_fte and self.env._(
                "%(number)s FTE",
                number=self._format_number(phase.staff_fte),
            )
            phase.summary = ", ".join(filter(None, (phase.lead_partner_id.name, staff)))

    @api.depends("governance_model", "date_start", "date_end")
    @api.depends_context("lang")
    def _compute_display_name(self):
        labels = dict(self._fields["governance_model"]._description_selection(self.env))
        for phase in self:
            first, last = phase.date_start, phase.date_end
            years = {str(day.year) for day in (first, last) if day}
            if first and not last:
                years = {self.env._("since %(year)s", year=first.year)}
            label = labels.get(phase.governance_model, "")
            period = "–".join(sorted(years))
            phase.display_name = f"{label} ({period})" if period else label

    @api.constrains("governance_model", "lead_partner_id")
    def _check_lead_partner_id(self):
        for phase in self:
            if phase.governance_model == "lead_partner" and not phase.lead_partner_id:
                raise ValidationError(
                    self.env._(
                        "Say which partner is in the lead of %(network)s from %(day)s.",
                        network=phase.network_id.name,
                        day=format_date(self.env, phase.date_start),
                    )
                )

    def _format_number(self, number):
        """As people write it: no zeros that say nothing."""
        lang = self.env["res.lang"]._get_data(code=self.env.lang or "en_US")
        text = f"{number:.2f}".rstrip("0").rstrip(".")
        return text.replace(".", lang.decimal_point or ".")
