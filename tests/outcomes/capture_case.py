from uuid import uuid4

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
