import logging

from psycopg2 import OperationalError

from odoo import api, models
from odoo.exceptions import RedirectWarning, UserError

_logger = logging.getLogger(__name__)
MOST_ATTEMPTS = 3


class CafeReportBatchFileJobMixin(models.AbstractModel):
    """The job that reads the files of batches, and imports them: a file at a time."""

    _name = "cafe.report.batch.file.job.mixin"
    _description = "Import of Past Reports: Job"

    @api.model
    def _cron_work(self):
        """Read and import what waits, in the order it came, each in a step of its own.

        Each step is saved before the next begins, so that a job which is stopped goes
        on with the file it was at. A file that stops it three times is given up.
        """
        Cron = self.env["ir.cron"]
        # one that stopped the job before lets the others go first
        todo = self.search(
            [("state", "in", ("waiting", "queued"))], order="attempts, id"
        )
        if not Cron._commit_progress(remaining=len(todo)):
            return
        for file in todo:
            if not file.exists() or file.state not in ("waiting", "queued"):
                Cron._commit_progress(1)
                continue
            file.attempts += 1
            Cron._commit_progress()
            file._work()
            if not Cron._commit_progress(1):
                return

    def _work(self):
        """Take this file one step further, with the rights of who started the batch."""
        self.ensure_one()
        if self.attempts > MOST_ATTEMPTS:
            self._set_failed(
                self.env._("Reading it failed several times. Give its text instead.")
            )
            return
        user = self.batch_id.user_id
        worker = self.with_user(user).with_context(lang=user.lang, tz=user.tz)
        company = self.batch_id.company_id
        worker = worker.with_company(company) if company else worker
        step = worker._read if self.state == "waiting" else worker._import
        try:
            with self.env.cr.savepoint():
                step()
        except RedirectWarning as warning:
            self._set_there(warning)
        except UserError as error:
            self._set_failed(str(error.args[0]))
        except OperationalError:
            # somebody else was at it, or the database is gone: the job tries anew
            raise
        except Exception:
            # what nobody foresaw stops this file, and not those that come after it
            _logger.exception("%s of %s stopped", self.name, self.batch_id.name)
            self._set_failed(self._describe_unforeseen())

    def _describe_unforeseen(self):
        return self.env._(
            "Something unforeseen went wrong, and nothing was made of this file; the "
            "others go on. Try again. If it comes back, give the text of the file "
            "instead, and tell the administrator: the log says more."
        )

    def _read(self):
        """Read the file and keep what stands in it for the review list."""
        double = self._find_double()
        if double:
            self._set_double(double)
            return
        wizard = self._make_wizard()
        wizard._read_once()
        wizard.state = "preview"
        self.fingerprint = wizard.source_fingerprint
        double = self._find_double()
        if double:
            self._set_double(double)
        else:
            self._keep_findings(wizard)
        # kept no longer than needed: who opens the file gets a dialog of her own
        wizard.unlink()

    def _keep_findings(self, wizard):
        there = wizard._find_sessions_there()
        doubts = [
            *wizard._find_remarks(),
            *wizard._find_session_problems(),
            *wizard._find_line_problems(),
            *wizard._find_contribution_problems(),
        ]
        values = {
            "session_date": wizard.date,
            "session_number": wizard.number,
            "theme": wizard.theme,
            "people_count": len(wizard.person_ids),
            "item_count": len(wizard.item_ids),
            "contribution_count": len(wizard.contribution_ids),
            "unplaced_count": len((wizard.unplaced_lines or "").split(", "))
            if wizard.unplaced_lines
            else 0,
            "state": "doubtful" if doubts else "ready",
            "message": "\n".join(doubts),
            "attempts": 0,
        }
        if there:
            message, session = there[0]
            values |= {"state": "there", "message": message, "session_id": session.id}
        self.write(values)

    def _import(self):
        """Make the session, all of it or nothing."""
        self._make_wizard().action_import()
        self.attempts = 0

    def _set_there(self, warning):
        """:param warning: ``RedirectWarning`` with the action on a session"""
        message, action = warning.args[:2]
        self.write(
            {
                "state": "there",
                "message": message,
                "session_id": action.get("res_id") if isinstance(action, dict) else 0,
            }
        )

    def _set_failed(self, message):
        self.write({"state": "failed", "message": message, "attempts": 0})
        self._examine_doubles()
