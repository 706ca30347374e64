import logging

from markupsafe import Markup

from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.access import is_readable_by
from ...tools.errors import root_cause

_logger = logging.getLogger(__name__)

MODULE = "cafe_partage_module"
STAFF = f"{MODULE}.group_cafe_user"
ACTIVITY = f"{MODULE}.mail_activity_type_report"
STEPS = (3, 7)  # days after the session
MOST_DAYS = 60  # who still has no report then, has decided so


class CafeEventReportReminderMixin(models.AbstractModel):
    """A report that is not there yet, some days after the session, is asked for.

    Twice at most: an activity for who handles it, and a mail to the reporter.
    """

    _name = "cafe.event.report.reminder.mixin"
    _description = "Reminders of a Report"

    report_reminded = fields.Integer(
        copy=False,
        readonly=True,
        aggregator=None,
        groups=STAFF,
        export_string_translation=False,
        help="How many days after the session the report was last asked for.",
    )

    @api.model
    def _cron_remind_reports(self):
        """Ask for each report that is missing: mark, activity and mail together."""
        sessions = self.search(self._get_report_missing_domain(), order="date_end, id")
        sessions = sessions.filtered(lambda session: session._get_reminder_due())
        self.env["ir.cron"]._commit_progress(remaining=len(sessions))
        for session in sessions:
            # whoever is being changed comes with the next run
            if session.try_lock_for_update(allow_referencing=True):
                session._remind_report()
            self.env["ir.cron"]._commit_progress(1)
        if sessions:
            self.env.ref("mail.ir_cron_mail_scheduler_action")._trigger()

    @api.model
    def _get_report_missing_domain(self):
        """:return: ``Domain`` of sessions of the last weeks without a report to read"""
        now = fields.Datetime.now()
        there = (
            Domain("state", "in", ("review", "published"))
            | Domain("published_version_id", "!=", False)
            | Domain("source_text", "!=", False)
        )
        return (
            Domain("series_id", "!=", False)
            & Domain("kanban_state", "!=", "cancel")
            & Domain("date_end", "<=", fields.Datetime.subtract(now, days=2))
            & Domain("date_end", ">=", fields.Datetime.subtract(now, days=MOST_DAYS))
            & Domain("report_reminded", "<", STEPS[-1])
            & Domain("report_ids", "not any", there)
        )

    def _get_reminder_due(self):
        """:return: int, days of the reminder that is due now, or 0"""
        self.ensure_one()
        zone = self.with_context(tz=self.date_tz)
        ended = fields.Datetime.context_timestamp(zone, self.date_end).date()
        days = (fields.Date.context_today(zone) - ended).days
        step = max((step for step in STEPS if step <= days), default=0)
        return step if step > self.report_reminded else 0

    def _remind_report(self):
        """Ask for the report, and remember that it was asked for."""
        self.ensure_one()
        self.report_reminded = self._get_reminder_due()
        reporters = [
            person for person in self._get_people() if "reporter" in person["roles"]
        ]
        self._schedule_report_reminder(reporters)
        template = self.env.ref(f"{MODULE}.mail_template_report_reminder", False)
        for person in reporters if template else ():
            try:
                with self.env.cr.savepoint():
                    template.with_context(cafe_receiver=person).send_mail(self.id)
            except Exception as error:
                _logger.warning("Reminder for %s failed", self.id, exc_info=True)
                self._message_log(
                    body=self.env._(
                        "The reporter could not be mailed about the report: %(error)s.",
                        error=root_cause(error),
                    )
                )

    def _schedule_report_reminder(self, reporters):
        """Put it on the list of the reporter, or of who handles the session.

        :param reporters: list of dicts, as ``_get_people`` gives them
        """
        user = self._get_report_user()
        if not user:
            return
        self.activity_unlink([ACTIVITY])
        note = Markup("<p>%s</p>") % (
            self.with_context(lang=user.lang).env._(
                "The reporter got a mail too: %(names)s.",
                names=", ".join(person["name"] for person in reporters),
            )
            if reporters
            else self.with_context(lang=user.lang).env._(
                "No reporter with an e-mail address is named for this session."
            )
        )
        # the reporter's mail says it already: none for the activity
        quiet = self.with_context(mail_activity_quick_update=bool(reporters))
        quiet.activity_schedule(
            ACTIVITY,
            user_id=user.id,
            note=note,
            summary=self.with_context(lang=user.lang).env._(
                "No report after %(days)s days", days=self.report_reminded
            ),
        )

    def _get_report_user(self):
        """:return: ``res.users`` whom to ask, one or none"""
        users = self.reporter_id.user_ids | self.user_id | self.create_uid
        return users.filtered(
            lambda user: user.active
            and not user.share
            and user._is_internal()
            and user.id != self.env.ref("base.user_root").id
            and is_readable_by(self, user)
        )[:1]

    def _end_report_reminders(self):
        """The report is there: nothing is left to do about it."""
        self.activity_feedback([ACTIVITY], user_id=self.env.uid)
        self.activity_unlink([ACTIVITY])
