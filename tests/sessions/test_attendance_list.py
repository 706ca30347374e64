from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from .test_attendance_desk import AttendanceCase


@tagged("post_install", "-at_install")
class TestAttendanceList(AttendanceCase):
    """The plain list: who is here, who walked in, who did not come, and undo."""

    def call(self, method, *args, user=None, **kwargs):
        model = self.env["cafe.attendance.list"].with_user(user or self.desk)
        return getattr(model, method)(self.session.id, *args, **kwargs)

    def states(self, answer):
        return {one["name"]: one["state"] for one in answer["list"]["people"]}

    def fill(self):
        return self.make_registration(self.session, "Cas", state="waiting")

    def test_a_tick_says_what_is_so_and_may_be_sent_twice(self):
        for _time in range(2):
            answer = self.call("mark", self.an.ids, "done")
        self.assertEqual(self.states(answer), {"An": "done", "Bo": "open"})
        for _time in range(2):
            answer = self.call("mark", self.an.ids, "open")
        self.assertEqual(self.states(answer), {"An": "open", "Bo": "open"})

    def test_a_tick_is_here_or_expected_and_nothing_else(self):
        with self.assertRaises(UserError):
            self.call("mark", self.an.ids, "cancel")

    def test_who_waits_or_cancelled_is_not_ticked(self):
        self.an.with_context(bypass_reason=True).action_cancel()
        for person in (self.an, self.fill()):
            with self.assertRaisesRegex(UserError, "has no seat"):
                self.call("mark", person.ids, "done")

    def test_people_of_another_session_stay_as_they_are(self):
        other = self.make_registration(self.make_session(self.series, days=-2), "X")
        self.call("mark", other.ids, "done")
        self.assertEqual(other.state, "open")

    def test_the_list_tells_organisation_role_and_place(self):
        self.bo.role = "host"
        self.fill()
        people = {p["name"]: p for p in self.call("get_list")["people"]}
        self.assertEqual(people["An"]["organisation"], "Zaad")
        self.assertEqual((people["An"]["role"], people["Bo"]["role"]), ("", "Host"))
        self.assertEqual(people["Cas"]["rank"], 1)

    def test_the_list_tells_the_day_of_the_session_in_its_place(self):
        self.session.write(
            {
                "date_tz": "Europe/Brussels",
                "date_begin": "2026-11-24 09:00:00",
                "date_end": "2026-11-24 11:00:00",
            }
        )
        date = self.call("get_list")["session"]["date"]
        self.assertEqual(date, "Tuesday 24 November 2026, 10:00")

    def test_a_seat_is_given_to_who_waits_where_one_is_free(self):
        cas = self.fill()
        answer = self.call("give_seat", cas.id)
        self.assertEqual(answer["full"]["seats"], 2)
        self.assertEqual(cas.state, "waiting")
        self.call("mark_no_show", self.bo.ids)
        self.call("give_seat", cas.id)
        self.assertEqual(cas.state, "open")

    def test_a_seat_given_by_mistake_leads_back_to_the_same_place(self):
        cas = self.fill()
        self.make_registration(self.session, "Dé", state="waiting")
        self.call("mark_no_show", self.bo.ids)
        self.call("give_seat", cas.id)
        self.call("take_back_seat", cas.id, 1)
        self.assertEqual((cas.state, cas.waiting_position), ("waiting", 1))
        self.assertFalse(cas.news)

    def test_the_planner_adds_a_seat_for_exactly_one_who_waits(self):
        cas = self.fill()
        first = self.make_registration(self.session, "Dé", state="waiting")
        self.call("give_seat", first.id, add_seat=True, user=self.secretary)
        self.assertEqual((first.state, cas.state), ("open", "waiting"))
        self.assertEqual(self.session.seats_max, 3)

    def test_the_rest_did_not_come_and_exactly_those_are_expected_again(self):
        self.series.seats_max = self.session.seats_max = 5
        cas = self.make_registration(self.session, "Cas")
        self.an.action_set_done()
        cas.action_no_show()
        answer = self.call("mark_no_show", (self.an | self.bo | cas).ids)
        self.assertEqual(answer["ids"], self.bo.ids)
        answer = self.call("undo_no_show", answer["ids"])
        self.assertEqual(
            self.states(answer), {"An": "done", "Bo": "open", "Cas": "no_show"}
        )

    def test_who_arrived_late_stays_here_when_the_rest_is_undone(self):
        ids = self.call("mark_no_show", (self.an | self.bo).ids)["ids"]
        self.call("mark", self.an.ids, "done")
        answer = self.call("undo_no_show", ids)
        self.assertEqual(self.states(answer), {"An": "done", "Bo": "open"})

    def test_who_arrives_late_needs_a_seat(self):
        self.call("mark_no_show", self.bo.ids)
        self.call("give_seat", self.fill().id)
        answer = self.call("mark", self.bo.ids, "done")
        self.assertTrue(answer["full"])
        self.assertEqual(self.bo.state, "no_show")
        self.call("mark", self.bo.ids, "done", add_seat=True, user=self.secretary)
        self.assertEqual((self.bo.state, self.session.seats_max), ("done", 3))

    def test_the_next_session_is_that_of_today(self):
        self.make_session(self.series, days=3)
        self.make_session(self.series, days=-5)
        List = self.env["cafe.attendance.list"].with_user(self.desk)
        self.assertEqual(List.get_next_session(), self.session.id)

    def test_only_who_may_take_attendance_sees_and_changes_the_list(self):
        for user in (self.coordinator, self.member, self.outsider):
            for call in (
                ("get_list",),
                ("mark", self.an.ids, "done"),
                ("add_walk_in", "X"),
                ("mark_no_show", self.an.ids),
            ):
                with self.assertRaises(AccessError):
                    self.call(*call, user=user)
        for user in (self.secretary, self.manager):
            self.call("mark", self.an.ids, "done", user=user)

    def test_an_event_without_a_series_has_no_list(self):
        self.session.series_id = False
        with self.assertRaises(UserError):
            self.call("get_list")

    def test_a_session_of_another_company_has_no_list(self):
        other = self.env["res.company"].create({"name": "Elders"})
        stranger = new_test_user(
            self.env,
            login="stranger",
            groups="base.group_user,event.group_event_registration_desk",
            company_id=other.id,
            company_ids=other.ids,
        )
        self.session.company_id = self.env.company
        with self.assertRaises(UserError):
            self.call("get_list", user=stranger)

    def test_twelve_people_and_three_hundred_cost_the_same_queries(self):
        self.session.seats_limited = False

        def queries(number):
            self.env["event.registration"].create(
                [{"event_id": self.session.id, "name": f"P{i}"} for i in range(number)]
            )
            self.env.flush_all()
            counts = []
            for method, *args in (("get_list",), ("mark", self.an.ids, "done")):
                self.an.state = "open"
                self.env.flush_all()
                self.env.invalidate_all()
                before = self.cr.sql_log_count
                self.call(method, *args)
                self.env.flush_all()
                counts.append(self.cr.sql_log_count - before)
            return counts

        queries(1)
        self.assertEqual(queries(10), queries(288))
