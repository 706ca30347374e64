from odoo import fields, models

STAFF = "cafe_partage_module.group_cafe_user"


class CafeSessionReportSourceMixin(models.AbstractModel):
    """The file that a report was imported from, kept as it came.

    A field with a group of its own, and not just an attachment: whoever reads a
    published report may read its attachments, and this file names people.
    """

    _name = "cafe.session.report.source.mixin"
    _description = "Session Report: Original File"

    source_file = fields.Binary(
        string="Original file", groups=STAFF, readonly=True, copy=False, attachment=True
    )
