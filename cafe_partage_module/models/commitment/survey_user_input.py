from markupsafe import Markup

from odoo import fields, models
from odoo.tools import format_datetime


class SurveyUserInput(models.Model):
    """A run of a decision guide belongs to the collaboration that is weighed.

    An answer to any other survey has no collaboration and is left alone.
    """

    _inherit = "survey.user_input"

    collaboration_id = fields.Many2one(
        "cafe.collaboration",
        ondelete="cascade",
        index="btree_not_null",
        readonly=True,
        groups="cafe_partage_module.group_cafe_coordinator",
    )

    def _mark_done(self):
        """Tell on the collaboration what a finished run advises."""
        result = super()._mark_done()
        # sudo: the field is closed to who has no part in networks
        for run in self.sudo().filtered("collaboration_id"):
            run._tell_advice()
        return result

    def _tell_advice(self):
        """Write in the collaboration's log; the advice decides nothing."""
        self.ensure_one()
        counts = self._count_weights()
        body = Markup("<p>%s</p>") % self.env._(
            "%(who)s weighed it: %(for)s speak for it, %(against)s against it, "
            "%(think)s to think on.",
            who=self.partner_id.name or self.nickname or "",
            **counts,
        )
        advice = [a["advice"] for row in self._get_cells() for a in row["answers"]]
        body += Markup("<ul>%s</ul>") % Markup("").join(
            Markup("<li>%s</li>") % text for text in advice if text
        )
        self.collaboration_id.message_post(
            body=body, author_id=self.partner_id.id, subtype_xmlid="mail.mt_note"
        )

    def _get_cells(self):
        """The answers of one run, in the order of the questions.

        :return: list of dicts: ``question`` (a record) and ``answers``, a list of
            dicts of ``text``, ``weight`` (``for``, ``against``, ``think`` or False) and
            ``advice``
        """
        self.ensure_one()
        rows = {}
        for line in self.user_input_line_ids.filtered(lambda line: not line.skipped):
            choice = line.suggested_answer_id
            if line.answer_type == "text_box":
                text = line.value_text_box
            else:
                text = str(line.display_name)
            rows.setdefault(line.question_id, []).append(
                {
                    "text": text,
                    "weight": choice.collaboration_weight,
                    "advice": choice.collaboration_advice,
                }
            )
        return [
            {"question": question, "answers": answers}
            for question, answers in rows.items()
        ]

    def _count_weights(self):
        """:return: dict of ``for``, ``against`` and ``think`` to a number of answers"""
        self.ensure_one()
        given = self.user_input_line_ids.suggested_answer_id.mapped(
            "collaboration_weight"
        )
        return {weight: given.count(weight) for weight in ("for", "against", "think")}

    def _get_advice_values(self):
        """What the table of advice shows, in sudo: each person's latest finished run.

        :return: dict of ``columns`` (a run each), ``rows`` (a question each, with a
            cell for every column and whether people differ) and ``earlier``
        """
        latest = {}
        for run in self.sorted("end_datetime"):
            latest[run.partner_id or run] = run
        runs = self.browse(run.id for run in latest.values())
        answers = {
            run: {row["question"]: row["answers"] for row in run._get_cells()}
            for run in runs
        }
        questions = runs.user_input_line_ids.question_id.sorted("sequence")
        rows = []
        for question in questions:
            cells = [answers[run].get(question, []) for run in runs]
            if any(cells):
                rows.append(
                    {
                        "question": question.title,
                        "cells": cells,
                        "differs": self._differs(question, cells),
                    }
                )
        return {
            "columns": [run._get_column() for run in runs],
            "rows": rows,
            "earlier": len(self) - len(runs),
        }

    def _get_column(self):
        """:return: dict with what is told of one run as a whole"""
        self.ensure_one()
        return {
            "who": self.partner_id.name or self.nickname or "",
            "when": format_datetime(self.env, self.end_datetime, dt_format="short"),
            "counts": self._count_weights(),
            "url": self.get_print_url(),
        }

    def _differs(self, question, cells):
        """:return: bool, whether people chose otherwise; free text always differs"""
        if question.question_type not in ("simple_choice", "multiple_choice"):
            return False
        chosen = {tuple(a["text"] for a in cell) for cell in cells if cell}
        return len(chosen) > 1
