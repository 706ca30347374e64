"""The report on participation, against a count in plain Python, and its days."""

from datetime import datetime, timedelta

from odoo import Command, fields
from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import SQL

from .participation_case import (
    ParticipationCase,
    find_habits,
    find_new_organisations,
    share,
)

COUNTS = (
    "session_count",
    "expected_count",
    "attended_count",
    "no_show_count",
    "unnoted_count",
    "cancelled_count",
    "person_count",
    "organisation_count",
    "first_count",
    "regular_count",
    "new_organisation_count",
    "waited_count",
    "seat_given_count",
    "seats",
    "seats_taken",
)
RATES = ("attendance_rate", "no_show_rate", "seat_given_rate", "fill_rate")


@tagged("post_install", "-at_install")
class TestParticipationReport(ParticipationCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.entries = cls.make_history()
        cls.habits = find_habits(cls.entries)
        cls.new = find_new_organisations(cls.entries)

    def setUp(self):
        super().setUp()
        self.report = self.env["cafe.participation.report"].with_user(self.secretary)
        self.ours = [("event_id", "in", list({e.event for e in self.entries}))]

    def count(self, entries):
        """:return: dict of what a group of these entries must show"""
        came = [e for e in entries if e.state == "done"]
        expected = [e for e in entries if e.expected]
        waited = [e for e in entries if e.waited]
        taken = [
            e
            for e in entries
            if e.state in ("open", "done", "no_show") and e.role != "moderator"
        ]
        seats = sum({e.event: e.seats for e in entries}.values())
        return {
            "session_count": len({e.event for e in entries}),
            "expected_count": len(expected),
            "attended_count": len(came),
            "no_show_count": sum(e.state == "no_show" for e in entries),
            "unnoted_count": sum(e.state == "open" for e in entries),
            "cancelled_count": sum(e.state == "cancel" for e in entries),
            "person_count": len({e.person for e in came}),
            "organisation_count": len({e.organisation for e in came} - {False}),
            "first_count": sum(self.habits[e.record] == "first" for e in came),
            "regular_count": sum(self.habits[e.record] == "regular" for e in came),
            "new_organisation_count": len(
                {e.organisation for e in came if self.new.get(e.record)}
            ),
            "waited_count": len(waited),
            "seat_given_count": sum(e.got_seat for e in waited),
            "seats": seats,
            "seats_taken": len(taken),
            "attendance_rate": share(len(came), len(expected)),
            "no_show_rate": share(
                sum(e.state == "no_show" for e in entries), len(expected)
            ),
            "seat_given_rate": share(sum(e.got_seat for e in waited), len(waited)),
            "fill_rate": share(sum(bool(e.seats) for e in taken), seats),
        }

    def check_groups(self, groupby, key):
        """Assert each figure of each group, and of the total.

        :param key: function of an entry to its group, as in the database
        """
        specs = [f"{name}:sum" for name in COUNTS] + [f"{name}:avg" for name in RATES]
        for by in ([groupby], []):
            groups = {}
            for entry in self.entries:
                groups.setdefault(key(entry) if by else None, []).append(entry)
            rows = self.report._read_group(self.ours, by, specs)
            self.assertEqual(len(rows), len(groups))
            for row in rows:
                value = row[0] if by else None
                value = getattr(value, "id", value)
                expected = self.count(groups[value])
                for name, figure in zip((*COUNTS, *RATES), row[len(by) :], strict=True):
                    with self.subTest(by=by, group=value, measure=name):
                        if name in COUNTS:
                            self.assertEqual(figure or 0, expected[name])
                        elif expected[name] is None:
                            self.assertFalse(figure)
                        else:
                            self.assertAlmostEqual(figure, expected[name])

    def test_the_history_has_a_bit_of_all(self):
        self.assertEqual(set(self.habits.values()), {"first", "sometimes", "regular"})
        self.assertIn(True, self.new.values())

    def test_by_session(self):
        self.check_groups("event_id", lambda entry: entry.event)

    def test_by_series(self):
        self.check_groups("series_id", lambda entry: entry.series)

    def test_by_organisation(self):
        self.check_groups("organisation_id", lambda entry: entry.organisation)

    def test_by_sector(self):
        self.check_groups("industry_id", lambda entry: entry.sector)

    def test_by_network(self):
        self.check_groups("network_id", lambda entry: entry.network)

    def test_by_role(self):
        self.check_groups("role", lambda entry: entry.role)

    def test_by_motive_and_the_total_counts_nobody_twice(self):
        first, total = self.report._read_grouping_sets(
            self.ours, [["motive_ids"], []], ["attended_count:sum"]
        )
        counts = {motive.id: count for motive, count in first}
        came = [entry for entry in self.entries if entry.state == "done"]
        for motive in self.motives.ids:
            self.assertEqual(
                counts[motive], sum(motive in entry.motives for entry in came)
            )
        self.assertEqual(total, [(len(came),)])
        self.assertGreater(sum(counts.values()), len(came))

    def test_each_row_tells_who_is_new_and_who_is_regular(self):
        rows = self.report.search([*self.ours, ("state", "=", "done")])
        self.assertEqual({row.id: row.habit for row in rows}, self.habits)
        waited = self.report.search(self.ours).filtered("waited_days")
        self.assertEqual(
            set(waited.ids), {e.record for e in self.entries if e.promoted}
        )
        self.assertEqual({round(row.waited_days) for row in waited}, {5})

    def test_what_came_of_the_waiting_list(self):
        uses = {row.id: row.waiting_use for row in self.report.search(self.ours)}
        for entry in self.entries:
            if not entry.waited:
                use = False
            elif entry.got_seat:
                use = "seat"
            else:
                use = "none" if entry.state == "waiting" else "left"
            self.assertEqual(uses[entry.record], use)

    def test_a_pivot_costs_the_same_queries_for_more_rows(self):
        specs = ["attended_count:sum", "first_count:sum", "fill_rate:avg"]
        few = [("event_id", "=", self.entries[0].event)]
        counts = []
        for domain in (few, self.ours):
            self.report._read_group(domain, ["series_id"], specs)
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.report._read_group(domain, ["series_id"], specs)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[0], counts[1])

    def test_a_coordinator_and_members_do_not_read_it(self):
        for user in (self.coordinator, self.member, self.outsider):
            with self.subTest(user.name), self.assertRaises(AccessError):
                self.report.with_user(user).search([])

    def test_a_session_leads_to_its_figures(self):
        session = self.env["event.event"].browse(self.entries[0].event)
        action = session.with_user(self.secretary).action_view_participation()
        self.assertEqual(action["res_model"], "cafe.participation.report")
        self.assertEqual(action["context"]["search_default_event_id"], session.id)

    def test_a_click_opens_the_registration(self):
        row = self.report.search(self.ours, limit=1)
        action = row.action_open_registration()
        self.assertEqual(
            (action["res_model"], action["res_id"]), ("event.registration", row.id)
        )


