from odoo import fields, models


class CafeContributionCapture(models.AbstractModel):
    """What was taken out at the capture desk can be put back, with all that hangs on
    it: it is archived, never deleted."""

    _name = "cafe.contribution.capture.mixin"
    _description = "Contribution: taking out and putting back"

    active = fields.Boolean(default=True)
