from odoo import api, fields, models
from odoo.exceptions import UserError

from ..tools.records import form_action


class CafeReportBatchFile(models.Model):
    """One file of a batch: what was read in it, and what became of it.

    It is imported whole or not at all. Its state is saved with what was made of it,
    so that a job which is stopped goes on where it was.
    """

    _name = "cafe.report.batch.file"
    _description = "Import of Past Reports: File"
    _inherit = [
        "cafe.report.batch.file.job.mixin",
        "cafe.report.batch.file.double.mixin",
    ]
    _order = "batch_id, id"

    # file
    batch_id = fields.Many2one(
        "cafe.report.batch", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="batch_id.company_id", store=True)
    name = fields.Char(string="File", required=True, readonly=True)
    attachment_id = fields.Many2one(
        "ir.attachment", required=True, readonly=True, ondelete="restrict"
    )
    checksum = fields.Char(
        related="attachment_id.checksum",
        store=True,
        index="btree_not_null",
        export_string_translation=False,
    )

    # progress
    state = fields.Selection(
        [
            ("waiting", "Waiting"),
            ("ready", "Without doubts"),
            ("doubtful", "Doubtful"),
            ("queued", "Being imported"),
            ("imported", "Imported"),
            ("there", "There already"),
            ("failed", "Failed"),
        ],
        required=True,
        default="waiting",
        readonly=True,
        index=True,
    )
    attempts = fields.Integer(readonly=True, export_string_translation=False)
    message = fields.Text(string="Remarks", readonly=True)
    session_id = fields.Many2one(
        "event.event", string="Session", readonly=True, ondelete="set null"
    )

    # what was read
    fingerprint = fields.Char(
        readonly=True, index="btree_not_null", export_string_translation=False
    )
    session_date = fields.Date(string="Date", readonly=True)
    session_number = fields.Integer(string="Number", readonly=True)
    theme = fields.Char(readonly=True)
    people_count = fields.Integer(string="People", readonly=True)
    item_count = fields.Integer(string="Agenda items", readonly=True)
    contribution_count = fields.Integer(string="Contributions", readonly=True)
    unplaced_count = fields.Integer(string="Not placed", readonly=True)

    @api.model_create_multi
    def create(self, vals_list):
        files = super().create(vals_list)
        files._check_attachments()
        return files

    def write(self, vals):
        result = super().write(vals)
        if "attachment_id" in vals:
            self._check_attachments()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_queued(self):
        if any(file.state == "queued" for file in self):
            raise UserError(
                self.env._("Files are being imported now: wait until that is done.")
            )

    def action_open(self):
        """Open the file in the dialog, to mend what was read and import it.

        :return: an action on ``cafe.report.import``, or on the session
        :raises UserError: when nothing can be read in it
        """
        self.ensure_one()
        if self.session_id:
            return form_action(self.session_id, target="current")
        if self.state not in ("ready", "doubtful", "failed"):
            raise UserError(self.env._("This file is not read yet."))
        wizard = self._make_wizard()
        return wizard.action_preview()

    def action_retry(self):
        """Have a file that failed read anew."""
        self.filtered(lambda file: file.state == "failed").write(
            {"state": "waiting", "attempts": 0, "message": False}
        )
        self.batch_id._start()
        return True

    def action_leave_out(self):
        """Take it off the list: nothing is made of it.

        :return: an action on the batch, without it
        """
        batch = self.batch_id.ensure_one()
        self.unlink()
        return form_action(batch, target="current")

    def _check_attachments(self):
        """The job reads with the rights of who started: so must who gives a file.

        :raises AccessError: for a file that the user may not read
        """
        self.attachment_id.check_access("read")

    def _make_wizard(self):
        """:return: one ``cafe.report.import`` of this file"""
        self.ensure_one()
        return self.env["cafe.report.import"].create(
            {
                "series_id": self.batch_id.series_id.id,
                "names_public": self.batch_id.names_public,
                "file": self.attachment_id.datas,
                "filename": self.name,
                "batch_file_id": self.id,
            }
        )

    def _set_imported(self, session):
        """:param session: the ``event.event`` that came out of this file"""
        self.write({"state": "imported", "session_id": session.id, "message": False})
        doubles = self._get_doubles()
        doubles.session_id = session
