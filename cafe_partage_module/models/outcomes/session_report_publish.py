from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import clean_context

from ...tools.records import form_action

# What a report is, changes by its steps alone.
STEP_FIELDS = {"state", "published_version_id"}


class CafeSessionReportPublishMixin(models.AbstractModel):
    """The steps of a report, and how it becomes a version that is kept."""

    _name = "cafe.session.report.publish.mixin"
    _description = "Session Report: Publication"

    @api.model_create_multi
    def create(self, vals_list):
        """:raises UserError: for a report that begins as something else than a draft"""
        for vals in vals_list:
            if vals.get("state", "draft") != "draft" or vals.get(
                "published_version_id"
            ):
                self._check_step()
        return super().create(vals_list)

    def write(self, vals):
        """:raises UserError: when somebody writes what its steps change, or the text of
        a report that is published"""
        if STEP_FIELDS & vals.keys():
            self._check_step()
        if "body" in vals and not self.env.su:
            for report in self:
                report._check_editable()
        return super().write(vals)

    @api.model
    def _check_step(self):
        if not self.env.su:
            raise UserError(
                self.env._(
                    "Use the buttons of the report: they check what must come first."
                )
            )

    def _step(self, values):
        """Write what only steps change.

        :raises AccessError: for who may not change the report
        """
        self.check_access("write")
        # sudo: see write
        self.sudo().write(values)

    def action_open_publish(self):
        """Show what publishing will do, before it is done: it cannot be undone.

        :return: an action on a dialog
        """
        self.ensure_one()
        self.check_access("write")
        self._check_not_published()
        self._check_body()
        publication = self.env["cafe.session.report.publish"].create(
            {"report_id": self.id}
        )
        return form_action(publication, name=self.env._("Publish"), target="new")

    def action_publish(self):
        """Publish the text as a new version that is kept.

        People are told of a first version, and not of a correction.
        """
        for report in self.filtered(lambda report: report.state != "published"):
            report._publish(tell=report._is_told_by_default())

    def action_compare(self):
        """Show what changed: since the last version, or between the last two.

        :return: an action on a dialog
        :raises UserError: where nothing was published yet
        """
        self.ensure_one()
        self.check_access("read")
        versions = self.version_ids.sorted("number")
        if not versions:
            raise UserError(self.env._("There is no version yet to compare with."))
        pair = versions[-1:]
        if self.state == "published" and len(versions) > 1:
            pair = versions[-2:]
        return pair.action_compare()

    def action_view_versions(self):
        """Open the versions that were published."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "cafe.session.report.version",
            "view_mode": "list,form",
            "domain": [("report_id", "=", self.id)],
            "name": self.env._("Versions"),
        }

    def _publish(self, tell):
        """Keep the text as a version, and show it.

        :param tell: bool, whether those who were there get a mail
        :raises UserError: where something must come first
        """
        self.ensure_one()
        self.check_access("write")
        self._check_body()
        self._check_change_note()
        self._take_publishing_turn()
        version = self._keep_version()
        self._step(
            {
                "published_version_id": version.id,
                "state": "published",
                "is_published": True,
                "change_note": False,
            }
        )
        self._close_suggestions()
        if tell:
            version._tell_people()
        self.theme_id.filtered(lambda t: t.state == "planned").action_hold()

    def _take_publishing_turn(self):
        """:raises UserError: while somebody else publishes or changes this report"""
        if not self.try_lock_for_update(allow_referencing=True):
            raise UserError(
                self.env._(
                    "Somebody else is saving %(session)s at this moment. Nothing was "
                    "published: load the page anew, and look again.",
                    session=self.display_name,
                )
            )

    def _keep_version(self):
        """:return: the new ``cafe.session.report.version``"""
        # sudo: a version is made here alone; without defaults that somebody sent along
        Version = self.env["cafe.session.report.version"].sudo()
        if not self.env.su:
            context = clean_context(self.env.context)
            Version = Version.with_env(Version.env(context=context))
        return Version.create(
            {
                "report_id": self.id,
                "number": (self.published_version_id.number or 0) + 1,
                "body": self.body,
                "note": self.change_note,
            }
        )

    def _check_not_published(self):
        if self.state == "published":
            raise UserError(
                self.env._(
                    "%(session)s is published already. Choose “Correct” first.",
                    session=self.display_name,
                )
            )

    def _check_change_note(self):
        """A correction names what changed."""
        self.ensure_one()
        if self.published_version_id and not (self.change_note or "").strip():
            raise UserError(
                self.env._(
                    "Say what changed since version %(number)s first, in the field "
                    "“Change note”: readers see it.",
                    number=self.version_number,
                )
            )
