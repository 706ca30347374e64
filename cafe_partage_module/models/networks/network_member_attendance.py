from odoo import api, models

from ...tools.attendance import ONE_DAY, attendance_periods


class CafeNetworkMemberAttendanceMixin(models.AbstractModel):
    """Who takes part in a session of a network by attendance is, or stays, a member."""

    _name = "cafe.network.member.attendance.mixin"
    _description = "Membership by Attendance"

    @api.model
    def _follow_attendance(self, network, days_by_partner):
        """Bring memberships to what attendance says.

        A membership that came from attendance and has none left, since it was taken
        back, ends on its first day. Leaves that people planned stay as they are.

        :param network: one ``cafe.network`` by attendance
        :param days_by_partner: dict of ``res.partner`` to all days, in the zone of the
            company, on which it took part in a session; empty where none is left
        """
        partners = self.env["res.partner"].union(*days_by_partner)
        places = self.search(
            [("network_id", "=", network.id), ("partner_id", "in", partners.ids)],
            order="date_start, id",
        ).grouped("partner_id")
        values = []
        for partner, days in days_by_partner.items():
            rows = places.get(partner, self.browse())
            rows = rows.filtered(lambda row: row.state != "refused")
            values += rows._follow_days(network, partner, days)
        return self.create(values)

    def _follow_days(self, network, partner, days):
        """Bring the rows of one partner to the days on which it took part.

        :return: list with the values of new rows
        """
        closed = self.filtered(lambda row: row.state == "left")
        living = self - closed
        days = [day for day in days if not any(r._spans(day, day) for r in closed)]
        stayed, values = False, []
        for start, end in attendance_periods(days, network.attendance_months):
            if living and living._spans(start, end):
                living._stay_until(start, end)
                stayed = True
                continue
            if living.date_end and living.date_end < start:
                # its last day is over, though no job has closed it yet
                living._end_on_date()
            values.append(self._get_attendance_values(network, partner, start, end))
        if living.follows_attendance and living.state != "left" and not stayed:
            living._take_back()
        return values

    def _spans(self, start, end):
        """Whether this row holds on a day from ``start`` to ``end`` (None: no end)."""
        self.ensure_one()
        return (not self.date_end or self.date_end >= start) and (
            not self.date_start or not end or self.date_start <= end
        )

    def _get_attendance_values(self, network, partner, start, end):
        """A row from ``start`` on, which ends before the next one of this partner."""
        later = [row.date_start for row in self if (row.date_start or start) > start]
        if later:
            end = min(filter(None, [end, min(later) - ONE_DAY]))
        return {
            "network_id": network.id,
            "partner_id": partner.id,
            "circle_id": network._get_outer_circle().id,
            "date_start": start,
            "date_end": end,
            "state": "left" if end and end < self._get_today() else "active",
            "follows_attendance": True,
        }

    def _stay_until(self, start, end):
        """The living place goes on: an applicant is in, a pause is over."""
        self.ensure_one()
        if self.state == "applicant":
            self.write(
                {
                    "state": "active",
                    "application_state": "accepted",
                    "date_start": start,
                    "date_end": end,
                    "circle_id": self.circle_id.id
                    or self.network_id._get_outer_circle().id,
                    "follows_attendance": True,
                }
            )
            return
        if self.state == "paused":
            self.with_context(cafe_day=start).state = "active"
        if self.follows_attendance and self.date_end != (end or False):
            self.date_end = end

    def _take_back(self):
        for row in self:
            row.write(
                {
                    "state": "left",
                    "date_end": row.date_start,
                    "reason_left": self.env._("The attendance was taken back."),
                }
            )
