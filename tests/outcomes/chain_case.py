"""A question, and what came of it until something changed."""

from odoo import Command

from ..common import CafeCase


class ChainCase(CafeCase):
    """One question that led to an effect, and a sister of its conclusion."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.organisation = cls.make_organisation()
        cls.event = cls.make_session(days=-30)
        cls.question = cls.say("Hoe blijf je samen?", "question")
        cls.insight = cls.say("Samen eten helpt", "insight", cls.question)
        cls.conclusion = cls.say("We eten vaker samen", "conclusion", cls.insight)
        cls.sister = cls.say("We wandelen ook", "conclusion", cls.insight)
        cls.followup = cls.follow(cls.conclusion, "Kookclub")
        cls.effect = cls.env["cafe.followup.effect"].create(
            {"followup_id": cls.followup.id, "text": "Iedereen kookt"}
        )

    @classmethod
    def say(cls, text, kind, *origins, session=None, **values):
        return cls.make_contribution(
            session or cls.event,
            text,
            kind=kind,
            organisation_id=cls.organisation.id,
            origin_ids=[Command.set([origin.id for origin in origins])],
            **values,
        )

    @classmethod
    def follow(cls, contribution, name):
        return cls.env["cafe.followup"].create(
            {
                "name": name,
                "event_id": contribution.event_id.id,
                "contribution_id": contribution.id,
            }
        )

    def chain(self, record, user=None):
        service = self.env["cafe.session.chain"].with_user(user or self.secretary)
        return service.get_chain(record._name, record.id)

    def titles(self, record):
        return {
            stage["key"]: [node["title"] for node in stage["nodes"]]
            for stage in self.chain(record)
        }
