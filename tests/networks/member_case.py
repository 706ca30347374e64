"""One network with two circles, and short ways to follow one member in time."""

from ..common import MODULE, CafeCase


class MemberCase(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.network = cls.make_network(circles=("Core", "Partners"))
        cls.core, cls.partners = cls.network.circle_ids
        cls.env.company.cafe_tz = "Europe/Brussels"

    def run_daily_job(self):
        """The job as the scheduler runs it."""
        self.env.flush_all()
        with self.enter_registry_test_mode():
            self.env.ref(f"{MODULE}.ir_cron_member_dates").method_direct_trigger()
        self.env.invalidate_all()

    def history(self, member):
        """:return: list of (first day, last day, circle, state), oldest first"""
        return [
            (
                str(row.date_start),
                str(row.date_end) if row.date_end else "",
                row.circle_id.name or "",
                row.state,
            )
            for row in member.period_ids.sorted("date_start")
        ]
