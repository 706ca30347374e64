from odoo.tests import tagged

from .capture_case import CaptureCase


@tagged("post_install", "-at_install")
class TestCaptureCost(CaptureCase):
    """What the desk does costs the same with 300 lines as with three."""

    def check(self, act):
        for text in ("een", "twee", "drie"):
            self.add(text)
        self.cost(act)
        few = self.cost(act)
        self.say_more()
        self.assertEqual(self.cost(act), few)

    def test_a_new_line(self):
        self.check(self.add)

    def test_a_follow_up(self):
        self.check(lambda: self.add(followup=True))

    def test_editing(self):
        line, _answer = self.add()
        texts = (f"versie {number}" for number in range(9))
        self.check(lambda: self.do("edit", line.id, {"text": next(texts)}))

    def test_moving_to_the_end_and_between_two(self):
        line, _answer = self.add("wandelt")
        other, _answer = self.add("staat")
        self.check(
            lambda: (
                self.do("move", line.id, self.talk.id),
                self.do("move", line.id, self.talk.id, other.id),
            )
        )

    def test_opening_the_desk_and_looking_again(self):
        self.check(
            lambda: (
                self.desk().get_desk(self.meeting.id),
                self.desk().look(self.meeting.id),
            )
        )

    def test_a_move_tells_the_others_of_one_line(self):
        line, _answer = self.add("eerst")
        self.say_more()
        first = self.add("tweede")[0]
        answer = self.do("move", first.id, self.talk.id, line.id)
        self.assertEqual([row["id"] for row in answer["lines"]], first.ids)

    def test_where_there_is_no_room_all_are_numbered_anew(self):
        rows = self.say_more(3)
        self.do("move", rows[2].id, self.talk.id, rows[1].id)
        self.env.invalidate_all()
        self.assertEqual(
            self.talk.contribution_ids.ids, [rows[0].id, rows[2].id, rows[1].id]
        )
        self.assertEqual(self.talk.contribution_ids.mapped("sequence"), [10, 20, 30])
