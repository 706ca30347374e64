from markupsafe import Markup

from odoo import api, fields, models

SCOPE = "cafe.followup.request"
LONGEST = 2000
LONGEST_NAME = 200
ANSWERS = {"accept": "accepted", "decline": "declined", "other": "other"}


class CafeFollowupRequestAnswerMixin(models.AbstractModel):
    """The organisation answers, without a login, through the link in its mail.

    The link opens one request. It holds two numbers, a last moment and a signature.
    """

    _name = "cafe.followup.request.answer.mixin"
    _description = "Answer to a Follow-up Request"

    answer_url = fields.Char(
        compute="_compute_answer_url",
        # whoever has it answers for the organisation: only the mail may know it
        groups=fields.NO_ACCESS,
    )

    @api.depends("partner_id", "date_due")
    def _compute_answer_url(self):
        for request in self:
            numbers = [request.id, request.partner_id.id]
            token = self.env["cafe.signed.link"]._sign(
                SCOPE, numbers, request._get_last_moment()
            )
            base = request.followup_id.get_base_url()
            request.answer_url = f"{base}/opvolging/vraag/{token}"

    @api.model
    def _open(self, token):
        """What a link opens.

        :param token: str, as it came in
        :return: one request as superuser, or none: nobody learns why not
        """
        request, others = self.env["cafe.signed.link"]._find(self._name, SCOPE, token)
        closed = request.state in ("withdrawn", "expired")
        if closed or request.partner_id.ids != others or request._is_overtaken():
            return self.browse()
        return request

    def _is_overtaken(self):
        """Whether it waits for nothing: too late, closed, or somebody else does it."""
        followup = self.followup_id
        return self.state == "waiting" and (
            self.date_due < followup._get_today()
            or not followup.is_open
            or not followup.active
            or bool(followup.responsible_partner_id)
        )

    def _get_page(self):
        """What the page shows, and no more.

        :return: dict of plain values
        """
        self.ensure_one()
        followup = self.followup_id
        return {
            "topic": followup._redact(followup.name),
            "description": followup._redact(followup.description or ""),
            "session": followup.event_id.public_title or "",
            "deadline": followup.date_deadline,
            "date_due": self.date_due,
            "organisation": self.partner_id.name,
            "state": self.state,
            "longest": LONGEST,
            "longest_name": LONGEST_NAME,
        }

    def _answer(self, answer, reason="", proposed_name=""):
        """Note the answer once; whoever posts again changes nothing.

        :param answer: str, ``accept``, ``decline`` or ``other``
        :return: str, what to mend, when nothing was changed; else None
        """
        self.ensure_one()
        # two answers at once write one row: the later one starts anew and stops here
        if self.state != "waiting":
            return None
        reason, proposed_name = reason.strip(), proposed_name.strip()
        if problem := self._find_problem(answer, reason, proposed_name):
            return problem
        self.write(
            {
                "state": ANSWERS[answer],
                "reason": reason or False,
                "proposed_name": proposed_name if answer == "other" else False,
                "date_answered": self.followup_id._get_today(),
            }
        )
        if answer == "accept":
            self._take_on()
        self._tell(self._get_news(answer), reason)
        return None

    def _find_problem(self, answer, reason, proposed_name):
        if answer not in ANSWERS:
            return self.env._("Choose one of the answers.")
        if answer == "decline" and not reason:
            return self.env._("Say in a few words why not: it helps us look on.")
        if answer == "other" and not proposed_name:
            return self.env._("Say which organisation you think of.")
        if len(reason) > LONGEST or len(proposed_name) > LONGEST_NAME:
            return self.env._("That is too long. Make it shorter, and send it again.")
        return None

    def _take_on(self):
        followup = self.followup_id
        values = {"responsible_partner_id": self.partner_id.id}
        if followup.state == "proposed":
            values["state"] = "planned"
        if followup.is_open:
            followup.write(values)

    def _get_news(self, answer):
        if answer == "accept":
            return self.env._("This organisation takes it on.")
        if answer == "decline":
            return self.env._("This organisation does not take it on.")
        return self.env._(
            "This organisation proposes another: %(name)s.", name=self.proposed_name
        )

    def _tell(self, news, words=""):
        """Note it with the follow-up, where staff see it.

        :param words: str, plain text of the organisation itself
        """
        body = Markup("<p><b>%s</b>: %s</p>") % (self.partner_id.name, news)
        if words:
            body += Markup("<blockquote>%s</blockquote>") % words
        self.followup_id.message_post(
            body=body, author_id=self.partner_id.id, subtype_xmlid="mail.mt_note"
        )
