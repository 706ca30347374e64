from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.orm.models import NO_ACCESS

from ...tools.records import form_action

NEWS_CRON = "cafe_partage_module.ir_cron_report_news"
# What may change after publication: a printed copy, made anew when consent changes.
MUTABLE_FIELDS = {"pdf", "pdf_fingerprint"}


class CafeSessionReportVersion(models.Model):
    """A published version of a session report. It is kept and never changes.

    What is stored is for nobody's eyes: everybody reads it without the names that are
    withheld at that moment, staff too, however they ask for it.
    """

    _name = "cafe.session.report.version"
    _description = "Session Report Version"
    _inherit = ["cafe.session.report.version.print.mixin"]
    _order = "report_id, number desc"
    _rec_name = "number"

    report_id = fields.Many2one(
        "cafe.session.report", required=True, ondelete="restrict", index=True
    )
    number = fields.Integer(required=True, string="Version", aggregator=None)
    body = fields.Html(required=True, groups=NO_ACCESS, export_string_translation=False)
    note = fields.Char(groups=NO_ACCESS, export_string_translation=False)
    date_published = fields.Datetime(
        string="Published on", required=True, default=fields.Datetime.now
    )
    user_id = fields.Many2one(
        "res.users", string="Published by", default=lambda self: self.env.user
    )
    public_body = fields.Html(
        string="Text",
        compute="_compute_public_text",
        compute_sudo=True,
        sanitize=False,
    )
    public_note = fields.Char(
        string="What changed", compute="_compute_public_text", compute_sudo=True
    )
    notice_ids = fields.One2many(
        "cafe.session.report.notice", "version_id", string="Mailed to"
    )

    _number_uniq = models.Constraint(
        "unique(report_id, number)", "This report has a version with this number."
    )

    @api.depends("number")
    def _compute_display_name(self):
        for version in self:
            version.display_name = self.env._(
                "Version %(number)s", number=version.number
            )

    @api.depends(
        "body",
        "note",
        "report_id.names_withheld",
        "report_id.event_id.withheld_names",
    )
    @api.depends_context("lang")
    def _compute_public_text(self):
        """What is shown, to staff too: the stored text stays as it was."""
        for version in self:
            version.public_body = version.report_id._redact_html(version.body)
            version.public_note = version.report_id._redact_text(version.note)

    def write(self, vals):
        """:raises UserError: on any change to what was published"""
        if vals.keys() - MUTABLE_FIELDS:
            raise UserError(
                self.env._("A published version is kept as it is. Publish a new one.")
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_published(self):
        raise UserError(self.env._("A published version is kept as it is."))

    def action_compare(self):
        """Compare two versions: those that are chosen, or one with that before it; a
        first version is compared with the text as it is now.

        :return: an action on a dialog
        :raises UserError: when these are not one or two versions of one report
        """
        if len(self) > 2 or len(self.report_id) != 1:
            raise UserError(
                self.env._("Choose one or two versions of the same report.")
            )
        self.check_access("read")
        versions = self.sorted("number")
        report = self.report_id
        before = report.version_ids.filtered(lambda v: v.number < versions[0].number)
        is_working = report.state != "published" and self == report.published_version_id
        if len(versions) == 1 and before and not is_working:
            versions = before.sorted("number")[-1] + versions
        comparison = self.env["cafe.session.report.compare"].create(
            {
                "report_id": report.id,
                "old_id": versions[0].id,
                "new_id": versions[1:].id,
            }
        )
        return form_action(
            comparison, name=self.env._("Compare versions"), target="new"
        )

    def _tell_people(self):
        """Let the job mail who was there about this version, each once."""
        self.ensure_one()
        people, _refused = self.report_id._get_people_to_tell()
        # sudo: notices are written by these methods alone
        self.env["cafe.session.report.notice"].sudo().create(
            [{**person, "version_id": self.id} for person in people]
        )
        if people:
            # sudo: who publishes need not be able to touch jobs
            self.env.ref(NEWS_CRON).sudo()._trigger()
