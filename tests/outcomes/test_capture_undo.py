from odoo.exceptions import UserError
from odoo.tests import tagged

from .capture_case import CaptureCase


@tagged("post_install", "-at_install")
class TestCaptureUndo(CaptureCase):
    def test_adding(self):
        line, answer = self.add("Een zaal", followup=True)
        followup = line.followup_ids
        gone = self.undo(answer)
        self.assertEqual(gone["gone"], line.ids)
        self.assertFalse(line.active or followup.active)

    def test_editing(self):
        line, _answer = self.add("a", kind="tip")
        self.undo(self.do("edit", line.id, {"text": "b", "kind": "concern"}))
        self.assertEqual((line.text, line.kind), ("a", "tip"))

    def test_ordering(self):
        a, _b, c = (self.add(text)[0] for text in "abc")
        self.undo(self.do("move", c.id, self.talk.id, a.id))
        self.assertEqual(self.order(), ["a", "b", "c"])

    def test_moving(self):
        a, _b = (self.add(text)[0] for text in "ab")
        self.undo(self.do("move", a.id, self.lessons.id))
        self.assertEqual(self.order(), ["a", "b"])

    def test_merging(self):
        question, _answer = self.add("Hoe?")
        a, _answer = self.add("a")
        b, _answer = self.add("b", followup=True, origin_ids=question.ids)
        derived, _answer = self.add("c", origin_ids=b.ids)
        followup = b.followup_ids
        merged = self.do("merge", b.id, a.id)
        self.assertEqual(a.origin_ids, question)
        self.assertEqual(derived.origin_ids, a)
        self.assertEqual(followup.contribution_id, a)
        self.undo(merged)
        self.assertEqual(self.order(), ["Hoe?", "a", "b", "c"])
        self.assertEqual(b.origin_ids, question)
        self.assertFalse(a.origin_ids)
        self.assertEqual(derived.origin_ids, b)
        self.assertEqual(followup.contribution_id, b)

    def test_taking_out(self):
        line, _answer = self.add("a")
        self.undo(self.do("remove", line.id))
        self.assertEqual(self.order(), ["a"])

    def test_twice_is_once_and_the_step_before_comes_next(self):
        _a, first = self.add("a")
        _b, second = self.add("b")
        self.assertEqual(self.undo(second)["step"], first["step"])
        self.assertEqual(self.undo(second)["step"], first["step"])
        self.assertEqual(self.order(), ["a"])

    def test_only_ones_own(self):
        _line, answer = self.add("a")
        with self.assertRaisesRegex(UserError, "yourself"):
            self.undo(answer, self.manager)

    def test_not_over_what_somebody_else_changed_since(self):
        line, _answer = self.add("a")
        edited = self.do("edit", line.id, {"text": "b"})
        self.do("edit", line.id, {"text": "c"}, user=self.manager)
        with self.assertRaisesRegex(UserError, "changed since"):
            self.undo(edited)
        self.assertEqual(line.text, "c")
