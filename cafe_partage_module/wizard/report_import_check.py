from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from odoo import api, fields, models
from odoo.exceptions import RedirectWarning, ValidationError
from odoo.fields import Domain

from ..tools.records import form_action

# Where the sessions are held, unless the company's address says otherwise.
TIMEZONE = "Europe/Brussels"
EARLIEST_YEAR = 1900


class CafeReportImportCheckMixin(models.AbstractModel):
    """What could be wrong with a past report, told before anything is made."""

    _name = "cafe.report.import.check.mixin"
    _description = "Import of a Past Report: Checks"

    warnings = fields.Text(compute="_compute_warnings")

    @api.depends(
        "series_id", "date", "number", "theme", "unplaced_lines", "state", "time_start"
    )
    def _compute_warnings(self):
        for record in self:
            found = record.state == "preview" and [
                *record._find_remarks(),
                *record._find_session_problems(),
                *(message for message, _session in record._find_sessions_there()),
            ]
            record.warnings = "\n".join(found or [])

    def _check_preview(self):
        """
        :raises ValidationError: with all that must be mended, and where
        """
        problems = [
            *self._find_session_problems(),
            *self._find_line_problems(),
            *self._find_contribution_problems(),
        ]
        if problems:
            raise ValidationError("\n".join(problems))

    def _check_not_there(self):
        """
        :raises RedirectWarning: with a link to the session that is there already
        """
        self._check_not_imported(self.source_fingerprint)
        for message, session in self._find_sessions_there():
            self._redirect(message, session)

    def _check_not_imported(self, fingerprint):
        """
        :param fingerprint: str, of the text
        :raises RedirectWarning: with a link to the session it was imported in
        """
        report = self.env["cafe.session.report"].search(
            [("source_fingerprint", "=", fingerprint)], limit=1
        )
        if report:
            self._redirect(
                self.env._(
                    "This report was imported already, in “%(session)s”.",
                    session=report.event_id.display_name,
                ),
                report.event_id,
            )

    def _redirect(self, message, session):
        action = form_action(session, views=[(False, "form")], target="current")
        raise RedirectWarning(message, action, self.env._("Open that session"))

    def _find_sessions_there(self):
        """Sessions of the series with the same number or on the same day.

        A cancelled one does not count.

        :return: list of tuples ``(message, session)``
        """
        by_number = Domain("session_number", "=", self.number)
        by_date = Domain.FALSE
        if self.date and self._is_plausible(self.date):
            begin = self._get_utc(time())
            by_date = Domain("date_begin", ">=", begin)
            by_date &= Domain("date_begin", "<", begin + timedelta(days=1))
        sessions = (
            self.env["event.event"]
            .with_context(active_test=False)
            .search(
                Domain("series_id", "=", self.series_id.id)
                & Domain("series_id", "!=", False)
                & Domain("kanban_state", "!=", "cancel")
                & ((by_number & Domain("session_number", ">", 0)) | by_date),
                order="session_number desc, id",
            )
        )
        return [(self._describe_there(session), session) for session in sessions]

    def _describe_there(self, session):
        values = {
            "series": self.series_id.name,
            "number": self.number,
            "session": session.name,
            "date": session.date_begin.strftime("%d/%m/%Y"),
        }
        if self.number and session.session_number == self.number:
            return self.env._(
                "%(series)s has a session %(number)s already: “%(session)s” of "
                "%(date)s.",
                **values,
            )
        return self.env._(
            "%(series)s has a session on %(date)s already: “%(session)s”.", **values
        )

    def _is_plausible(self, date):
        today = self.env.company._cafe_today()
        return EARLIEST_YEAR <= date.year and date <= today

    def _find_remarks(self):
        """What the user should look at, and may leave as it is."""
        if self.unplaced_lines:
            yield self.env._(
                "Passages that could not be placed: %(count)s (line %(lines)s). They "
                "stand on the page Text, and at the end of the report.",
                count=self.unplaced_lines.count(",") + 1,
                lines=self.unplaced_lines,
            )
        if not self.number:
            yield self.env._(
                "The report does not say which session of the series it was: it gets "
                "the next number."
            )
        printed, chosen = self.series_printed, self.series_id.name
        if printed and chosen and printed.casefold() != chosen.casefold():
            yield self.env._(
                "The report speaks of “%(printed)s”; it will be a session of "
                "“%(series)s”.",
                printed=printed,
                series=chosen,
            )
        if not self.person_ids:
            yield self.env._("No people were found.")

    def _find_session_problems(self):
        if not self.date:
            yield self._describe_no_date()
        elif self.date.year < EARLIEST_YEAR:
            yield self.env._("The date lies too far in the past.")
        elif not self._is_plausible(self.date):
            yield self.env._("The date lies in the future.")
        if not 0 <= self.time_start < 24:
            yield self.env._("The session starts at a time between 0:00 and 23:59.")
        if not 0 < self.duration <= 24:
            yield self.env._("The session takes between 0 and 24 hours.")
        if self.number < 0:
            yield self.env._("The number of the session cannot be negative.")
        if not (self.theme or "").strip():
            yield self.env._("The theme of the session is missing.")

    def _describe_no_date(self):
        if self.date_printed:
            return self.env._(
                "The date of the session does not exist (%(printed)s). Fill it in.",
                printed=self.date_printed,
            )
        return self.env._("The date of the session is missing.")

    def _find_line_problems(self):
        for place, person in enumerate(self.person_ids, 1):
            if not (person.name or "").strip():
                yield self.env._("People, row %(row)s: the name is missing.", row=place)
        for place, website in enumerate(self.website_ids, 1):
            if not (website.organisation or "").strip() or not website.url:
                yield self.env._(
                    "Websites, row %(row)s: organisation or address is missing.",
                    row=place,
                )
        for place, item in enumerate(self.item_ids, 1):
            if not (item.name or "").strip():
                yield self.env._(
                    "Agenda, row %(row)s: the title is missing.", row=place
                )

    def _find_contribution_problems(self):
        for place, contribution in enumerate(self.contribution_ids, 1):
            if not (contribution.text or "").strip():
                yield self.env._(
                    "Contributions, row %(row)s: the text is missing.", row=place
                )
            elif contribution.item_id not in self.item_ids:
                yield self.env._(
                    "Contributions, row %(row)s: choose the agenda item of “%(text)s”.",
                    row=place,
                    text=contribution.text[:60],
                )

    def _get_timezone(self):
        """Where the session was held: the company's time zone, else ours; a name."""
        company = self.series_id.company_id or self.env.company
        return company.partner_id.tz or TIMEZONE

    def _get_utc(self, clock):
        """A time on the day of the session, as it is stored.

        :param clock: ``datetime.time``, local
        :return: naive ``datetime`` in UTC
        """
        local = datetime.combine(self.date, clock, ZoneInfo(self._get_timezone()))
        return local.astimezone(ZoneInfo("UTC")).replace(tzinfo=None)
