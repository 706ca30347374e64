from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

# A clock that somebody forgot counts until so long after the session ...
GRACE = timedelta(hours=1)
# ... and never longer than this at a stretch.
LONGEST = timedelta(hours=4)


class CafeSessionItemClock(models.AbstractModel):
    """How long a session really talks about a point of its agenda.

    Who writes the conversation down starts the clock by going to a point; nobody has to
    look at it. At most one clock runs in a session.
    """

    _name = "cafe.session.item.clock.mixin"
    _description = "Agenda Item: time spent"

    minutes_spent = fields.Float(
        string="Minutes spent",
        copy=False,
        readonly=True,
        digits=(8, 1),
        help="What was counted before the clock that runs now.",
    )
    date_started = fields.Datetime(
        string="Under way since",
        copy=False,
        readonly=True,
        help="Set while this is the point that the session talks about.",
    )
    time_spent = fields.Char(string="Time spent", compute="_compute_time_spent")

    @api.depends("minutes_spent", "date_started", "minutes_planned")
    @api.depends_context("lang")
    def _compute_time_spent(self):
        for item in self:
            minutes = round(item.minutes_spent + item._get_running_minutes())
            if not minutes and not item.date_started:
                item.time_spent = False
            elif item.minutes_planned:
                item.time_spent = self.env._(
                    "%(spent)s of %(planned)s min",
                    spent=minutes,
                    planned=item.minutes_planned,
                )
            else:
                item.time_spent = self.env._("%(spent)s min", spent=minutes)

    def _start_clock(self):
        """Make this the current point of its session; the clock of another one stops.

        A clock that runs already keeps running.
        """
        self.ensure_one()
        others = self._lock_clocks() - self
        others._stop_clock()
        # the index allows one running clock: the old one stops in the database first
        others.flush_recordset(["date_started"])
        if not self.date_started:
            self.date_started = fields.Datetime.now()

    def _stop_clock(self):
        """Add the time since the start to ``minutes_spent``; without a clock: nothing.

        Time long after the end of the session is not counted.
        """
        for item in self.filtered("date_started"):
            item.write(
                {
                    "minutes_spent": item.minutes_spent + item._get_running_minutes(),
                    "date_started": False,
                }
            )

    def _lock_clocks(self):
        """Wait for who starts another clock of this session at the same moment.

        :return: the items of the session
        """
        items = self.event_id.item_ids
        items.flush_recordset()
        # waits, where lock_for_update() would give up; what the other one changed makes
        # PostgreSQL refuse this transaction, and Odoo starts it anew
        self.env.execute_query(
            SQL(
                "SELECT id FROM cafe_session_item WHERE id IN %s "
                "ORDER BY id FOR NO KEY UPDATE",
                items._ids,
            )
        )
        return items

    def _get_running_minutes(self):
        """:return: float, minutes on the clock that runs now; 0 without one"""
        self.ensure_one()
        started = self.date_started
        if not started:
            return 0.0
        until = min(fields.Datetime.now(), started + LONGEST)
        session_end = self.event_id.date_end
        if session_end and started < session_end + GRACE:
            until = min(until, session_end + GRACE)
        return max((until - started).total_seconds(), 0) / 60
