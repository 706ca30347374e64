from odoo.tests import HttpCase, tagged

from ..common import CafeBuilders


@tagged("post_install", "-at_install")
class TestAttendanceTour(CafeBuilders, HttpCase):
    browser_size = "390x844"
    touch_enabled = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_users()
        cls.cafe_session = cls.make_session(
            cls.make_series(seats_max=4), days=-1 / 24, name="Tour session"
        )
        for name in ("An", "Bo", "Cas", "Els"):
            cls.make_registration(cls.cafe_session, name)

    def test_the_secretary_takes_attendance_on_a_phone(self):
        self.start_tour(
            "/odoo/take-attendance",
            "cafe_attendance_phone",
            login=self.secretary.login,
            timeout=120,
        )
        self.env.invalidate_all()
        states = {
            person.name: person.state for person in self.cafe_session.registration_ids
        }
        self.assertEqual(
            states,
            {"An": "done", "Bo": "done", "Cas": "done", "Els": "open"}
            | {"Dé Maes": "done"},
        )
        self.assertEqual(self.cafe_session.seats_max, 5)
        self.assertEqual(
            self.cafe_session.registration_ids.filtered("organisation_to_match").name,
            "Dé Maes",
        )
