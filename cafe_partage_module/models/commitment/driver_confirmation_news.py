from markupsafe import Markup

from odoo import api, models
from odoo.tools import html2plaintext


class CafeDriverConfirmationNewsMixin(models.AbstractModel):
    """What the secretariat and the coordinators hear of a member's own answer."""

    _name = "cafe.driver.confirmation.news.mixin"
    _description = "News of a Driver Confirmation"

    @api.model
    def _tell(self, member, partner, changes, words=""):
        """A line on the member, in the secretariat's language; what changed, and
        what the member wrote, is mailed to the coordinators as well.

        :param changes: dict as of ``cafe.member.driver._take_over``
        """
        changed = bool(changes.get("started") or changes.get("ended"))
        if not changed and words and self._was_told(member, partner, words):
            return
        company = member.company_id or self.env.company
        body = self.with_context(lang=company.partner_id.lang)._get_news(changes, words)
        # sudo: the visitor has no rights; the signature stood for this message
        member.sudo().message_post(
            body=body,
            author_id=partner.id,
            message_type="comment",
            subtype_xmlid="mail.mt_note",
            partner_ids=member.network_id.coordinator_ids.partner_id.ids
            if changed or words
            else [],
        )

    @api.model
    def _was_told(self, member, partner, words):
        """Whether this is the same form, sent twice."""
        last = member.message_ids[:1]
        told = " ".join(html2plaintext(last.body or "").split())
        return last.author_id == partner and " ".join(words.split()) in told

    @api.model
    def _get_news(self, changes, words):
        titles = {
            "kept": self.env._("Still true"),
            "started": self.env._("New"),
            "ended": self.env._("No longer true"),
        }
        body = Markup("<p>%s</p>") % self.env._(
            "Answered through the link in the mail."
        )
        for key, title in titles.items():
            if rows := changes.get(key):
                drivers = rows.driver_id.with_context(lang=self.env.lang)
                names = ", ".join(drivers.mapped("name"))
                body += Markup("<p>%s: %s</p>") % (title, names)
        if words:
            lines = Markup("<br/>").join(words.splitlines())
            body += Markup("<blockquote>%s</blockquote>") % lines
        return body

    @api.model
    def _note_answer(self, member, partner):
        """The log says who answered, and when."""
        # sudo: the log is written by the system alone
        requests = self.env["cafe.driver.request"].sudo()
        requests.search(
            [
                ("member_id", "=", member.id),
                ("partner_id", "=", partner.id),
                ("date_answered", "=", False),
            ]
        ).date_answered = self._get_today(member)
