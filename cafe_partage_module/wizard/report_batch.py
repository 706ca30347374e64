from odoo import Command, api, fields, models
from odoo.exceptions import AccessError, UserError

from ..tools.records import form_action

MOST_FILES = 200
# states of a file, by what a batch makes of them
BUSY = ("waiting", "queued")
TO_REVIEW = ("ready", "doubtful", "failed")


class CafeReportBatch(models.Model):
    """Files of past reports that are brought in together.

    A job reads them, one by one; staff review what was read; what is without doubts
    is imported with one button, the others are mended one by one.
    """

    _name = "cafe.report.batch"
    _description = "Import of Past Reports"
    _order = "id desc"

    name = fields.Char(required=True)
    series_id = fields.Many2one("cafe.series", required=True, ondelete="restrict")
    company_id = fields.Many2one(related="series_id.company_id", store=True)
    user_id = fields.Many2one(
        "res.users",
        string="Started by",
        required=True,
        readonly=True,
        default=lambda self: self.env.user,
        help="Who started it: the job imports with these rights.",
    )
    names_public = fields.Boolean(
        string="The names were public in the original",
        help="Leave this off when nobody was asked: the people are kept in the "
        "session, but nobody is named in public.",
    )
    file_ids = fields.One2many("cafe.report.batch.file", "batch_id", string="Files")

    # progress
    state = fields.Selection(
        [
            ("reading", "Reading"),
            ("importing", "Importing"),
            ("review", "To review"),
            ("done", "Done"),
        ],
        compute="_compute_progress",
    )
    total_count = fields.Integer(string="Files in all", compute="_compute_progress")
    done_count = fields.Integer(string="Files handled", compute="_compute_progress")
    ready_count = fields.Integer(string="Without doubts", compute="_compute_progress")
    doubtful_count = fields.Integer(string="Doubtful", compute="_compute_progress")
    failed_count = fields.Integer(string="Failed", compute="_compute_progress")
    imported_count = fields.Integer(string="Imported", compute="_compute_progress")
    percent_done = fields.Float(compute="_compute_progress", help="In percent.")

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            # whose rights the job takes is nobody's to choose
            vals_list = [{**vals, "user_id": self.env.uid} for vals in vals_list]
        return super().create(vals_list)

    def write(self, vals):
        if "user_id" in vals and not self.env.su:
            raise AccessError(self.env._("Who started it stays the same."))
        return super().write(vals)

    def unlink(self):
        # one by one, not by the database: who is waited for is told
        self.file_ids.unlink()
        return super().unlink()

    @api.depends("file_ids.state")
    def _compute_progress(self):
        groups = self.env["cafe.report.batch.file"]._read_group(
            [("batch_id", "in", self._origin.ids)], ["batch_id", "state"], ["__count"]
        )
        for batch in self:
            counts = {state: n for found, state, n in groups if found == batch._origin}
            total = sum(counts.values())
            done = total - sum(counts.get(state, 0) for state in BUSY)
            batch.total_count, batch.done_count = total, done
            batch.percent_done = 100 * done / total if total else 0
            batch.ready_count = counts.get("ready", 0)
            batch.doubtful_count = counts.get("doubtful", 0)
            batch.failed_count = counts.get("failed", 0)
            batch.imported_count = counts.get("imported", 0)
            batch.state = _state_of(counts)

    def action_import_ready(self):
        """Import all files that were read without doubts; a job does it.

        :return: True
        :raises UserError: when there are none
        """
        ready = self.file_ids.filtered(lambda file: file.state == "ready")
        if not ready:
            raise UserError(self.env._("No file is without doubts."))
        ready.write({"state": "queued"})
        self._start()
        return True

    def action_retry(self):
        """Read the failed files anew; a job does it."""
        return self.file_ids.filtered(lambda f: f.state == "failed").action_retry()

    def action_view_sessions(self):
        """:return: an action on the sessions that came out of it"""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Imported sessions"),
            "res_model": "event.event",
            "view_mode": "list,form",
            "domain": [("id", "in", self.file_ids.session_id.ids)],
        }

    @api.model
    def _make(self, series, attachments, names_public):
        """Make a batch of uploaded files, and have them read.

        :param series: one ``cafe.series``
        :param attachments: ``ir.attachment``, which are the batch's from now on
        :param names_public: bool
        :return: an action on the batch
        :raises UserError: for no files, or too many
        """
        if not attachments:
            raise UserError(self.env._("Choose the files first."))
        if len(attachments) > MOST_FILES:
            raise UserError(
                self.env._(
                    "Choose %(most)s files at most; these are %(count)s.",
                    most=MOST_FILES,
                    count=len(attachments),
                )
            )
        today = fields.Date.to_string(self.env.company._cafe_today())
        batch = self.create(
            {
                "name": f"{series.name}, {today}",
                "series_id": series.id,
                "names_public": names_public,
                "file_ids": [
                    Command.create({"name": file.name, "attachment_id": file.id})
                    for file in attachments
                ],
            }
        )
        attachments.write({"res_model": self._name, "res_id": batch.id})
        batch._start()
        return form_action(batch, target="current")

    def _start(self):
        # sudo: staff may not read jobs; this only asks one to come sooner
        self.env.ref("cafe_partage_module.ir_cron_report_batch").sudo()._trigger()


def _state_of(counts):
    if counts.get("waiting"):
        return "reading"
    if counts.get("queued"):
        return "importing"
    return "review" if any(counts.get(state) for state in TO_REVIEW) else "done"
