from odoo import fields, models


class CafeReportImportBatchMixin(models.AbstractModel):
    """Several files at once become a batch; a file of one is mended in this dialog."""

    _name = "cafe.report.import.batch.mixin"
    _description = "Import of a Past Report: Batches"

    upload_ids = fields.Many2many("ir.attachment", string="Several files at once")
    batch_file_id = fields.Many2one(
        "cafe.report.batch.file", ondelete="cascade", export_string_translation=False
    )

    def action_batch(self):
        """Have all the files read by a job.

        :return: an action on the ``cafe.report.batch``
        :raises UserError: for no files, or too many
        """
        self.ensure_one()
        return self.env["cafe.report.batch"]._make(
            self.series_id, self.upload_ids, self.names_public
        )
