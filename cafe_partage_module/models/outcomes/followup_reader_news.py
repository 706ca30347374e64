import logging

from odoo import api, fields, models
from odoo.fields import Domain

_logger = logging.getLogger(__name__)

MODULE = "cafe_partage_module"
SCOPE = "cafe.followup.reader.news"
LINK_DAYS = 365
HELD_HOURS = 24  # a mail that failed is tried again after so many hours


class CafeFollowupReaderNewsMixin(models.AbstractModel):
    """Each reader gets one mail for each change of state.

    A job sends it: who puts a mistaken state back in time mails nobody. What is on the
    website no longer is not told.
    """

    _name = "cafe.followup.reader.news.mixin"
    _description = "Reader of a Follow-up: News"

    wants_mail = fields.Boolean(string="By mail", default=True, readonly=True)
    told_state = fields.Char(
        string="Told last", readonly=True, export_string_translation=False
    )
    held_on = fields.Datetime(string="Mail failed", readonly=True)
    has_news = fields.Boolean(
        string="To be told", compute="_compute_has_news", store=True, index=True
    )

    @api.depends(
        "state",
        "wants_mail",
        "told_state",
        "followup_id.state",
        "followup_id.is_published",
        "followup_id.active",
    )
    def _compute_has_news(self):
        for reader in self:
            followup = reader.followup_id
            reader.has_news = (
                reader.state == "confirmed"
                and reader.wants_mail
                and followup._is_on_website()
                and reader.told_state != followup.state
            )

    @api.model
    def _cron_send_news(self):
        """Mail what is to be told, each once; what cannot be made waits for a day."""
        retry = fields.Datetime.subtract(fields.Datetime.now(), hours=HELD_HOURS)
        todo = self.search(
            Domain("has_news", "=", True)
            & (Domain("held_on", "=", False) | Domain("held_on", "<=", retry)),
            order="id",
        )
        Cron = self.env["ir.cron"]
        Cron._commit_progress(remaining=len(todo))
        for reader in todo:
            # whoever is being changed comes with the next run
            if reader.try_lock_for_update(allow_referencing=True).filtered("has_news"):
                reader._send_news()
            if not Cron._commit_progress(1):
                break
        if todo:
            self.env.ref("mail.ir_cron_mail_scheduler_action")._trigger()

    def _send_news(self):
        """Put the mail in the outbox, and remember in the same step that it was."""
        self.ensure_one()
        template = self.env.ref(f"{MODULE}.mail_template_followup_reader_news", False)
        state = self.followup_id.state
        if template and self.partner_id.email:
            try:
                with self.env.cr.savepoint():
                    # it hangs on no record: nobody else finds the link
                    template.send_mail(
                        self.id, email_values={"model": False, "res_id": False}
                    )
            except Exception:
                _logger.warning("News to reader %s failed", self.id, exc_info=True)
                self.held_on = fields.Datetime.now()
                return
        self.write({"told_state": state, "held_on": False})

    def _get_reader_lang(self):
        """:return: str, the language of who reads"""
        return self.partner_id.lang or self.lang

    def _get_news(self):
        """What the mail says.

        :return: dict of ``name``, ``state``, ``status``, ``owner`` and ``reason`` (str,
            without names that are withheld), ``effect`` (str, the last one) and ``url``
        """
        self.ensure_one()
        followup = self.followup_id
        states = dict(followup._fields["state"]._description_selection(self.env))
        return {
            "name": followup._get_public_name(),
            "state": followup.state,
            "status": states[followup.state],
            "owner": followup._get_public_owner(),
            "reason": followup.state == "dropped"
            and followup._redact(followup.drop_reason),
            "effect": followup._redact(followup.effect_ids[:1].text),
            "url": followup.get_base_url() + followup.website_url,
        }

    # to hear no more ------------------------------------------------------------------

    def _get_stop_url(self):
        """:return: str, the full address of the page where the reader opts out"""
        self.ensure_one()
        token = self.env["cafe.signed.link"]._sign(
            SCOPE, [self.followup_id.id, self.partner_id.id], LINK_DAYS
        )
        return f"{self.get_base_url()}/opvolging/nieuws/{token}"

    @api.model
    def _open_news(self, token):
        """What the link in a mail opens.

        :param token: str, as it came in
        :return: one reader as superuser, or none: for an altered, foreign or expired
            link, and somebody who left
        """
        found = self.env["cafe.signed.link"]._read(SCOPE, token) or [0, 0]
        # sudo: the signature stands for the right to stop these mails
        return self.sudo().search(
            [("followup_id", "=", found[0]), ("partner_id", "=", found[1])]
        )

    def _get_link_page(self):
        """What the page behind a link in a mail shows.

        :return: dict of ``name`` (str), ``url`` (str, or False), ``confirmed`` and
            ``stopped`` (bool)
        """
        self.ensure_one()
        followup = self.followup_id
        return {
            "name": followup._get_public_name(),
            "url": followup._is_on_website() and followup.website_url,
            "confirmed": self.state == "confirmed",
            "stopped": not self.wants_mail,
        }

    def _stop_news(self):
        """Mail this reader nothing more about the topic."""
        self.wants_mail = False
