"""Questions that people bring, and a secretary who takes them over."""

from ..common import CafeCase


class QuestionCase(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.session = cls.make_session(seats_limited=False)
        cls.organisation = cls.make_organisation()

    @classmethod
    def ask(cls, question="Hoe blijf je samen?", name="Roos Adams", **values):
        """A registration with a question, as the secretary sees it."""
        return cls.make_registration(
            values.pop("session", cls.session),
            name,
            question_brought=question,
            **values,
        ).with_user(cls.secretary)

    def take_all(self, session=None, user=None):
        """:return: str, what the secretary reads"""
        session = (session or self.session).with_user(user or self.secretary)
        return session.action_take_questions()["params"]["message"]
