import logging
from collections import defaultdict

from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.timeline import continue_timeline

_logger = logging.getLogger(__name__)

# Memberships that the daily job takes in one transaction.
BATCH = 500


class CafeNetworkMemberDatesMixin(models.AbstractModel):
    """What dates do to a membership: it begins, pauses, resumes and ends by them.

    The daily job :meth:`_cron_follow_dates` brings every membership to where its
    dates say it is, in both directions, and with the true days: a job that did not
    run for a week leaves the same history as one that ran each night.
    """

    _name = "cafe.network.member.dates.mixin"
    _description = "Membership Dates"

    date_resume = fields.Date(
        string="Back on",
        copy=False,
        tracking=True,
        help="Day on which a paused membership goes on by itself; empty = by hand.",
    )
    pause_reason = fields.Char(string="Why it paused", copy=False, tracking=True)

    @api.model
    def _get_today(self):
        """:return: date, today for whom is working, or in the daily job's company"""
        return self.env.context.get("cafe_today") or self.env.company._cafe_today()

    # moves in time --------------------------------------------------------------------

    def _begin(self):
        """Make accepted applicants members, each from its first day on."""
        for day, members in self.grouped("date_start").items():
            members.with_context(cafe_day=day).write({"state": "active"})

    def _resume_on_date(self):
        """End pauses on the day for which that was planned."""
        for day, members in self.grouped("date_resume").items():
            members.with_context(cafe_day=day).write({"state": "active"})

    def _end_on_date(self):
        """Close memberships whose last day is over; that day stays what it was."""
        self.write({"state": "left"})

    def _go_back_to_accepted(self):
        """A first day that was moved to the future: the membership has yet to begin."""
        self.write({"state": "applicant", "application_state": "accepted"})

    # the daily job --------------------------------------------------------------------

    @api.model
    def _cron_follow_dates(self):
        """Let memberships begin, resume and end by their dates and contributions."""
        for company in self.env["res.company"].search([]):
            members = self.with_company(company).with_context(
                cafe_today=company._cafe_today(), tz=company.cafe_tz
            )
            for domain, move in members._get_date_moves(company):
                members._move_in_batches(domain, move)

    @api.model
    def _get_date_moves(self, company):
        """What the daily job does for a company, in this order.

        :return: list of pairs: Domain of the members, name of the method on them
        """
        today = self._get_today()
        ours = Domain("company_id", "=", company.id)
        if company == self.env.ref("base.main_company", raise_if_not_found=False):
            ours |= Domain("company_id", "=", False)
        living = Domain("state", "in", ("active", "paused"))
        accepted = Domain("state", "=", "applicant") & Domain(
            "application_state", "=", "accepted"
        )
        return [
            (
                ours
                & Domain("state", "=", "active")
                & Domain("date_start", ">", today),
                "_go_back_to_accepted",
            ),
            (ours & accepted & Domain("date_start", "<=", today), "_begin_if_due"),
            (
                ours
                & Domain("state", "=", "paused")
                & Domain("date_resume", "<=", today),
                "_resume_on_date",
            ),
            (ours & living & self._get_lapsing_domain(), "_end_lapsed"),
            (ours & living & Domain("date_end", "<", today), "_end_on_date"),
        ]

    @api.model
    def _move_in_batches(self, domain, move):
        """Call method ``move`` on what matches, and commit after each batch.

        One membership that cannot move is left as it is, with its name in the log: it
        does not hold up the others.
        """
        members = self.search(domain, order="id")
        for start in range(0, len(members), BATCH):
            batch = members[start : start + BATCH]
            batch._move_or_log(move)
            self.env["ir.cron"]._commit_progress(len(batch))

    def _move_or_log(self, move):
        try:
            with self.env.cr.savepoint():
                getattr(self, move)()
                self.env.flush_all()
        except Exception:
            if len(self) == 1:
                _logger.exception("Membership %s cannot follow its dates", self.id)
                return
            for member in self:
                member._move_or_log(move)

    # history of circles and pauses ----------------------------------------------------

    def _sync_periods(self):
        """Bring the rows of ``cafe.network.member.period`` to where the members are.

        A change of circle, a pause or a return closes the row on the day before and
        opens the next one. Several changes on one day leave one row for that day.
        The day is ``cafe_day`` of the context, else today.
        """
        # sudo: history is written by the membership itself; nobody writes it by hand
        Period = self.env["cafe.network.member.period"].sudo()
        kept = Period.search([("member_id", "in", self.ids)]).grouped("member_id")
        created, changed, gone = [], defaultdict(Period.browse), Period.browse()
        for member in self:
            rows = {period.id: period for period in kept.get(member.sudo(), Period)}
            timeline = member._get_timeline(rows.values())
            for row in timeline:
                values = member._get_period_values(row)
                if not row.id:
                    created.append(values)
                elif changes := rows.pop(row.id)._get_changes(values):
                    changed[tuple(changes.items())] |= Period.browse(row.id)
            gone |= Period.browse(rows)
        gone.unlink()
        for changes, periods in changed.items():
            periods.write(dict(changes))
        Period.create(created)

    def _get_timeline(self, periods):
        """:return: list of ``Row``, the history as it should be"""
        if self.state in ("applicant", "refused"):
            return []
        return continue_timeline(
            [period._get_row() for period in periods],
            start=self.date_start or None,
            end=self.date_end or None,
            key=(self.circle_id.id, "paused" if self.state == "paused" else "active"),
            day=self.env.context.get("cafe_day") or self._get_today(),
            closed=self.state == "left",
        )

    def _get_period_values(self, row):
        circle, state = row.key
        values = {
            "member_id": self.id,
            "circle_id": circle,
            "state": state,
            "date_start": row.start or False,
            "date_end": row.end or False,
        }
        if not row.id and state == "paused":
            values["reason"] = self.pause_reason
        return values
