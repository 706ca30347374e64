from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import new_test_user, tagged

from ..common import CafeCase

# An hour ago, in days.
BEGUN = -1 / 24
STATES = ("draft", "waiting", "open", "done", "no_show", "cancel")


@tagged("post_install", "-at_install")
class TestRegistrationStates(CafeCase):
    """From every state to every other, by each road, and what comes of the seat."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.desk = new_test_user(
            cls.env, "cafe_desk", groups="event.group_event_registration_desk"
        )
        cls.session = cls.make_session(cls.make_series(seats_max=2))
        cls.seated = cls.make_registration(cls.session, "An")

    def test_every_state_to_every_other_by_writing(self):
        for before in STATES:
            for after in STATES:
                with self.subTest(before=before, after=after):
                    # absence is noted from when the session begins
                    days = BEGUN if "no_show" in (before, after) else 10
                    session = self.make_session(self.session.series_id, days)
                    taken = self.make_registration(session, "An")
                    taken |= self.make_registration(session, "Cas")
                    person = self.make_registration(session, "Bo", state="draft")
                    if before in ("open", "done"):
                        session.seats_max = 3
                    person.state = before
                    if after in ("open", "done") and before not in ("open", "done"):
                        if before != "waiting":
                            session.seats_max = 3
                        else:
                            # the seat is his as soon as there is one
                            session.seats_max = 3
                            self.assertEqual(person.state, "open")
                    person.state = after
                    if after == "waiting" and before in ("open", "done"):
                        # nobody else waits: the seat comes straight back
                        self.assertEqual(person.state, "open")
                    else:
                        self.assertEqual(person.state, after)
                    waits = person.state == "waiting"
                    self.assertEqual(bool(person.waiting_rank), waits)
                    self.assertEqual(person.waiting_position, int(waits))
                    self.assertEqual(
                        session.seats_taken, 2 + (person.state in ("open", "done"))
                    )

    def test_a_full_session_takes_nobody_from_any_state(self):
        self.make_registration(self.session, "Cas")
        begun = self.make_session(self.session.series_id, BEGUN)
        for name in ("An", "Cas"):
            self.make_registration(begun, name)
        for session, before, action in (
            (session, before, action)
            for session in (self.session, begun)
            for before in ("draft", "waiting", "no_show", "cancel")
            for action in ("action_confirm", "action_set_done")
            if before != "no_show" or session == begun
        ):
            with self.subTest(begun=session == begun, before=before, action=action):
                person = self.make_registration(session, "Bo", state=before)
                with self.assertRaises(ValidationError), self.cr.savepoint():
                    getattr(person, action)()

    def test_set_to_draft_leaves_the_line(self):
        self.make_registration(self.session, "Cas")
        person = self.make_registration(self.session, "Bo", state="waiting")
        # the button is the desk's Undo, which leaves who waits in her place
        person.action_set_draft()
        self.assertEqual((person.state, person.waiting_position), ("waiting", 1))
        person.state = "draft"
        self.assertFalse(person.waiting_rank)
        self.assertFalse(person.news)

    def test_who_waits_and_comes_anyway_needs_a_seat_and_takes_it(self):
        other = self.make_registration(self.session, "Cas")
        person = self.make_registration(self.session, "Bo", state="waiting")
        with self.assertRaises(ValidationError), self.cr.savepoint():
            person.action_set_done()
        other.role = "host"
        self.assertEqual(person.state, "open")
        person.action_set_done()
        self.assertEqual(self.session.seats_used, 1)

    def test_an_event_without_a_series_has_no_waiting_list(self):
        stock = self.env["event.event"].create(
            {
                "name": "Stock",
                "date_begin": self.session.date_begin,
                "date_end": self.session.date_end,
            }
        )
        person = self.make_registration(stock)
        self.assertEqual(person.state, "open")
        for state in ("waiting", "no_show"):
            with self.assertRaisesRegex(ValidationError, "not a session"):
                with self.cr.savepoint():
                    person.state = state
        with self.assertRaisesRegex(ValidationError, "not a session"):
            person.action_wait()

    def test_a_session_with_a_line_keeps_its_series(self):
        self.make_registration(self.session, "Cas")
        self.make_registration(self.session, "Bo", state="waiting")
        with self.assertRaisesRegex(ValidationError, "keeps its series"):
            self.session.series_id = False

    def test_waiting_for_a_free_seat_is_refused(self):
        with self.assertRaisesRegex(UserError, "would get it at once"):
            self.seated.action_wait()
        self.assertEqual(self.seated.state, "open")

    def test_staff_and_the_desk_make_every_step(self):
        self.session.seats_max = 1
        for user in (self.secretary, self.desk, self.manager):
            with self.subTest(user=user.login):
                person = self.make_registration(self.session, "Bo", state="draft")
                person = person.with_user(user)
                person.action_wait()
                self.assertEqual(person.state, "waiting")
                with self.assertRaises(UserError):
                    person.action_promote()
                with self.assertRaises(UserError):
                    person.action_offer()
                person.action_leave_line()
                self.assertEqual(person.state, "cancel")

    def test_nobody_else_makes_any_step(self):
        self.session.seats_max = 1
        person = self.make_registration(self.session, "Bo", state="waiting")
        self.seated.role = "participant"
        public = self.env.ref("base.public_user")
        steps = (
            "action_wait",
            "action_promote",
            "action_offer",
            "action_withdraw_offer",
            "action_leave_line",
            "action_confirm",
            "action_set_done",
            "action_set_draft",
        )
        for user in (self.member, self.outsider, self.coordinator, public):
            for step in steps:
                with self.subTest(user=user.login, step=step):
                    with self.assertRaises(AccessError), self.cr.savepoint():
                        getattr(person.with_user(user), step)()
            with self.assertRaises(AccessError), self.cr.savepoint():
                person.with_user(user).write({"state": "open"})
        self.assertEqual(person.state, "waiting")

    def test_a_place_in_line_is_not_written_by_hand(self):
        self.session.seats_max = 1
        person = self.make_registration(self.session, "Bo", state="waiting")
        for field in ("waiting_rank", "offers_missed", "offer_expires_at"):
            with self.assertRaises(AccessError), self.cr.savepoint():
                person.with_user(self.desk).write({field: False})
