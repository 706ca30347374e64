from markupsafe import Markup

from odoo import models
from odoo.exceptions import UserError
from odoo.tools import groupby

from ...tools.passages import join_passages, split_passages
from ...tools.redaction import redact_html, redact_text
from ...tools.text_diff import diff_words, render_diff

LONGEST_REASON = 500
STEPS = ("take", "leave", "undo")


class CafeSessionReportReporterPageMixin(models.AbstractModel):
    """What the reporter sees and does, through the link in her mail, without a login.

    Names of people without consent are left out here too: it is a page behind a link.
    They stand in the report itself.
    """

    _name = "cafe.session.report.reporter.page.mixin"
    _description = "Session Report: Page of the Reporter"

    def _get_reporter_page(self):
        """What the page shows, and no more.

        :return: dict of plain values; ``passages`` and ``body`` only in review
        """
        self.ensure_one()
        is_open = self.state == "review"
        hidden = self._get_redaction()
        body = redact_html(self.body, *hidden)
        return {
            "title": self.public_title or "",
            "name": self._get_reporter().name,
            "is_open": is_open,
            "is_running": self.is_reviewed_by_readers,
            "until": self.date_review_end,
            "count": self.open_suggestion_count,
            "passages": self._get_suggested_passages(hidden) if is_open else [],
            # the body is sanitized when it is saved
            "body": Markup(body) if is_open else "",
            "own_url": self._get_own_reader_url(),
            "longest": LONGEST_REASON,
        }

    def _get_own_reader_url(self):
        """:return: str, where the reporter suggests something herself, or False"""
        email = self._get_reporter().email_normalized
        reader = self.reader_ids.filtered(lambda r: r.email == email)
        return self.is_reviewed_by_readers and reader.review_url

    def _get_suggested_passages(self, hidden):
        """:return: list of dicts: ``html`` (Markup) of a passage as it was, and
        ``suggestions`` for it (list of dicts of plain values)"""
        keys = {passage.key for passage in split_passages(self.body)}
        shown = self._get_suggestions_to_decide()
        passages = []
        for _key, suggestions in groupby(shown, lambda s: (s.place, s.passage)):
            passage = suggestions[0]._get_passage(suggestions[0].passage)
            html = redact_html(join_passages([passage]), *hidden)
            passages.append(
                {
                    # see _get_reporter_page
                    "html": Markup(html),
                    "suggestions": [
                        self._describe_suggestion(one, keys, hidden)
                        for one in suggestions
                    ],
                }
            )
        return passages

    def _get_suggestions_to_decide(self):
        """:return: those of this review that nobody took back, in order of reading"""
        version = (self.published_version_id.number or 0) + 1
        return self.suggestion_ids.filtered(
            lambda s: s.review == version and s.state != "withdrawn"
        ).sorted(lambda s: (s.place, s.passage, s.id))

    def _describe_suggestion(self, suggestion, keys, hidden):
        labels = dict(suggestion._fields["state"]._description_selection(self.env))
        said = (self.env._("removed"), self.env._("added"), self.env._("end"))
        name = suggestion.reader_id.name
        current = suggestion._get_current_passage()
        return {
            "id": suggestion.id,
            # as text: no field of a form comes without a value
            "seen": str(suggestion.answer_count),
            "name": name if redact_text(name, *hidden) == name else "",
            "difference": suggestion._has_words()
            and render_diff(
                diff_words(
                    redact_text(suggestion.passage_text, *hidden),
                    redact_text(suggestion.text, *hidden),
                ),
                *said,
            ),
            "remark": redact_text(suggestion.remark, *hidden),
            "reason": redact_text(suggestion.reason, *hidden),
            "state": suggestion.state,
            "label": labels[suggestion.state],
            "decided_by": redact_text(suggestion.decided_by_id.name, *hidden),
            "is_there": not suggestion._has_words() or current.key in keys,
            "is_told": bool(suggestion.reader_id.answered_on),
        }

    def _decide(self, suggestion_id, step, seen, reason=""):
        """Do what the reporter chose with one suggestion.

        :param suggestion_id: str, of a suggestion for this report
        :param step: str, one of ``STEPS``
        :param seen: str, its ``answer_count`` as the page showed it
        :return: str, why nothing was changed, or None
        """
        self.ensure_one()
        one = self._get_suggestions_to_decide().filtered(
            lambda s: str(s.id) == suggestion_id
        )
        if step not in STEPS or not one:
            return self.env._("This suggestion is not there any more.")
        if len(reason) > LONGEST_REASON:
            return self.env._("That is too long. Make it shorter, and send it again.")
        partner = self._get_reporter()
        one = one.with_context(cafe_seen=seen)
        try:
            if step == "take":
                one._take(partner)
            elif step == "undo":
                one._undo()
            else:
                one._leave(partner)
        except UserError as error:
            return self._redact_text(str(error))
        if step == "leave":
            one.reason = reason.strip() or False
        self._trace_decision(one, step, partner)
        return None

    def _trace_decision(self, suggestion, step, partner):
        """Say in the discussion what the reporter decided, for staff to read."""
        company = self.company_id or self.env.company
        env = self.with_context(lang=company.partner_id.lang or self.env.lang).env
        said = {
            "take": env._("Took over a suggestion, through the link in the mail:"),
            "leave": env._("Left a suggestion, through the link in the mail:"),
            "undo": env._("Opened a suggestion again, through the link in the mail:"),
        }
        self._message_log(
            body=Markup("<p>%s</p><blockquote>%s</blockquote>")
            % (said[step], suggestion.text),
            author_id=partner.id,
        )
