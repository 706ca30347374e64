from datetime import datetime, timedelta
from uuid import uuid4

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from .capture_case import CaptureCase

DAY = datetime(2026, 3, 10, 12)


@tagged("post_install", "-at_install")
class TestCaptureClearing(CaptureCase):
    def capture(self, uuid):
        """:return: the step of a line, taken on the day of the session"""
        line, answer = self.add("Vertrouwelijk", uuid=uuid)
        self.do("edit", line.id, {"text": "Anders"})
        steps = self.env["cafe.capture.step"].search(
            [("event_id", "=", self.meeting.id)]
        )
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE cafe_capture_step SET write_date = %s WHERE id IN %s",
            (DAY, steps._ids),
        )
        self.env.invalidate_all()
        return answer, steps

    def clear(self, days):
        with freeze_time(DAY + timedelta(days=days)):
            self.env["cafe.capture.step"]._gc_typed()

    def publish(self):
        report = self.make_report(self.meeting)
        with freeze_time(DAY + timedelta(days=1)):
            report.action_publish()

    def test_what_was_typed_is_forgotten_days_after_the_report_is_out(self):
        uuid = uuid4().hex
        answer, steps = self.capture(uuid)
        self.publish()
        self.clear(days=7)
        self.assertTrue(all(steps.mapped("before")))
        self.clear(days=9)
        self.assertFalse(any(steps.mapped("before")) or any(steps.mapped("after")))
        self.assertEqual(steps.mapped("cleared"), [True, True])
        with self.assertRaisesRegex(UserError, "too long ago"):
            self.undo(answer)
        self.assertFalse(self.desk().get_desk(self.meeting.id)["step"])

    def test_a_step_that_comes_back_late_is_still_known(self):
        uuid = uuid4().hex
        self.capture(uuid)
        self.publish()
        self.clear(days=9)
        self.do("add", {"text": "Vertrouwelijk", "item_id": self.talk.id}, uuid=uuid)
        self.assertEqual(self.order(), ["Anders"])

    def test_without_a_published_report_it_stays(self):
        _answer, steps = self.capture(uuid4().hex)
        self.make_report(self.meeting)
        self.clear(days=100)
        self.assertTrue(all(steps.mapped("before")))
