import json
from uuid import uuid4

from odoo.addons.bus.models.bus import channel_with_db, json_dump

from ..common import CafeCase


class CaptureBuilders:
    """A session with an agenda and people, and somebody at its capture desk."""

    @classmethod
    def make_conversation(cls):
        cls.meeting = cls.make_session(name="Capture session")
        cls.talk = cls.make_item(cls.meeting, "Talk", sequence=1)
        cls.lessons = cls.make_item(cls.meeting, "Lessons", "lessons", sequence=2)
        cls.zaad = cls.make_organisation("Stichting Zaad")
        cls.roos = cls.make_registration(
            cls.meeting, "Roos Adams", organisation_id=cls.zaad.id
        )


class CaptureCase(CaptureBuilders, CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_conversation()

    def desk(self, user=None):
        return self.env["cafe.capture"].with_user(user or self.secretary)

    def do(self, method, *args, user=None, uuid=None):
        """Take a step at the desk, as the browser does."""
        step = getattr(self.desk(user), method)
        return step(self.meeting.id, uuid or uuid4().hex, *args)

    def add(self, text="Wij delen een boekhouder.", user=None, uuid=None, **values):
        """:return: the contribution, and the answer"""
        values = {"text": text, "item_id": self.talk.id, **values}
        answer = self.do("add", values, user=user, uuid=uuid)
        line = self.env["cafe.contribution"].browse(answer["lines"][0]["id"])
        return line, answer

    def undo(self, answer, user=None):
        return self.desk(user).undo(self.meeting.id, answer["step"])

    def order(self, item=None):
        self.env.invalidate_all()
        return (item or self.talk).contribution_ids.mapped("text")

    def heard(self):
        """:return: list of dicts, what the desks of the session were told so far"""
        self.env.cr.precommit.run()  # where Odoo's bus keeps what is said
        channel = channel_with_db(self.env.cr.dbname, (self.meeting, "cafe_capture"))
        rows = self.env["bus.bus"].search(
            [("channel", "=", json_dump(channel))], order="id"
        )
        return [json.loads(row.message)["payload"] for row in rows]

    def cost(self, act):
        """:return: int, queries that this takes, with nothing in the cache"""
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        act()
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def say_more(self, count=300):
        """So many more lines under the first point."""
        values = {"event_id": self.meeting.id, "item_id": self.talk.id, "text": "x"}
        return self.env["cafe.contribution"].create([values] * count)
