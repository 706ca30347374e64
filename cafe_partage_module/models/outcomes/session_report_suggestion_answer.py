from odoo import fields, models
from odoo.exceptions import UserError

from ...tools.passages import Passage, join_passages, reword, split_passages


class CafeSessionReportSuggestionAnswerMixin(models.AbstractModel):
    """A suggestion is taken over, left or opened again: by staff, or by the reporter
    through her link. Whoever comes second hears it, and changes nothing.
    """

    _name = "cafe.session.report.suggestion.answer.mixin"
    _description = "Answer to a Suggestion"

    state = fields.Selection(
        [
            ("open", "Open"),
            ("taken", "Taken over"),
            ("left", "Left as it was"),
            ("withdrawn", "Withdrawn"),
        ],
        required=True,
        default="open",
        index=True,
        readonly=True,
    )
    taken_passage = fields.Text(readonly=True, export_string_translation=False)
    reason = fields.Char(help="The person who suggested it reads this in a mail.")
    decided_by_id = fields.Many2one(
        "res.partner", string="Answered by", readonly=True, ondelete="set null"
    )
    answered_on = fields.Datetime(string="Answered on", readonly=True)
    answer_count = fields.Integer(
        readonly=True,
        aggregator=None,
        export_string_translation=False,
        help="Counts the answers: a screen that shows an older one changes nothing.",
    )

    def action_take(self):
        """Put the suggested words in the report.

        :raises UserError: when the passage is no longer as it was
        """
        for suggestion in self:
            suggestion._take(self.env.user.partner_id)

    def action_leave(self):
        """Leave the report as it is."""
        for suggestion in self:
            suggestion._leave(self.env.user.partner_id)

    def action_undo(self):
        """Open a suggestion again; what was taken over gets its old words back.

        :raises UserError: when the passage was changed since
        """
        for suggestion in self:
            suggestion._undo()

    def _take(self, partner):
        """See :meth:`action_take`; ``partner`` is who decides."""
        self._check_answerable("open")
        old = self._get_passage(self.passage)
        new = self._get_passage(reword(old.html, self.text))
        if self._has_words():
            self._replace(old, new)
        # sudo: suggestions are answered by these methods alone
        self.sudo()._answer("taken", partner, taken_passage=new.html)

    def _leave(self, partner):
        """See :meth:`action_leave`; ``partner`` is who decides."""
        self._check_answerable("open")
        # sudo: see _take
        self.sudo()._answer("left", partner)

    def _undo(self):
        """See :meth:`action_undo`."""
        self._check_answerable("taken", "left")
        if self.reader_id.answered_on:
            raise UserError(
                self.env._(
                    "%(name)s was told already what became of this suggestion.",
                    name=self.reader_id.name,
                )
            )
        if self.state == "taken" and self._has_words():
            self._replace(self._get_current_passage(), self._get_passage(self.passage))
        # sudo: see _take
        self.sudo()._answer("open", taken_passage=False, answered_on=False)

    def _check_answerable(self, *states):
        """:raises UserError: where it is not in one of ``states``, or was answered
        since it was shown (``cafe_seen`` in the context is its ``answer_count``)"""
        self.ensure_one()
        self.report_id.check_access("write")
        if self.report_id.state != "review":
            raise UserError(
                self.env._("Suggestions are answered while the report is in review.")
            )
        seen = self.env.context.get("cafe_seen")
        is_older = seen is not None and str(seen) != str(self.answer_count)
        if self.state not in states or is_older:
            raise UserError(self._get_meanwhile())

    def _get_meanwhile(self):
        """:return: str, what came in between"""
        if self.state == "withdrawn":
            return self.env._(
                "Who suggested this took it back meanwhile. Load the page anew."
            )
        if not self.decided_by_id:
            return self.env._(
                "Somebody opened this again meanwhile. Load the page anew."
            )
        labels = dict(self._fields["state"]._description_selection(self.env))
        return self.env._(
            "%(name)s answered this meanwhile: “%(answer)s”. Nothing was changed now. "
            "Load the page anew.",
            name=self.decided_by_id.name,
            answer=labels[self.state],
        )

    def _has_words(self):
        """Whether other words are suggested, and not a remark alone."""
        return self.text.split() != self.passage_text.split()

    def _get_passage(self, html):
        return Passage(html, self.wrapper or "")

    def _get_current_passage(self):
        """:return: the passage as it stands in the report, unless somebody edited it"""
        taken = self.state == "taken"
        return self._get_passage(self.taken_passage if taken else self.passage)

    def _replace(self, old, new):
        """Put ``new`` in the place of ``old``: of the one nearest to where it stood."""
        report = self.report_id
        passages = split_passages(report.body)
        found = [n for n, passage in enumerate(passages) if passage.key == old.key]
        if not found:
            raise UserError(
                self.env._(
                    "This passage was changed since, so nothing was changed now. "
                    "Edit the report by hand, or leave the suggestion.\n\n"
                    "It was:\n%(old)s\n\nIt would become:\n%(new)s",
                    old=old.text,
                    new=new.text,
                )
            )
        passages[min(found, key=lambda n: abs(n - self.place))] = new
        report.body = join_passages(passages)

    def _answer(self, state, partner=None, **values):
        """Note what became of it; ``partner`` is who decided, none for the reader."""
        self.write(
            {
                "state": state,
                "decided_by_id": partner.id if partner else False,
                "answered_on": fields.Datetime.now(),
                "answer_count": self.answer_count + 1,
                **values,
            }
        )
