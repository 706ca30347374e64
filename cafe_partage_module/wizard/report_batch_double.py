from odoo import fields, models


class CafeReportBatchFileDoubleMixin(models.AbstractModel):
    """The same report twice: the second waits for what becomes of the first.

    When nothing is made of the first (it fails, or is taken off its list), the second
    is read as if it were the only one.
    """

    _name = "cafe.report.batch.file.double.mixin"
    _description = "Import of Past Reports: Doubles"

    double_of_id = fields.Many2one(
        "cafe.report.batch.file",
        readonly=True,
        ondelete="set null",
        index="btree_not_null",
        export_string_translation=False,
    )

    def unlink(self):
        lost = self.filtered(lambda file: file.state != "imported")
        doubles = lost._get_doubles() - self
        result = super().unlink()
        doubles._examine_anew()
        return result

    def _find_double(self):
        """Another file with the same content, or the same words, that came before."""
        self.flush_recordset()
        same = [("checksum", "=", self.checksum)]
        if self.fingerprint:
            same = ["|", *same, ("fingerprint", "=", self.fingerprint)]
        return self.search(
            [*same, ("id", "<", self.id), ("state", "!=", "failed")],
            order="id",
            limit=1,
        )

    def _set_double(self, double):
        self.write(
            {
                "state": "there",
                "double_of_id": double.id,
                "session_id": double.session_id.id,
                "message": self.env._(
                    "The same report as “%(file)s” of “%(batch)s”.",
                    file=double.name,
                    batch=double.batch_id.name,
                ),
            }
        )

    def _examine_doubles(self):
        """Have those read that were held for doubles of these."""
        self._get_doubles()._examine_anew()

    def _get_doubles(self):
        # sudo: they may stand on a list of somebody else, of another company
        return self.sudo().search(
            [("double_of_id", "in", self.ids), ("state", "=", "there")]
        )

    def _examine_anew(self):
        """Let them wait to be read, and call the job."""
        if not self:
            return
        self.write(
            {
                "state": "waiting",
                "attempts": 0,
                "message": False,
                "session_id": False,
                "double_of_id": False,
            }
        )
        self.batch_id._start()
