from odoo import api, fields, models


class CafeContributionAttributionMixin(models.AbstractModel):
    """Whether the report says which organisation a contribution came from."""

    _name = "cafe.contribution.attribution.mixin"
    _description = "Attribution of a Contribution"

    attributed = fields.Boolean(
        string="Named in the report",
        compute="_compute_attributed",
        store=True,
        readonly=False,
        precompute=True,
        help="The report says from which organisation this comes.",
    )

    @api.depends("event_id")
    def _compute_attributed(self):
        for contribution in self:
            series = contribution.event_id.series_id
            contribution.attributed = series.attribute_contributions or not series
