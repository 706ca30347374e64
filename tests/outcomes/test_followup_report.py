"""The figures of follow-ups, against a count in plain Python; and who sees them."""

import random
from datetime import date, datetime, timedelta

from freezegun import freeze_time

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import SQL

from ..common import CafeCase

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 11)
AGES = (("1", 30), ("2", 90), ("3", 180), ("4", 365), ("5", 10**6))
SUMS = (
    "followup_count",
    "open_count",
    "late_count",
    "done_count",
    "done_late_count",
    "dropped_count",
    "effect_count",
    "interested_count",
)
AVERAGES = (
    "done_rate",
    "dropped_rate",
    "in_time_rate",
    "effect_rate",
    "days_to_done",
    "days_open",
    "days_late",
    "days_to_plan",
)


def mean(values):
    values = [value for value in values if value is not None]
    return sum(values) / len(values) if values else None


def days(last, first):
    return (last - first).days if last and first else None


class Topic:
    """What a test knows of one follow-up, without asking the database."""

    def __init__(self, chance, meeting, network):
        self.meeting, self.network = meeting, network
        self.proposed = meeting.day
        self.state = chance.choice(
            ("proposed", "planned", "in_progress", "done", "done", "dropped")
        )
        self.planned = None
        if self.state in ("planned", "in_progress") or chance.random() < 0.4:
            self.planned = self.after(chance, 60)
        self.deadline = self.after(chance, 400) if chance.random() < 0.7 else None
        closed = self.state in ("done", "dropped")
        self.closed = self.after(chance, 300) if closed else None
        self.effects = chance.randint(0, 2)
        self.interested = chance.randint(0, 3)

    def after(self, chance, most):
        return self.proposed + timedelta(days=chance.randint(0, most))

    @property
    def is_open(self):
        return self.closed is None

    @property
    def done(self):
        return self.closed if self.state == "done" else None

    @property
    def late(self):
        return bool(self.is_open and self.deadline and self.deadline < TODAY)

    @property
    def done_late(self):
        return bool(self.done and self.deadline and self.done > self.deadline)

    @property
    def figures(self):
        """:return: dict of measure to its figure in the row, None for none"""
        is_done = self.state == "done"
        dated = is_done and self.deadline
        return {
            "followup_count": 1,
            "open_count": int(self.is_open),
            "late_count": int(self.late),
            "done_count": int(is_done),
            "done_late_count": int(self.done_late),
            "dropped_count": int(self.state == "dropped"),
            "effect_count": self.effects,
            "interested_count": self.interested,
            "done_rate": int(is_done),
            "dropped_rate": int(self.state == "dropped"),
            "in_time_rate": int(not self.done_late) if dated else None,
            "effect_rate": int(self.effects > 0) if is_done else None,
            "days_to_done": days(self.done, self.proposed),
            "days_open": days(TODAY, self.proposed) if self.is_open else None,
            "days_late": days(self.done or TODAY, self.deadline)
            if self.late or self.done_late
            else None,
            "days_to_plan": days(self.planned, self.proposed),
        }

    @property
    def age(self):
        duration = days(self.closed or TODAY, self.proposed)
        return next(key for key, most in AGES if duration <= most)


