from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.passages import Passage, join_passages, reword, split_passages
from ...tools.text_diff import diff_words, render_diff


class CafeSessionReportSuggestion(models.Model):
    """A reader would put a passage of a report in other words."""

    _name = "cafe.session.report.suggestion"
    _description = "Suggestion for a Session Report"
    _order = "report_id, place, id"
    _rec_name = "passage_text"

    report_id = fields.Many2one(
        "cafe.session.report",
        required=True,
        ondelete="cascade",
        index=True,
        readonly=True,
    )
    company_id = fields.Many2one(related="report_id.company_id", store=True, index=True)
    reader_id = fields.Many2one(
        "cafe.session.report.reader",
        string="Suggested by",
        required=True,
        ondelete="restrict",
        index=True,
        readonly=True,
    )
    review = fields.Integer(
        readonly=True, aggregator=None, export_string_translation=False
    )
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
    report_state = fields.Selection(
        related="report_id.state", string="State of the report"
    )

    # the passage, as it was and as it became
    passage = fields.Text(required=True, readonly=True, export_string_translation=False)
    wrapper = fields.Char(readonly=True, export_string_translation=False)
    place = fields.Integer(
        readonly=True, aggregator=None, export_string_translation=False
    )
    taken_passage = fields.Text(readonly=True, export_string_translation=False)

    # what is read
    passage_text = fields.Text(string="As it was", required=True, readonly=True)
    text = fields.Text(string="Suggested", required=True, readonly=True)
    remark = fields.Text(readonly=True)
    difference = fields.Html(
        compute="_compute_difference", sanitize=False, string="Change"
    )

    # answer
    reason = fields.Char(help="The person who suggested it reads this in a mail.")
    answered_by_id = fields.Many2one("res.users", string="Answered by", readonly=True)
    answered_on = fields.Datetime(string="Answered on", readonly=True)

    @api.depends("passage_text", "text")
    @api.depends_context("lang")
    def _compute_difference(self):
        said = (self.env._("removed"), self.env._("added"), self.env._("end"))
        for suggestion in self:
            parts = diff_words(suggestion.passage_text, suggestion.text)
            suggestion.difference = render_diff(parts, *said)

    def write(self, vals):
        """:raises UserError: when staff would change more than the reason"""
        if not self.env.su and vals.keys() - {"reason"}:
            raise UserError(
                self.env._(
                    "What somebody suggested is kept: take it over, or leave it."
                )
            )
        return super().write(vals)

    def action_take(self):
        """Put the suggested words in the report.

        :raises UserError: when the passage is no longer as it was
        """
        for suggestion in self:
            suggestion._check_state("open")
            old = suggestion._get_passage(suggestion.passage)
            new = suggestion._get_passage(reword(old.html, suggestion.text))
            if suggestion.text.split() != suggestion.passage_text.split():
                suggestion._replace(old, new)
            # sudo: suggestions are answered by these methods alone
            suggestion.sudo()._answer("taken", taken_passage=new.html)

    def action_leave(self):
        """Leave the report as it is."""
        for suggestion in self:
            suggestion._check_state("open")
            # sudo: see action_take
            suggestion.sudo()._answer("left")

    def action_undo(self):
        """Open a suggestion again; what was taken over gets its old words back.

        :raises UserError: when the passage was changed since
        """
        for suggestion in self:
            suggestion._check_state("taken", "left")
            if suggestion.reader_id.answered_on:
                raise UserError(
                    self.env._(
                        "%(name)s was told already what became of this suggestion.",
                        name=suggestion.reader_id.name,
                    )
                )
            taken = suggestion.taken_passage
            if suggestion.state == "taken" and taken != suggestion.passage:
                old = suggestion._get_passage(suggestion.passage)
                if suggestion.text.split() != suggestion.passage_text.split():
                    suggestion._replace(suggestion._get_passage(taken), old)
            # sudo: see action_take
            suggestion.sudo().write(
                {
                    "state": "open",
                    "taken_passage": False,
                    "answered_by_id": False,
                    "answered_on": False,
                }
            )

    def _check_state(self, *states):
        self.ensure_one()
        self.report_id.check_access("write")
        if self.report_id.state != "review":
            raise UserError(
                self.env._("Suggestions are answered while the report is in review.")
            )
        if self.state not in states:
            raise UserError(
                self.env._("Somebody answered this meanwhile. Load the page anew.")
            )

    def _get_passage(self, html):
        return Passage(html, self.wrapper or "")

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

    def _answer(self, state, **values):
        self.write(
            {
                "state": state,
                "answered_by_id": state != "withdrawn" and self.env.uid,
                "answered_on": fields.Datetime.now(),
                **values,
            }
        )
