import logging

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

from ...tools.errors import root_cause

_logger = logging.getLogger(__name__)

MODULE = "cafe_partage_module"
HELD_HOURS = 24  # a mail that failed is tried again after so many hours
SCOPE = "cafe.theme.news"
LINK_DAYS = 365


class CafeThemeNewsMixin(models.AbstractModel):
    """The proposer hears what became of her theme.

    A job mails it: who puts a mistaken state back in time mails nobody.
    Only the last word counts, and each is told once.
    """

    _name = "cafe.theme.news.mixin"
    _description = "News of a Theme"

    tell_proposer = fields.Boolean(
        string="Keep the proposer posted",
        default=True,
        copy=False,
        help="A mail when the theme is shortlisted, planned, held, parked or merged.",
    )
    news = fields.Selection(
        [
            ("shortlisted", "Shortlisted"),
            ("planned", "Planned"),
            ("held", "Covered"),
            ("parked", "Parked"),
            ("merged", "Merged with another"),
        ],
        string="To be told",
        copy=False,
        readonly=True,
        index="btree_not_null",
    )
    news_told = fields.Char(
        string="Told last",
        copy=False,
        readonly=True,
        export_string_translation=False,
    )
    news_held_on = fields.Datetime(string="Mail failed", copy=False, readonly=True)

    def write(self, vals):
        before = {theme: theme.state for theme in self} if "state" in vals else {}
        result = super().write(vals)
        for theme, state in before.items():
            if theme.state != state:
                theme._note_news(theme.state)
        return result

    def _note_news(self, kind):
        """Let the job tell the proposer, unless she knows.

        :param kind: one of the values of ``news``, or ``proposed``: nothing to tell
        """
        for theme in self:
            is_new = kind not in ("proposed", theme.news_told)
            theme.news = kind if is_new and theme._wants_news() else False
            theme.news_held_on = False

    def _wants_news(self):
        """:return: bool, whether the proposer is somebody else who wants to hear"""
        self.ensure_one()
        # sudo: who handles a session need not see the contact
        proposer = self.sudo().proposer_id
        return bool(
            self.tell_proposer
            and proposer.email
            and proposer != self.env.user.partner_id
            and not self.env.context.get("install_mode")
        )

    def _is_news(self):
        """:return: bool, whether what is to be told still holds"""
        self.ensure_one()
        if not self.tell_proposer or not self.proposer_id.email:
            return False
        if self.news == "merged":
            return bool(self.merged_into_id)
        return self.active and self.news == self.state

    @api.model
    def _cron_send_theme_news(self):
        """Mail what is to be told, each once; what cannot be made waits for a day."""
        retry = fields.Datetime.subtract(fields.Datetime.now(), hours=HELD_HOURS)
        todo = self.with_context(active_test=False).search(
            Domain("news", "!=", False)
            & (
                Domain("news_held_on", "=", False) | Domain("news_held_on", "<=", retry)
            ),
            order="id",
        )
        self.env["ir.cron"]._commit_progress(remaining=len(todo))
        for theme in todo:
            # whoever is being changed comes with the next run
            if theme.try_lock_for_update(allow_referencing=True).filtered("news"):
                theme._send_news()
            self.env["ir.cron"]._commit_progress(1)
        if todo:
            self.env.ref("mail.ir_cron_mail_scheduler_action")._trigger()

    def _send_news(self):
        """Put the mail in the outbox, and remember that it was told."""
        self.ensure_one()
        template = self.env.ref(f"{MODULE}.mail_template_theme_news", False)
        if not template or not self._is_news():
            self.news = False
            return
        try:
            with self.env.cr.savepoint():
                template.send_mail(self.id)
        except Exception as error:
            _logger.warning("Mail about theme %s failed", self.id, exc_info=True)
            self._message_log(
                body=self.env._(
                    "The proposer could not be mailed: %(error)s. It is tried again "
                    "in a day; check the mail's template.",
                    error=root_cause(error),
                )
            )
            self.news_held_on = fields.Datetime.now()
            return
        self.write({"news_told": self.news, "news": False, "news_held_on": False})

    def _get_news_page(self):
        """What the mail leads to.

        :return: dict of ``name`` (str, of the theme that it goes by now), ``url`` (str,
            or False where nothing is public) and ``date`` (str, of the coming session
            on the website, or False)
        """
        self.ensure_one()
        theme = self._get_final()
        session = theme.session_ids.filtered(
            lambda session: session.is_published and session.kanban_state != "cancel"
        )[-1:]
        path = False
        if session and self.news in ("planned", "held"):
            path = session.website_url
        elif theme.is_published and theme.active:
            path = theme.website_url
        return {
            "name": theme._get_public_name(),
            "url": path and self.get_base_url() + path,
            "date": session
            and format_date(
                self.env,
                fields.Datetime.context_timestamp(
                    session.with_context(tz=session.date_tz), session.date_begin
                ),
                date_format="full",
            ),
        }

    # to hear no more ------------------------------------------------------------------

    def _get_stop_url(self):
        """:return: str, the full address of the page where the proposer opts out"""
        self.ensure_one()
        token = self.env["cafe.signed.link"]._sign(
            SCOPE, [self.id, self.proposer_id.id], LINK_DAYS
        )
        return f"{self.get_base_url()}/themas/nieuws/{token}"

    @api.model
    def _open_news(self, token):
        """What the link in a mail opens.

        :param token: str, as it came in
        :return: one ``cafe.theme`` as superuser, or none: for an altered, foreign or
            expired link, and that of somebody who is no longer the proposer
        """
        found = self.env["cafe.signed.link"]._read(SCOPE, token) or [0, 0]
        # sudo: the signature stands for the right to stop these mails
        theme = self.sudo().browse(found[0]).exists()
        return theme if theme.proposer_id.id == found[1] else theme.browse()

    def _get_reader_lang(self):
        """:return: str, the language of who gets the mails"""
        return self.proposer_id.lang

    def _get_link_page(self):
        """:return: dict of ``name`` (str) and ``stopped`` (bool)"""
        self.ensure_one()
        return {"name": self.name, "stopped": not self.tell_proposer}

    def _stop_news(self):
        """Tell the proposer nothing more about this theme."""
        self.write({"tell_proposer": False, "news": False})
