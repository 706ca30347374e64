from freezegun import freeze_time

from odoo.tests import tagged

from .support_case import SupportCase


@tagged("post_install", "-at_install")
@freeze_time("2026-11-24 10:00:00")
class TestMemberActivity(SupportCase):
    """What counts for a member, and why it should be called."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls.make_place()

    def counts(self, *names, member=None):
        activity = self.activity(member or self.member)
        return tuple(activity[name] for name in names)

    # attendance

    def test_two_people_of_one_organisation_came_once(self):
        self.hold("2026-03-12", [self.member, self.member])
        self.assertEqual(self.counts("attended_count", "session_count"), (1, 1))

    def test_a_session_that_was_cancelled_is_not_held(self):
        self.hold("2026-03-12", [self.member]).kanban_state = "cancel"
        self.assertEqual(self.counts("attended_count", "session_count"), (0, 0))

    def test_only_who_was_present_came(self):
        session = self.hold("2026-03-12")
        partner = self.member.partner_id.id
        for state in ("draft", "open", "cancel"):
            self.make_registration(session, organisation_id=partner, state=state)
        self.make_registration(
            session, organisation_id=partner, state="done", active=False
        )
        self.assertEqual(self.counts("attended_count", "session_count"), (0, 1))

    def test_sessions_of_other_networks_and_stock_events_do_not_count(self):
        other = self.make_series("Andere reeks")
        self.hold("2026-03-12", [self.member], series=other)
        self.hold("2026-03-13", [self.member], series_id=False, date_end="2026-03-14")
        self.assertEqual(self.counts("attended_count", "session_count"), (0, 0))

    def test_a_session_serves_every_network_of_its_series(self):
        second = self.make_network("Tweede")
        self.series.network_ids += second
        place = self.make_place(partner=self.member.partner_id, network=second)
        self.hold("2026-03-12", [self.member])
        self.assertEqual(self.counts("attended_count"), (1,))
        self.assertEqual(self.counts("attended_count", member=place), (1,))

    def test_somebody_who_names_no_organisation_comes_for_her_own(self):
        employee = self.make_person(parent_id=self.member.partner_id.id)
        self.hold("2026-03-12", [employee])
        self.assertEqual(self.counts("attended_count"), (1,))

    def test_somebody_who_comes_for_another_organisation_does_not_come_for_hers(self):
        employee = self.make_person(parent_id=self.member.partner_id.id)
        session = self.hold("2026-03-12")
        self.make_registration(
            session,
            state="done",
            attendee_partner_id=employee.id,
            organisation_id=self.make_organisation("Andere").id,
        )
        self.assertEqual(self.counts("attended_count"), (0,))

    def test_a_person_who_is_a_member_comes_herself(self):
        self.network.individuals_allowed = True
        person = self.make_place(partner=self.make_person("Rik"))
        session = self.hold("2026-03-12")
        self.make_registration(
            session,
            state="done",
            attendee_partner_id=person.partner_id.id,
            organisation_id=self.member.partner_id.id,
        )
        self.assertEqual(self.counts("attended_count", member=person), (1,))
        self.assertEqual(self.counts("attended_count"), (1,), "and for whom she said")

    def test_only_sessions_since_the_place_began_count(self):
        member = self.make_place("Nieuw", date_start="2026-03-12")
        self.hold("2026-03-11", [member])
        self.hold("2026-03-12", [member])
        self.assertEqual(
            self.counts("attended_count", "session_count", member=member), (1, 1)
        )

    # places

    def test_only_places_that_count_today_have_a_row(self):
        for state, start, end in (
            ("applicant", "2026-01-01", False),
            ("refused", "2026-01-01", False),
            ("left", "2020-01-01", "2026-01-31"),
            ("active", "2026-11-25", False),
        ):
            with self.subTest(state):
                place = self.make_place(
                    f"Is {state}", state=state, date_start=start, date_end=end
                )
                self.assertFalse(self.activity(place))

    def test_the_row_of_a_place_opens_it(self):
        action = self.activity(self.member).action_open_member()
        self.assertEqual(action["res_id"], self.member.id)
        self.assertEqual(self.member.activity_report_ids.id, self.member.id)

    # drivers and conversations

    def test_drivers_are_fresh_due_and_stale_by_their_dates(self):
        other = self.env["cafe.driver"].create([{"name": "Invloed"}, {"name": "Steun"}])
        self.say_why(self.member, "2025-11-25")
        self.say_why(self.member, "2025-11-24", driver_id=other[0].id)
        self.say_why(self.member, "2025-08-24", driver_id=other[1].id)
        names = ("driver_count", "driver_fresh_count", "driver_stale_count")
        self.assertEqual(self.counts(*names), (3, 1, 1))
        self.assertEqual(str(self.activity(self.member).stale_since), "2026-11-24")

    def test_a_driver_that_ended_counts_no_longer(self):
        self.say_why(self.member, "2026-01-01", date_end="2026-11-23")
        self.assertEqual(self.counts("driver_count"), (0,))

    def test_conversations_that_were_held_count(self):
        self.talk(self.member, "2026-05-01")
        self.talk(self.member, "2025-05-01")
        self.talk(self.member, "2026-12-01", state="planned", date_held=False)
        self.assertEqual(
            self.counts("conversation_count", "conversation_before"), (1, 1)
        )

    # engagement

    def test_an_engagement_is_delivered_on_the_day_of_its_last_delivery(self):
        self.pledge(
            self.member,
            "2025-01-01",
            "2026-12-31",
            [("2025-06-01", 4), ("2025-11-25", 6)],
        )
        self.assertEqual(
            self.counts("engagement_delivered_count", "engagement_delivered_before"),
            (1, 0),
        )

    def test_an_engagement_that_was_delivered_long_ago_is_open_no_longer(self):
        self.pledge(self.member, "2020-01-01", False, [("2020-06-01", 10)])
        self.assertEqual(self.counts("engagement_count", "engagement_before"), (0, 0))

    def test_an_engagement_is_overdue_from_the_day_after_its_last(self):
        self.pledge(self.member, "2026-01-01", "2026-11-24")
        self.assertEqual(self.counts("engagement_overdue_count"), (0,))
        self.pledge(self.member, "2026-01-01", "2026-11-23", [("2026-02-01", 9)])
        self.assertEqual(self.counts("engagement_overdue_count"), (1,))

    def test_what_was_waived_or_only_proposed_is_not_asked_of_anybody(self):
        for state in ("proposed", "waived"):
            self.pledge(self.member, "2026-01-01", "2026-06-30", state=state)
        self.assertEqual(
            self.counts("engagement_count", "engagement_overdue_count"), (0, 0)
        )

    # whom to call

    def test_a_member_that_came_is_heard_and_delivered_need_not_be_called(self):
        self.hold("2026-03-12", [self.member])
        self.say_why(self.member, "2026-03-12")
        self.pledge(self.member, "2026-01-01", "2026-06-30", [("2026-05-01", 10)])
        activity = self.activity(self.member)
        self.assertEqual((activity.call_reason_count, activity.call_reasons), (0, ""))

    def test_each_reason_to_call_is_said_with_its_date(self):
        self.hold("2018-11-08", [self.member])
        self.hold("2026-03-12")
        self.say_why(self.member, "2025-01-01")
        self.pledge(self.member, "2026-01-01", "2026-06-30")
        activity = self.activity(self.member)
        self.assertEqual(activity.call_reason_count, 3)
        self.assertEqual(
            activity.call_reasons.splitlines(),
            [
                "Came to none of the sessions in twelve months (held: 1); last came "
                "on 11/08/2018.",
                "A driver is stale since 04/01/2026.",
                "An engagement was due on 06/30/2026 and is not delivered.",
            ],
        )
        self.assertEqual(str(activity.call_since), "2018-11-08")

    def test_a_member_of_whom_nothing_is_known_should_be_called(self):
        self.assertEqual(
            self.activity(self.member).call_reasons,
            "No driver is known and no conversation was ever held.",
        )
        self.talk(self.member, "2019-01-01")
        self.assertFalse(self.activity(self.member).call_reason_count)

    def test_nobody_misses_sessions_that_were_not_held(self):
        self.talk(self.member, "2026-01-01")
        self.assertFalse(self.activity(self.member).is_absent)

    def test_members_on_a_break_are_left_in_peace(self):
        self.hold("2026-03-12")
        self.member.action_pause()
        activity = self.activity(self.member)
        self.assertEqual(activity.state, "paused")
        self.assertEqual(activity.call_reason_count, 0)

    def test_most_reasons_come_first_then_the_oldest(self):
        young = self.make_place("Jong", date_start="2026-01-01")
        twice = self.make_place("Twee redenen", date_start="2026-06-01")
        self.pledge(twice, "2026-06-02", "2026-06-30")
        rows = (
            self.env["cafe.member.activity"]
            .with_user(self.secretary)
            .search([("network_id", "=", self.network.id)])
        )
        self.assertEqual(rows.member_id, twice | self.member | young)