@tagged("post_install", "-at_install")
class TestParticipationRows(ParticipationCase):
    """One registration at a time."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.report = cls.env["cafe.participation.report"].with_user(cls.secretary)

    def row(self, registration):
        self.env.flush_all()
        self.env.invalidate_all()
        return self.report.search([("registration_id", "=", registration.id)])

    def set_moments(self, registration, **moments):
        self.env.flush_all()
        for name, moment in moments.items():
            self.env.execute_query(
                SQL(
                    "UPDATE event_registration SET %s = %s WHERE id = %s RETURNING id",
                    SQL.identifier(name),
                    moment,
                    registration.id,
                )
            )

    def test_an_event_without_a_series_stays_out(self):
        session = self.make_session(days=-5)
        registration = self.make_registration(session, state="done")
        self.assertTrue(self.row(registration))
        session.series_id = False
        self.assertFalse(self.row(registration))

    def test_an_archived_registration_stays_out(self):
        registration = self.make_registration(self.make_session(days=-5), state="done")
        registration.active = False
        self.assertFalse(self.row(registration))

    def test_the_day_is_that_of_brussels(self):
        session = self.make_session(date_begin=datetime(2025, 12, 31, 23, 30))
        row = self.row(self.make_registration(session, state="done"))
        self.assertEqual(row.date, datetime(2026, 1, 1).date())
        groups = self.report._read_group(
            [("id", "=", row.id)], ["date:year"], ["attended_count:sum"]
        )
        self.assertEqual(groups[0][0].year, 2026)

    def test_the_day_is_that_of_the_company_of_the_session(self):
        other = self.env["res.company"].create(
            {"name": "Overzee", "cafe_tz": "America/New_York"}
        )
        series = self.make_series(company_id=other.id)
        session = self.make_session(
            series, company_id=other.id, date_begin=datetime(2025, 12, 31, 23, 30)
        )
        row = self.row(self.make_registration(session, state="done"))
        self.assertFalse(row)
        self.secretary.company_ids |= other
        report = self.report.with_context(allowed_company_ids=other.ids)
        row = report.search([("event_id", "=", session.id)])
        self.assertEqual(row.date, datetime(2025, 12, 31).date())

    def test_nobody_was_expected_where_nothing_is_noted_or_all_is_called_off(self):
        session = self.make_session(days=-5)
        row = self.row(self.make_registration(session))
        self.assertEqual((row.expected_count, row.unnoted_count), (0, 1))
        self.make_registration(session, "Bo", state="done")
        row = self.row(row.registration_id)
        self.assertEqual((row.expected_count, row.unnoted_count), (1, 1))
        session.kanban_state = "cancel"
        row = self.row(row.registration_id)
        self.assertEqual((row.is_held, row.expected_count), (False, 0))

    def test_of_a_coming_session_nobody_is_late(self):
        row = self.row(self.make_registration(self.make_session(days=5)))
        self.assertEqual(
            (row.is_held, row.expected_count, row.unnoted_count), (False, 0, 0)
        )

    def test_a_walk_in_is_put_on_the_list_at_the_door(self):
        session = self.make_session(days=-5)
        for minutes, walked_in in ((-90, 0), (-30, 1), (60, 1), (60 * 24, 0)):
            registration = self.make_registration(session, f"{minutes}", state="done")
            moment = session.date_begin + timedelta(minutes=minutes)
            self.set_moments(registration, create_date=moment)
            with self.subTest(minutes=minutes):
                self.assertEqual(self.row(registration).walk_in_count, walked_in)

    def test_days_ahead_are_days_where_the_secretariat_is(self):
        session = self.make_session(date_begin=datetime(2026, 3, 10, 13))
        registration = self.make_registration(session)
        # half past midnight in Brussels, the day before in UTC
        self.set_moments(registration, create_date=datetime(2026, 3, 6, 23, 30))
        self.assertEqual(self.row(registration).lead_days, 3)

    def test_a_missed_offer_does_not_shorten_the_wait(self):
        registration = self.make_registration(self.make_session(days=-1), state="done")
        begin = fields.Datetime.now() - timedelta(days=9)
        self.set_moments(
            registration,
            create_date=begin,
            waiting_since=begin + timedelta(days=4),
            promoted_on=begin + timedelta(days=6),
            offers_missed=1,
        )
        row = self.row(registration)
        self.assertAlmostEqual(row.waited_days, 6)
        self.assertEqual((row.lapsed_count, row.waiting_use), (1, "seat"))

    def test_who_is_known_by_name_alone_is_neither_new_nor_regular(self):
        row = self.row(self.make_registration(self.make_session(days=-5), state="done"))
        self.assertEqual((row.habit, row.first_count), (False, 0))

    def test_twelve_months_later_to_the_day_counts_no_more(self):
        email = "trouw@huis.example"
        rows = []
        for day in (datetime(2024, 5, 10, 12), datetime(2024, 9, 1, 12)):
            self.make_registration(
                self.make_session(date_begin=day), state="done", email=email
            )
        for day in (datetime(2025, 5, 9, 12), datetime(2025, 5, 10, 12)):
            session = self.make_session(date_begin=day)
            rows.append(self.make_registration(session, state="done", email=email))
        self.assertEqual(self.row(rows[0]).habit, "regular")
        # with that of the day before there are three again
        self.assertEqual(self.row(rows[1]).habit, "regular")
        rows[0].state = "no_show"
        self.assertEqual(self.row(rows[1]).habit, "sometimes")

    def test_a_network_comes_for_itself(self):
        network = self.make_network("Netwerk Zelf")
        session = self.make_session(days=-5)
        registration = self.make_registration(
            session, state="done", organisation_id=network.partner_id.id
        )
        self.assertEqual(self.row(registration).network_id, network)

    def test_a_slot_that_is_yet_to_begin_is_not_held(self):
        now = fields.Datetime.now().replace(minute=0, second=0)
        session = self.make_session(
            date_begin=now - timedelta(days=3),
            date_end=now + timedelta(days=3),
            is_multi_slots=True,
            event_slot_ids=[
                Command.create(
                    {
                        "date": (now + timedelta(days=days)).date(),
                        "start_hour": 10,
                        "end_hour": 12,
                    }
                )
                for days in (-2, 2)
            ],
        )
        held = [
            self.row(self.make_registration(session, event_slot_id=slot.id)).is_held
            for slot in session.event_slot_ids.sorted("date")
        ]
        self.assertEqual(held, [True, False])

    def test_a_slot_has_its_own_day_and_seats(self):
        begin = datetime(2026, 5, 4, 8)
        session = self.make_session(
            date_begin=begin,
            date_end=begin + timedelta(days=3),
            is_multi_slots=True,
            seats_limited=True,
            seats_max=10,
            event_slot_ids=[
                Command.create({"date": day, "start_hour": 10, "end_hour": 12})
                for day in ("2026-05-05", "2026-05-06")
            ],
        )
        rows = self.report.browse()
        for slot in session.event_slot_ids:
            registration = self.make_registration(session, event_slot_id=slot.id)
            rows |= self.row(registration)
        self.assertEqual({str(row.date) for row in rows}, {"2026-05-05", "2026-05-06"})
        ((seats, fill),) = self.report._read_group(
            [("event_id", "=", session.id)], [], ["seats:sum", "fill_rate:avg"]
        )
        self.assertEqual((seats, fill), (20, 0.1))
