from odoo import models


class CafeNetworkSupportFiguresMixin(models.AbstractModel):
    """The three figures of a support base, in words, with the list behind each."""

    _name = "cafe.network.support.figures.mixin"
    _description = "Figures of a Support Base"

    def _get_attendance_figure(self, report, quarters):
        return {
            "key": "attendance",
            "title": self.env._("Attendance"),
            **self._compare(
                report.came_share if report.member_count else None,
                report.came_share_before if report.member_before else None,
            ),
            "lines": [
                self._line(
                    self.env._(
                        "%(came)s of %(members)s members came to a session (sessions "
                        "held: %(held)s).",
                        came=report.came_count,
                        members=report.member_count,
                        held=report.session_count,
                    ),
                    self.env._("Came to a session"),
                    [("attended_count", ">", 0)],
                ),
                self._line(
                    self.env._(
                        "The year before: %(came)s of %(members)s (sessions held: "
                        "%(held)s).",
                        came=report.came_before,
                        members=report.member_before,
                        held=report.session_before,
                    ),
                    action=self._get_members_action(quarters[3].date_to),
                ),
                self._line(
                    self.env._(
                        "Of all chances to come, %(rate)s was taken; the year before "
                        "%(before)s.",
                        rate=_percent(report.attendance_rate, report.seat_count),
                        before=_percent(
                            report.attendance_rate_before, report.seat_before
                        ),
                    ),
                    self.env._("Came to none of the sessions"),
                    [("session_count", ">", 0), ("attended_count", "=", 0)],
                ),
            ],
            "columns": [
                _column(quarters, "came_count", self.env._("Members who came")),
                _column(quarters, "session_count", self.env._("Sessions held")),
            ],
        }

    def _get_driver_figure(self, report, quarters):
        return {
            "key": "drivers",
            "title": self.env._("Fresh drivers"),
            "share": _round(report.fresh_share) if report.member_count else None,
            "difference": None,
            "points": "",
            "change": self.env._(
                "No figure for the year before: a confirmation replaces the last one."
            ),
            "lines": [
                self._line(
                    self.env._(
                        "%(fresh)s of %(members)s members have a driver that was "
                        "confirmed in time.",
                        fresh=report.fresh_count,
                        members=report.member_count,
                    ),
                    self.env._("Have a fresh driver"),
                    [("driver_fresh_count", ">", 0)],
                ),
                self._line(
                    self.env._(
                        "Drivers: %(all)s. Fresh: %(fresh)s, due: %(due)s, stale: "
                        "%(stale)s.",
                        all=report.driver_count,
                        fresh=report.driver_fresh_count,
                        due=report.driver_due_count,
                        stale=report.driver_stale_count,
                    ),
                    self.env._("Have a stale driver"),
                    [("driver_stale_count", ">", 0)],
                ),
                self._line(
                    self.env._(
                        "Members without a driver: %(silent)s.",
                        silent=report.silent_count,
                    ),
                    self.env._("Without a driver"),
                    [("driver_count", "=", 0)],
                ),
                self._line(
                    self.env._(
                        "Conversations held: %(now)s; the year before: %(before)s.",
                        now=report.conversation_count,
                        before=report.conversation_before,
                    ),
                    self.env._("Had a conversation"),
                    [("conversation_count", ">", 0)],
                ),
            ],
            "columns": [
                _column(
                    quarters,
                    "confirmed_count",
                    self.env._("Drivers, by their last confirmation"),
                ),
                _column(
                    quarters, "conversation_count", self.env._("Conversations held")
                ),
            ],
        }

    def _get_engagement_figure(self, report, quarters):
        return {
            "key": "engagement",
            "title": self.env._("Engagement delivered"),
            **self._compare(
                report.delivered_share if report.engagement_count else None,
                report.delivered_share_before if report.engagement_before else None,
            ),
            "lines": [
                self._line(
                    self.env._(
                        "Engagements: %(count)s. On average %(share)s of each was "
                        "delivered.",
                        count=report.engagement_count,
                        share=_percent(report.delivered_share, report.engagement_count),
                    ),
                    self.env._("Have an engagement"),
                    [("engagement_count", ">", 0)],
                ),
                self._line(
                    self.env._(
                        "The year before: %(count)s engagements, on average %(share)s "
                        "delivered.",
                        count=report.engagement_before,
                        share=_percent(
                            report.delivered_share_before, report.engagement_before
                        ),
                    )
                ),
                self._line(
                    self.env._(
                        "Engagements overdue: %(count)s.",
                        count=report.engagement_overdue_count,
                    ),
                    self.env._("Have an overdue engagement"),
                    [("engagement_overdue_count", ">", 0)],
                ),
            ],
            "columns": [
                _column(
                    quarters,
                    "engagement_count",
                    self.env._("Engagements with a delivery"),
                ),
                _column(
                    quarters, "delivered_count", self.env._("Engagements delivered")
                ),
            ],
        }

    def _compare(self, share, before):
        """:return: dict with ``share``, ``difference`` and ``change``, rounded"""
        change = self.env._("No figure for the year before.")
        difference = None
        if before is not None:
            change = self.env._("%(before)s the year before", before=_percent(before))
            if share is not None:
                difference = _round(share) - _round(before)
        return {
            "share": None if share is None else _round(share),
            "difference": difference,
            "points": self.env._(
                "%(number)s points", number=f"{difference or 0:+d}".replace("-", "−")
            ),
            "change": change,
        }

    def _line(self, text, title="", domain=None, action=False):
        """:return: dict with ``text``, and ``action`` on the members it is about"""
        if title:
            action = self._get_activity_action(title, domain)
        return {"text": text, "action": action}


def _column(quarters, name, label):
    return {"label": label, "values": [quarter[name] for quarter in quarters]}


def _round(share):
    """:return: int, percent; a half goes up, as people expect"""
    return int(100 * share + 0.5)


def _percent(share, whole=1):
    """:return: str; a dash when there is nothing to take a share of"""
    return f"{_round(share)} %" if whole else "–"
