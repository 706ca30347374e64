from odoo.tests import HttpCase, tagged

from ..common import CafeBuilders
from .capture_case import CaptureBuilders


@tagged("post_install", "-at_install")
class TestCaptureTours(CaptureBuilders, CafeBuilders, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_users()
        cls.make_conversation()

    def start(self, tour):
        self.start_tour(
            f"/odoo/event.event/{self.session_id}/capture",
            tour,
            login=self.secretary.login,
            timeout=120,
        )
        self.env.invalidate_all()

    def setUp(self):
        super().setUp()
        self.session_id = self.meeting.id

    def test_the_reporter_captures_a_conversation(self):
        self.start("cafe_capture")
        said = {line.text: line for line in self.meeting.contribution_ids}
        self.assertEqual(
            {text: line.kind for text, line in said.items()},
            {
                "Hoe doen jullie dat": "question",
                "Samen kopen": "tip",
                "Zo doen we het": "conclusion",
                "Een zaal zoeken": "proposal",
            },
        )
        self.assertEqual(said["Samen kopen"].registration_id, self.roos)
        self.assertEqual(said["Zo doen we het"].origin_ids, said["Hoe doen jullie dat"])
        self.assertEqual(said["Een zaal zoeken"].item_id, self.lessons)
        self.assertTrue(said["Een zaal zoeken"].followup_ids)

    def test_lines_are_edited_joined_and_taken_out(self):
        self.start("cafe_capture_mend")
        lines = self.meeting.with_context(active_test=False).contribution_ids
        self.assertEqual(
            [(line.text, line.kind == "tip", line.active) for line in lines],
            [("een", False, True), ("twee en half", True, False)],
        )

    def test_without_connection_nothing_is_lost_or_sent_twice(self):
        self.start("cafe_capture_offline")
        self.assertEqual(
            self.meeting.contribution_ids.mapped("text"),
            ["een", "twee", "drie", "vier"],
        )

    def test_all_of_it_goes_by_the_keyboard(self):
        self.start("cafe_capture_keys")
        lines = self.meeting.contribution_ids.sorted(lambda line: line.sequence)
        self.assertEqual(
            [(line.text, line.kind) for line in lines],
            [
                ("twee", "conclusion"),
                ("vijf", "proposal"),
                ("drie", "insight"),
                ("vier", "tip"),
                ("zes", "experience"),
            ],
        )
        self.assertEqual(lines[-1].organisation_id, self.zaad)
        self.assertEqual(lines[-1].origin_ids, lines[1])
        gone = self.meeting.with_context(active_test=False).contribution_ids - lines
        self.assertEqual((gone.text, gone.kind), ("een", "question"))

    def test_long_odd_and_half_edited_texts_stay_whole(self):
        self.start("cafe_capture_odd")
        line = self.meeting.contribution_ids
        self.assertEqual((line.text, line.item_id), ("half gewijzigd", self.lessons))
