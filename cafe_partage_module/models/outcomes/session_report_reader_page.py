from datetime import datetime, time, timedelta

from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import consteq, hmac

from ...tools.passages import is_plain, join_passages, split_passages
from ...tools.redaction import find_names, redact_html, redact_text

SCOPE = "cafe.session.report.reader"
LONGEST = 5000


class CafeSessionReportReaderPageMixin(models.AbstractModel):
    """What a reader sees and does, through the link in her mail, without a login.

    Names of people without consent are left out of all that she reads, and stand in
    what she suggests for who edits the report.
    """

    _name = "cafe.session.report.reader.page.mixin"
    _description = "Page of a Reader"

    review_url = fields.Char(
        compute="_compute_review_url",
        # whoever has it speaks for the reader: only the mail may know it
        groups=fields.NO_ACCESS,
    )

    @api.depends("email", "date_closes")
    def _compute_review_url(self):
        for reader in self:
            # a day more than any time zone is behind
            last = datetime.combine(reader.date_closes, time.max) + timedelta(days=1)
            token = self.env["cafe.signed.link"]._sign(
                SCOPE, [reader.id, reader.email], last
            )
            base = reader.report_id.event_id.get_base_url()
            reader.review_url = f"{base}/verslag/nalezen/{token}"

    @api.model
    def _open(self, token):
        """What a link opens.

        :param token: str, as it came in
        :return: one reader as superuser, or none: nobody learns why not
        """
        reader, others = self.env["cafe.signed.link"]._find(self._name, SCOPE, token)
        if not reader or [reader.email] != others:
            return self.browse()
        if reader.date_closes < reader.report_id._get_review_today():
            return self.browse()
        return reader

    def _get_page(self):
        """What the page shows, and no more.

        :return: dict of plain values; ``passages`` only while she may suggest
        """
        self.ensure_one()
        report = self.report_id
        is_open = report.is_reviewed_by_readers
        return {
            "title": report.public_title or "",
            "name": self.name,
            "is_open": is_open,
            "until": report.date_review_end,
            "passages": self._get_passages() if is_open else [],
            "suggestions": self._get_outcomes(),
            "longest": LONGEST,
        }

    def _get_passages(self):
        """:return: list of dicts: ``html`` (Markup), ``text`` (str), ``place`` (int),
        ``mark`` (str, which passage is meant) and ``is_plain`` (its text may change)"""
        report = self.report_id
        shown = split_passages(redact_html(report.body, *report._get_redaction()))
        return [
            {
                "place": place,
                "mark": self._get_mark(passage),
                # the body is sanitized when it is saved
                "html": Markup(join_passages([redacted])),
                "text": redacted.text,
                "is_plain": is_plain(passage.html),
            }
            for place, (passage, redacted) in enumerate(
                zip(split_passages(report.body), shown, strict=True)
            )
            if redacted.text
        ]

    def _get_mark(self, passage):
        """A sign of the words, from which nobody learns a name that was left out."""
        return hmac(self.sudo().env, SCOPE, (self.id, passage.key))

    def _get_outcomes(self):
        """:return: list of dicts of plain values, what she suggested in this review"""
        report = self.report_id
        labels = dict(
            self.suggestion_ids._fields["state"]._description_selection(self.env)
        )
        hidden = report._get_redaction()
        return [
            {
                "id": suggestion.id,
                "passage": redact_text(suggestion.passage_text, *hidden),
                "text": redact_text(suggestion.text, *hidden),
                "remark": suggestion.remark or "",
                "state": suggestion.state,
                "label": labels[suggestion.state],
                "reason": redact_text(suggestion.reason, *hidden),
            }
            for suggestion in self._get_own_suggestions().sorted("id")
        ]

    def _suggest(self, place, mark, text, remark):
        """Note a suggestion for the passage that was shown.

        :param place: str, number of the passage; ``mark`` says which words it had
        :return: str, what to mend, when nothing was noted; else None
        """
        self.ensure_one()
        # sudo: see _open
        report = self.report_id
        if not report.is_reviewed_by_readers:
            return self.env._("The review has ended.")
        passage, place = self._find_passage(place, mark)
        if not passage:
            return self.env._(
                "This passage was changed since you opened the page. Read it again."
            )
        text = "\n".join(text.strip().splitlines()) if is_plain(passage.html) else ""
        text, remark = text or passage.text, remark.strip()
        if len(text) > LONGEST or len(remark) > LONGEST:
            return self.env._("That is too long. Make it shorter, and send it again.")
        text = self._put_names_back(passage.text, text)
        if text is None:
            return self.env._(
                "Leave each “%(mark)s” where it stands: a name belongs there.",
                mark=report._get_redaction()[1],
            )
        if text.split() == passage.text.split() and not remark:
            return self.env._("Change the text, or write a remark.")
        self.suggestion_ids.create(
            {
                "report_id": report.id,
                "reader_id": self.id,
                "review": self.review,
                "passage": passage.html,
                "wrapper": passage.wrapper,
                "place": place,
                "passage_text": passage.text,
                "text": text,
                "remark": remark or False,
            }
        )
        return None

    def _find_passage(self, place, mark):
        """:return: the passage with ``mark`` nearest to ``place`` and its number, or
        None twice"""
        if not mark.isascii():
            return None, None
        place = (
            int(place)
            if place.isascii() and place.isdecimal() and len(place) < 6
            else 0
        )
        found = [
            (abs(number - place), number, passage)
            for number, passage in enumerate(split_passages(self.report_id.body))
            if consteq(self._get_mark(passage), mark)
        ]
        if not found:
            return None, None
        _distance, number, passage = min(found, key=lambda one: one[:2])
        return passage, number

    def _put_names_back(self, original, text):
        """The names that she could not read, where she left their marks.

        :return: str, or None where some of the marks are gone, or more are there
        """
        names, mark, emails = self.report_id._get_redaction()
        hidden = find_names(original, names, emails)
        pieces = text.split(mark)
        if not hidden or len(pieces) == 1:
            return text
        if len(pieces) - 1 != len(hidden):
            return None
        return "".join(
            piece + name for piece, name in zip(pieces, [*hidden, ""], strict=True)
        )

    def _withdraw(self, suggestion_id):
        """Take an own suggestion back, as long as nobody answered it.

        :return: bool, whether it was
        """
        self.ensure_one()
        mine = self._get_own_suggestions().filtered(
            lambda s: str(s.id) == suggestion_id and s.state == "open"
        )
        for suggestion in mine:
            suggestion._answer("withdrawn")
        return bool(mine)
