"""A collaboration of one's own network, a short guide, and runs in one line of code."""

from odoo import Command

from ..common import CafeBuilders


class CollaborationBuilders(CafeBuilders):
    @classmethod
    def make_guide(cls):
        """``cls.guide``: may you do it alone (yes or no), and why (after yes)."""
        survey = cls.env["survey.survey"].create(
            {
                "title": "Samen of niet?",
                "access_mode": "token",
                "users_login_required": True,
                "question_and_page_ids": [
                    Command.create(
                        {
                            "title": "Kun je het alleen?",
                            "question_type": "simple_choice",
                            "sequence": 1,
                            "suggested_answer_ids": [
                                Command.create(
                                    {
                                        "value": "Ja",
                                        "collaboration_weight": "against",
                                        "collaboration_advice": "Doe het dan alleen.",
                                    }
                                ),
                                Command.create(
                                    {
                                        "value": "Nee",
                                        "collaboration_weight": "for",
                                        "collaboration_advice": "Zoek de anderen op.",
                                    }
                                ),
                            ],
                        }
                    ),
                    Command.create(
                        {
                            "title": "Waarom dan?",
                            "question_type": "text_box",
                            "sequence": 2,
                        }
                    ),
                ],
            }
        )
        cls.question, cls.why = survey.question_ids
        cls.yes, cls.no = cls.question.suggested_answer_ids
        cls.why.triggering_answer_ids = cls.yes
        cls.guide = cls.env["cafe.collaboration.guide"].create(
            {"name": "Samen of niet?", "survey_id": survey.id, "sequence": 1}
        )

    @classmethod
    def make_collaboration(cls, network=None, name="Samen een vorming", **values):
        return cls.env["cafe.collaboration"].create(
            {"network_id": (network or cls.network).id, "name": name, **values}
        )

    @classmethod
    def start(cls, collaboration, user):
        """:return: survey.user_input in sudo, the run that the button began"""
        collaboration.with_user(user).action_start_run()
        return collaboration.with_user(user)._get_my_run()

    @classmethod
    def run_guide(cls, collaboration, user, answer, text=""):
        """Fill in the guide as the survey's page does, in one go."""
        run = cls.start(collaboration, user)
        run._save_lines(cls.question, str(answer.id))
        if text:
            run._save_lines(cls.why, text)
        run._mark_done()
        return run

    @classmethod
    def decide(cls, collaboration, user, outcome="go", reason="Het past.", **values):
        return (
            cls.env["cafe.collaboration.decision"]
            .with_user(user)
            .create(
                {
                    "collaboration_id": collaboration.id,
                    "outcome": outcome,
                    "reason": reason,
                    **values,
                }
            )
        )