@tagged("post_install", "-at_install")
class TestFollowupReport(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(freeze_time(NOW))
        cls.chance = random.Random(6)
        cls.networks = [cls.make_network(f"Net {n}") for n in range(2)]
        cls.people = [cls.make_person(f"Persoon {n}") for n in range(3)]
        cls.topics = {}
        for number in range(4):
            cls._make_meeting(number)
        cls.env.flush_all()
        cls.env.invalidate_all()
        cls.ours = [
            ("event_id", "in", list({t.meeting.id for t in cls.topics.values()}))
        ]
        cls.report = cls.env["cafe.followup.report"].with_user(cls.secretary)

    @classmethod
    def _make_meeting(cls, number):
        series = cls.make_series(f"Reeks {number % 2}")
        begin = datetime(2024, 10, 1, 13) + timedelta(days=120 * number)
        session = cls.make_session(series, date_begin=begin)

        class Meeting:
            id, day = session.id, begin.date()
            series_id = series.id

        for turn in range(9):
            network = cls.chance.choice([*cls.networks, None])
            topic = Topic(cls.chance, Meeting, network.id if network else False)
            followup = cls._make_followup(session, topic, turn)
            cls.topics[followup.id] = topic

    @classmethod
    def _make_followup(cls, session, topic, turn):
        said = cls.make_contribution(session, f"{turn}", network_id=topic.network)
        followup = cls.env["cafe.followup"].create(
            {
                "name": f"Onderwerp {turn}",
                "event_id": session.id,
                "contribution_id": said.id,
                "state": topic.state,
                "drop_reason": "Bestaat al" if topic.state == "dropped" else False,
                "date_deadline": topic.deadline,
                "interested_partner_ids": [
                    person.id for person in cls.people[: topic.interested]
                ],
                "effect_ids": [
                    Command.create({"text": "Iets", "date": TODAY})
                    for _ in range(topic.effects)
                ],
            }
        )
        followup.write(
            {
                "date_planned": topic.planned,
                "date_done": topic.done,
                "date_dropped": topic.closed if topic.state == "dropped" else False,
            }
        )
        return followup

    def check_groups(self, report, groupby, key, topics):
        specs = [f"{name}:sum" for name in SUMS] + [f"{name}:avg" for name in AVERAGES]
        for by in ([groupby], []):
            groups = {}
            for topic in topics:
                groups.setdefault(key(topic) if by else None, []).append(topic)
            rows = report._read_group(self.ours, by, specs)
            self.assertEqual(len(rows), len(groups))
            for row in rows:
                value = row[0] if by else None
                value = getattr(value, "id", value)
                for name, figure in zip(
                    (*SUMS, *AVERAGES), row[len(by) :], strict=True
                ):
                    figures = [topic.figures[name] for topic in groups[value]]
                    expected = sum(figures) if name in SUMS else mean(figures)
                    with self.subTest(by=by, group=value, measure=name):
                        if expected is None:
                            self.assertFalse(figure)
                        else:
                            self.assertAlmostEqual(float(figure), expected)

    def test_by_session_series_network_state_and_age(self):
        for groupby, key in (
            ("event_id", lambda topic: topic.meeting.id),
            ("series_id", lambda topic: topic.meeting.series_id),
            ("network_id", lambda topic: topic.network),
            ("state", lambda topic: topic.state),
            ("age", lambda topic: topic.age),
        ):
            with self.subTest(groupby):
                self.check_groups(self.report, groupby, key, self.topics.values())

    def test_a_coordinator_counts_her_own_networks_and_reads_no_topics(self):
        self.networks[0].coordinator_ids = self.coordinator
        report = self.report.with_user(self.coordinator)
        hers = [t for t in self.topics.values() if t.network == self.networks[0].id]
        self.check_groups(report, "network_id", lambda topic: topic.network, hers)
        row = report.search(self.ours, limit=1)
        for name in ("followup_id", "user_id", "drop_reason"):
            with self.subTest(name), self.assertRaises(AccessError):
                row.read([name])
        self.assertFalse(row.action_open_followup())

    def test_others_read_nothing(self):
        for user in (self.member, self.outsider):
            with self.subTest(user.name), self.assertRaises(AccessError):
                self.report.with_user(user).search([])

    def row(self, followup):
        self.env.flush_all()
        self.env.invalidate_all()
        return self.report.search([("followup_id", "=", followup.id)])

    def make_followup(self, session, **values):
        return self.env["cafe.followup"].create(
            {"name": "Een vorming", "event_id": session.id, **values}
        )

    def test_in_time_or_not(self):
        session = self.make_session(days=-40)
        ended, later = TODAY - timedelta(days=3), TODAY + timedelta(days=3)
        for state, deadline, expected in (
            ("planned", ended, "late"),
            ("planned", TODAY, "due"),
            ("done", ended, "done_late"),
            ("done", later, "done_in_time"),
            ("done", False, False),
            ("planned", False, False),
        ):
            followup = self.make_followup(session, state=state, date_deadline=deadline)
            with self.subTest(state=state, deadline=deadline):
                self.assertEqual(self.row(followup).timeliness, expected)
                self.assertEqual(
                    self.row(followup).timeliness == "late", followup.is_late
                )

    def test_late_follows_the_day_of_brussels(self):
        followup = self.make_followup(
            self.make_session(days=-40), state="planned", date_deadline=TODAY
        )
        with freeze_time(datetime(2026, 3, 2, 22, 59)):
            self.assertEqual(self.row(followup).late_count, 0)
        with freeze_time(datetime(2026, 3, 2, 23, 1)):
            self.assertEqual(self.row(followup).late_count, 1)

    def test_it_counts_from_the_session_or_from_when_it_was_noted(self):
        past = self.make_session(date_begin=datetime(2025, 12, 31, 23, 30))
        self.assertEqual(
            self.row(self.make_followup(past)).date_proposed, date(2026, 1, 1)
        )
        coming = self.make_session(days=40)
        followup = self.make_followup(coming)
        self.env.flush_all()
        self.env.execute_query(
            SQL(
                "UPDATE cafe_followup SET create_date = %s WHERE id = %s RETURNING id",
                datetime(2026, 1, 31, 23, 30),
                followup.id,
            )
        )
        self.assertEqual(self.row(followup).date_proposed, date(2026, 2, 1))

    def test_reopened_is_not_done(self):
        followup = self.make_followup(self.make_session(days=-40), state="done")
        followup.action_reopen()
        row = self.row(followup)
        self.assertEqual(
            (row.done_count, row.is_open, row.date_closed), (0, True, False)
        )

    def test_the_first_effect(self):
        followup = self.make_followup(self.make_session(days=-40), state="done")
        for day in ("2026-02-20", "2026-02-11"):
            followup.effect_ids = [Command.create({"text": "Iets", "date": day})]
        row = self.row(followup)
        self.assertEqual(
            (row.effect_count, row.date_first_effect), (2, date(2026, 2, 11))
        )

    def test_archived_ones_and_stock_events_and_other_companies_stay_out(self):
        session = self.make_session(days=-40)
        followup = self.make_followup(session)
        self.assertTrue(self.row(followup))
        followup.active = False
        self.assertFalse(self.row(followup))
        followup.active = True
        followup.company_id = self.env["res.company"].create({"name": "Ander huis"})
        self.assertFalse(self.row(followup))
        followup.company_id = self.env.company
        self.assertTrue(self.row(followup))
        session.series_id = False
        self.assertFalse(self.row(followup))

    def test_a_responsible_network_is_the_network(self):
        followup = self.make_followup(
            self.make_session(days=-40),
            responsible_partner_id=self.networks[1].partner_id.id,
        )
        self.assertEqual(self.row(followup).network_id, self.networks[1])

    def test_a_click_opens_the_follow_up(self):
        row = self.report.search(self.ours, limit=1)
        action = row.action_open_followup()
        self.assertEqual(
            (action["res_model"], action["res_id"]), ("cafe.followup", row.id)
        )

    def test_the_same_queries_for_any_number_of_rows(self):
        names = ["timeliness", "age", "effect_count", "interested_count"]
        self.report.search_fetch(self.ours, names)
        for limit in (3, 30):
            self.env.invalidate_all()
            with self.subTest(limit), self.assertQueryCount(2):  # and the time zone
                self.report.search_fetch(self.ours, names, limit=limit)
