from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .capture_case import CaptureCase


@tagged("post_install", "-at_install")
class TestCaptureLate(CaptureCase):
    """What others did while a line was being typed, or waited in a browser."""

    def test_two_who_edit_the_same_line_keep_both_texts(self):
        line, _answer = self.add("a")
        self.do("edit", line.id, {"text": "b", "was": "a"}, user=self.manager)
        answer = self.do("edit", line.id, {"text": "c", "was": "a"})
        self.assertEqual(answer["lines"][0]["text"], "b\nc")
        self.undo(answer)
        self.assertEqual(line.text, "b")

    def test_who_makes_the_same_of_it_makes_it_once(self):
        line, _answer = self.add("a")
        for _time in range(2):
            self.do("edit", line.id, {"text": "b", "was": "a"})
        self.assertEqual(line.text, "b")

    def test_another_kind_leaves_the_text_of_somebody_else(self):
        line, _answer = self.add("a")
        self.do("edit", line.id, {"text": "b", "was": "a"}, user=self.manager)
        self.do("edit", line.id, {"kind": "concern"})
        self.assertEqual((line.text, line.kind), ("b", "concern"))

    def test_what_was_taken_out_is_taken_out_once(self):
        line, _answer = self.add()
        first = self.do("remove", line.id)
        again = self.do("remove", line.id, user=self.manager)
        self.assertFalse(again["lines"] or again["gone"])
        self.undo(first)
        self.assertTrue(line.active)

    def test_a_line_takes_its_new_follow_up_along_and_brings_it_back(self):
        line, _answer = self.add("Een zaal", followup=True)
        followup = line.followup_ids
        removed = self.do("remove", line.id)
        self.assertFalse(followup.active)
        self.undo(removed)
        self.assertTrue(followup.active and line.active)
        followup.state = "planned"
        self.do("remove", line.id)
        self.assertTrue(followup.active)

    def test_a_line_under_a_point_that_is_gone_comes_without_one(self):
        item = self.make_item(self.meeting)
        number = item.id
        item.unlink()
        line, _answer = self.add(item_id=number)
        self.assertEqual((line.event_id, line.item_id.id), (self.meeting, False))

    def test_a_line_that_answers_one_that_is_gone_comes_without_the_link(self):
        gone, _answer = self.add("Hoe?")
        stays, _answer = self.add("Waarom?")
        self.do("remove", gone.id)
        line, _answer = self.add("Zo", origin_ids=[gone.id, stays.id])
        self.assertEqual(line.origin_ids, stays)

    def test_a_line_of_somebody_who_is_gone_stays(self):
        person = self.make_registration(self.meeting, "Jan Peeters")
        number = person.id
        person.unlink()
        line, _answer = self.add(registration_id=number)
        self.assertEqual((line.text[:3], line.registration_id.id), ("Wij", False))

    def test_a_character_that_the_database_does_not_take_leaves_the_text(self):
        self.assertEqual(self.add("voor\0na")[0].text, "voorna")

    def test_what_looks_like_markup_is_text(self):
        text = "<script>alert(1)</script>"
        self.add(text, kind="insight", item_id=self.lessons.id)
        body = self.make_report(self.meeting).body
        self.assertIn("&lt;script&gt;alert(1)", body)
        self.assertNotIn("<script", body)

    def test_adding_is_not_undone_once_somebody_changed_the_line(self):
        line, answer = self.add("a")
        edited = self.do("edit", line.id, {"text": "b"}, user=self.manager)
        with self.assertRaisesRegex(UserError, "changed since"):
            self.undo(answer)
        self.undo(edited, self.manager)
        self.undo(answer)
        self.assertFalse(line.active)

    def test_adding_is_not_undone_once_its_follow_up_goes_on(self):
        line, answer = self.add("Een zaal", followup=True)
        line.followup_ids.state = "planned"
        with self.assertRaisesRegex(UserError, "changed since"):
            self.undo(answer)
        self.assertTrue(line.active and line.followup_ids)

    def test_lines_of_two_organisations_are_nobodys_once_joined(self):
        other = self.make_organisation("Huis Noord")
        guest = self.make_registration(
            self.meeting, "Jan Peeters", organisation_id=other.id
        )
        a, _answer = self.add("a", registration_id=self.roos.id)
        b, _answer = self.add("b", registration_id=guest.id)
        answer = self.do("merge", b.id, a.id)
        self.assertFalse(a.organisation_id or a.registration_id)
        self.undo(answer)
        self.assertEqual(a.organisation_id, self.zaad)

    def test_lines_of_one_organisation_stay_its_own(self):
        a, _answer = self.add("a", registration_id=self.roos.id)
        b, _answer = self.add("b")
        self.do("merge", b.id, a.id)
        self.assertEqual((a.registration_id, a.organisation_id), (self.roos, self.zaad))

    def test_a_published_report_stays_as_it_is(self):
        self.add("Vroeg", kind="insight", item_id=self.lessons.id)
        report = self.make_report(self.meeting)
        report.action_publish()
        before = report.published_version_id.body
        self.add("Laat", kind="insight", item_id=self.lessons.id)
        self.assertEqual(self.order(self.lessons), ["Vroeg", "Laat"])
        self.assertEqual(report.published_version_id.body, before)
        self.assertNotIn("Laat", report.body)

    def test_a_session_that_is_put_away_or_deleted_is_not_there(self):
        self.meeting.active = False
        with self.assertRaisesRegex(UserError, "not there any more"):
            self.add()
        (self.roos | self.meeting.registration_ids).unlink()
        self.meeting.unlink()
        with self.assertRaisesRegex(UserError, "not there any more"):
            self.add()

    def test_who_lost_her_rights_is_told(self):
        self.add()
        self.secretary.group_ids = self.env.ref("base.group_user")
        with self.assertRaises(AccessError):
            self.add()

    def test_a_desk_sees_that_it_missed_something(self):
        seen = self.desk().get_desk(self.meeting.id)["seen"]
        _line, answer = self.add(user=self.manager)
        self.assertGreater(answer["step"], seen)
        look = self.desk().look(self.meeting.id)
        self.assertEqual(look["seen"], answer["step"])
        self.assertEqual(look["items"], self.desk().get_desk(self.meeting.id)["items"])
