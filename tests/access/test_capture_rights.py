from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from ..outcomes.capture_case import CaptureCase
from .rights_case import RightsCase

RIGHTS = {"cafe.capture.step": {"secretary": "r", "manager": "r"}}
DESK = "event.group_event_registration_desk"


@tagged("post_install", "-at_install")
class TestCaptureRights(CaptureCase, RightsCase):
    def test_each_role_has_its_rights_on_the_steps(self):
        _line, answer = self.add()
        step = self.env["cafe.capture.step"].browse(answer["step"])
        self.check_rights(RIGHTS, {"cafe.capture.step": step})

    def test_a_reporter_or_moderator_who_works_with_events_captures(self):
        for field in ("reporter_id", "moderator_id"):
            with self.subTest(field):
                user = new_test_user(self.env, f"cafe_{field}", DESK)
                with self.assertRaises(AccessError):
                    self.add(user=user)
                self.meeting[field] = user.partner_id
                line, answer = self.add(user=user, followup=True)
                self.assertEqual(line.item_id, self.talk)
                self.assertEqual(line.create_uid, user)
                self.undo(answer, user)

    def test_members_visitors_and_others_do_not(self):
        line, answer = self.add("Wij")
        for user in (self.member, self.public, self.outsider, self.coordinator):
            self.meeting.reporter_id = user.partner_id
            for method, args in self.get_ways(line, answer):
                with (
                    self.subTest(user.login, method=method),
                    self.assertRaises(AccessError),
                ):
                    getattr(self.desk(user), method)(self.meeting.id, *args)
        self.assertEqual((line.text, line.item_id), ("Wij", self.talk))
        self.assertFalse(self.talk.date_started)

    def get_ways(self, line, answer):
        """:return: list of tuples: a method of the desk, and arguments for it"""
        uuid = "x" * 32
        return [
            ("get_desk", ()),
            ("look", ()),
            ("add", (uuid, {"text": "x"})),
            ("edit", (uuid, line.id, {"text": "x"})),
            ("move", (uuid, line.id, self.lessons.id)),
            ("merge", (uuid, line.id, line.id)),
            ("remove", (uuid, line.id)),
            ("undo", (answer["step"],)),
            ("choose_item", (self.talk.id,)),
            ("tell_writing", ()),
        ]

    def test_a_session_of_another_company_is_not_there(self):
        company = self.env["res.company"].create({"name": "Ander Huis"})
        self.meeting.series_id.company_id = False
        self.meeting.company_id = company
        with self.assertRaisesRegex(UserError, "not there"):
            self.add()

    def test_an_event_without_a_series_is_no_session(self):
        event = self.env["event.event"].create({"name": "Feest"})
        with self.assertRaisesRegex(UserError, "not there"):
            self.desk().get_desk(event.id)

    def test_only_who_captures_hears_the_desk(self):
        wanted = f"cafe_capture_{self.meeting.id}"
        for user, heard in (
            (self.secretary, True),
            (self.member, False),
            (self.outsider, False),
            (self.coordinator, False),
        ):
            websocket = self.env["ir.websocket"].with_user(user)
            with self.subTest(user.login):
                channels = websocket._hear_capture(["other", wanted, "cafe_capture_x"])
                self.assertEqual(channels[0], "other")
                pairs = [(record.id, name) for record, name in channels[1:]]
                self.assertEqual(
                    pairs, [(self.meeting.id, "cafe_capture")] if heard else []
                )
