from datetime import date, timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.tests import tagged

from .member_case import MemberCase


@tagged("post_install", "-at_install")
@freeze_time("2026-06-15 10:00:00")
class TestMemberAttendance(MemberCase):
    """Who comes to a session of a network by attendance is a member."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.network.member_rule = "attendance"
        cls.series = cls.make_series(network_ids=cls.network.ids)
        cls.organisation = cls.make_organisation("Buurthuis")

    def attend(self, day="2026-06-10 18:00:00", **values):
        session = self.make_session(self.series)
        session.write(
            {
                "date_begin": day,
                "date_end": fields.Datetime.to_datetime(day) + timedelta(hours=2),
            }
        )
        values = {"organisation_id": self.organisation.id, **values}
        registration = self.make_registration(session, **values)
        registration.action_set_done()
        return registration

    def places(self, partner=None):
        partner = partner or self.organisation
        return [
            (member.state, str(member.date_start), str(member.date_end or ""))
            for member in self.network.member_ids.filtered(
                lambda m: m.partner_id == partner
            ).sorted("date_start")
        ]

    def test_coming_makes_a_member_in_the_outer_circle(self):
        self.attend()
        self.assertEqual(self.places(), [("active", "2026-06-10", "")])
        self.assertEqual(self.network.member_ids.circle_id, self.partners)

    def test_registering_alone_does_not(self):
        session = self.make_session(self.series)
        self.make_registration(session, organisation_id=self.organisation.id)
        self.assertEqual(self.places(), [])

    def test_the_day_is_the_one_where_the_secretariat_is(self):
        self.attend("2026-06-10 22:30:00")
        self.assertEqual(self.places(), [("active", "2026-06-11", "")])

    def test_whoever_takes_attendance_may_do_so(self):
        desk = self.outsider
        desk.group_ids += self.env.ref("event.group_event_registration_desk")
        session = self.make_session(self.series, days=-1)
        registration = self.make_registration(
            session, organisation_id=self.organisation.id
        )
        registration.with_user(desk).action_set_done()
        self.assertEqual(len(self.places()), 1)

    def test_coming_again_is_staying(self):
        self.network.attendance_months = 12
        self.attend("2026-01-10 18:00:00")
        self.assertEqual(self.places(), [("active", "2026-01-10", "2027-01-09")])
        self.attend("2026-05-04 18:00:00")
        self.assertEqual(self.places(), [("active", "2026-01-10", "2027-05-03")])

    def test_coming_back_later_is_a_new_place(self):
        self.network.attendance_months = 12
        self.attend("2022-01-10 18:00:00")
        self.attend("2026-05-04 18:00:00")
        self.assertEqual(
            self.places(),
            [
                ("left", "2022-01-10", "2023-01-09"),
                ("active", "2026-05-04", "2027-05-03"),
            ],
        )

    def test_staying_away_ends_the_place_on_its_day(self):
        self.network.attendance_months = 6
        self.attend("2026-02-28 18:00:00")
        with freeze_time("2026-09-05 03:00:00"):
            self.run_daily_job()
        self.assertEqual(self.places(), [("left", "2026-02-28", "2026-08-27")])

    def test_coming_back_before_the_job_ran_makes_two_places(self):
        self.network.attendance_months = 6
        self.attend("2025-11-10 18:00:00")
        self.network.member_ids.flush_recordset()
        self.assertEqual(self.places(), [("left", "2025-11-10", "2026-05-09")])
        self.attend("2026-06-14 18:00:00")
        self.assertEqual(
            self.places(),
            [
                ("left", "2025-11-10", "2026-05-09"),
                ("active", "2026-06-14", "2026-12-13"),
            ],
        )

    def test_an_applicant_who_comes_is_in(self):
        self.make_member(
            self.network, self.organisation, state="applicant", date_start="2026-06-01"
        )
        self.attend()
        self.assertEqual(self.places(), [("active", "2026-06-10", "")])

    def test_a_pause_is_over_for_who_comes(self):
        member = self.make_member(
            self.network, self.organisation, date_start="2026-01-01"
        )
        member.action_pause()
        self.attend("2026-06-15 08:00:00")
        self.assertEqual(member.state, "active")

    def test_a_member_for_another_reason_keeps_its_dates(self):
        self.network.attendance_months = 6
        member = self.make_member(
            self.network,
            self.organisation,
            date_start="2020-01-01",
            date_end="2026-12-31",
        )
        self.attend()
        self.assertEqual(member.date_end, date(2026, 12, 31))
        self.assertEqual(len(self.places()), 1)

    def test_who_left_on_purpose_is_not_pulled_back_by_the_past(self):
        self.attend("2026-03-01 18:00:00")
        self.network.member_ids.action_leave()
        self.attend("2026-05-01 18:00:00")
        self.assertEqual(self.places(), [("left", "2026-03-01", "2026-06-15")])

    def test_attendance_that_is_taken_back_ends_the_place(self):
        registration = self.attend()
        registration.action_confirm()
        self.assertEqual(self.places(), [("left", "2026-06-10", "2026-06-10")])

    def test_the_last_day_follows_when_one_of_two_is_taken_back(self):
        self.network.attendance_months = 12
        self.attend("2026-01-10 18:00:00")
        second = self.attend("2026-05-04 18:00:00")
        second.state = "cancel"
        self.assertEqual(self.places(), [("active", "2026-01-10", "2027-01-09")])

    def test_guests_and_moderators_do_not_become_members(self):
        for role in ("guest", "moderator"):
            self.attend(role=role)
        self.assertEqual(self.places(), [])

    def test_persons_become_members_where_persons_may_join(self):
        person = self.make_person("Roos Adams")
        self.attend(organisation_id=False, attendee_partner_id=person.id)
        self.assertEqual(self.places(person), [])
        self.network.individuals_allowed = True
        self.attend(organisation_id=False, attendee_partner_id=person.id)
        self.assertEqual(len(self.places(person)), 1)

    def test_the_network_itself_is_no_member(self):
        self.attend(organisation_id=self.network.partner_id.id)
        self.assertFalse(self.network.member_ids)

    def test_other_networks_of_the_series_are_left_alone(self):
        other = self.make_network("Op aanvraag")
        self.series.network_ids += other
        self.attend()
        self.assertFalse(other.member_ids)

    def test_a_corrected_organisation_moves_the_attendance(self):
        registration = self.attend()
        right = self.make_organisation("Het juiste huis")
        registration.organisation_id = right
        self.assertEqual(self.places()[0][0], "left")
        self.assertEqual(self.places(right), [("active", "2026-06-10", "")])

    def test_an_event_without_series_makes_no_member(self):
        event = self.make_session(self.series, days=-1)
        event.series_id = False
        registration = self.make_registration(
            event, organisation_id=self.organisation.id
        )
        registration.action_set_done()
        self.assertEqual(self.places(), [])
