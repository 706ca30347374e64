from uuid import uuid4

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .capture_case import CaptureCase


@tagged("post_install", "-at_install")
class TestCapture(CaptureCase):
    def test_a_line_comes_under_its_item_with_its_kind_and_who_said_it(self):
        line, _answer = self.add(
            kind="tip", registration_id=self.roos.id, organisation_id=self.zaad.id
        )
        self.assertEqual(
            (line.item_id, line.kind, line.registration_id, line.organisation_id),
            (self.talk, "tip", self.roos, self.zaad),
        )

    def test_without_a_mark_the_item_gives_the_kind(self):
        self.assertEqual(self.add(item_id=self.lessons.id)[0].kind, "insight")

    def test_lines_follow_each_other(self):
        for text in ("een", "twee", "drie"):
            self.add(text)
        self.assertEqual(self.order(), ["een", "twee", "drie"])

    def test_the_mark_of_a_follow_up_makes_one(self):
        line, answer = self.add("Samen een zaal zoeken", followup=True)
        self.assertEqual(line.kind, "proposal")
        self.assertEqual(line.followup_ids.name, "Samen een zaal zoeken")
        self.assertEqual(answer["lines"][0]["followups"], 1)

    def test_a_link_leads_to_what_it_answers(self):
        question, _answer = self.add("Hoe?", kind="question")
        line, _answer = self.add("Zo.", kind="conclusion", origin_ids=question.ids)
        self.assertEqual(line.origin_ids, question)

    def test_the_same_step_twice_is_one_line(self):
        uuid = uuid4().hex
        first, answer = self.add(uuid=uuid)
        again, repeated = self.add(uuid=uuid)
        self.assertEqual((first, answer), (again, repeated))
        self.assertEqual(len(self.talk.contribution_ids), 1)

    def test_a_step_that_was_undone_is_not_done_again(self):
        uuid = uuid4().hex
        _line, answer = self.add(uuid=uuid)
        self.undo(answer)
        repeated = self.do("add", {"text": "x", "item_id": self.talk.id}, uuid=uuid)
        self.assertFalse(repeated["lines"])
        self.assertFalse(self.order())

    @mute_logger("odoo.sql_db")
    def test_nobody_takes_the_step_of_somebody_else(self):
        uuid = uuid4().hex
        self.add(uuid=uuid)
        with self.assertRaisesRegex(UserError, "somebody else"):
            self.add(user=self.manager, uuid=uuid)

    def test_edit_order_move_merge_and_remove(self):
        a, b, c = (self.add(text)[0] for text in "abc")
        self.do("edit", a.id, {"text": "A", "kind": "concern"})
        self.assertEqual((a.text, a.kind), ("A", "concern"))
        self.do("move", c.id, self.talk.id, a.id)
        self.assertEqual(self.order(), ["c", "A", "b"])
        self.do("move", b.id, self.lessons.id)
        self.assertEqual(self.order(self.lessons), ["b"])
        self.do("merge", a.id, c.id)
        self.assertEqual(self.order(), ["c\nA"])
        self.do("remove", b.id)
        self.assertFalse(self.order(self.lessons))

    def test_what_is_wrong_is_said_and_changes_nothing(self):
        other = self.make_session()
        foreign = self.make_contribution(other)
        guest = self.make_registration(other, "Gast")
        for message, values in (
            ("Write what was said", {"text": "  "}),
            ("too long", {"text": "x" * 10001}),
            ("no such kind", {"kind": "song"}),
            ("agenda item is not in", {"item_id": self.make_item(other).id}),
            ("contribution is not in", {"origin_ids": foreign.ids}),
            ("person is not in", {"registration_id": guest.id}),
            ("organisation is not in", {"organisation_id": self.env.company.id}),
        ):
            with self.subTest(message), self.assertRaisesRegex(UserError, message):
                self.add(**values)
        for method, args in (
            ("edit", (foreign.id, {"text": "x"})),
            ("move", (foreign.id, self.talk.id)),
            ("remove", (foreign.id,)),
        ):
            with self.subTest(method), self.assertRaisesRegex(UserError, "not in this"):
                self.do(method, *args)
        self.assertFalse(self.order())

    def test_a_point_that_is_chosen_starts_its_clock(self):
        items = self.desk().choose_item(self.meeting.id, self.lessons.id)
        self.assertTrue(self.lessons.date_started)
        self.assertEqual([item["current"] for item in items], [False, True])

    def test_the_others_hear_who_is_writing(self):
        self.desk().tell_writing(self.meeting.id)
        self.assertEqual(
            self.heard(), [{"writing": self.secretary.name, "user": self.secretary.id}]
        )

    def test_the_others_hear_each_step_once(self):
        uuid = uuid4().hex
        line, answer = self.add(uuid=uuid)
        self.add(uuid=uuid)
        [told] = self.heard()
        self.assertEqual(
            (told["uuid"], told["user"], told["seen"]),
            (uuid, self.secretary.id, answer["step"]),
        )
        self.assertEqual(told["lines"], answer["lines"])
        self.do("remove", line.id)
        self.assertEqual(self.heard()[-1]["gone"], line.ids)

    def test_the_others_hear_where_the_agenda_is(self):
        items = self.desk().choose_item(self.meeting.id, self.talk.id)
        self.assertEqual(self.heard(), [{"items": items}])

    def test_the_desk_tells_who_is_present(self):
        self.make_registration(self.meeting, "Weg", state="cancel")
        desk = self.desk().get_desk(self.meeting.id)
        self.assertEqual(
            [person["name"] for person in desk["people"]],
            ["Roos Adams", "Stichting Zaad"],
        )
