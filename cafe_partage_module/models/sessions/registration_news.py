import logging

from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.errors import root_cause

_logger = logging.getLogger(__name__)

MODULE = "cafe_partage_module"
BATCH = 50
HELD_HOURS = 24  # after a mail that failed, the job tries again once so many hours
# News that no longer holds when the registration is in another state is dropped.
STATES = {
    "waiting": ("waiting",),
    "offered": ("waiting",),
    "offer_expired": ("waiting",),
    "promoted": ("open",),
    "cancelled": ("cancel",),
    "handed_over": ("open", "waiting"),
}


class CafeRegistrationNewsMixin(models.AbstractModel):
    """What a person has yet to be told by mail about her place.

    A mail is made by a job, never in the request: only the last word counts, so that
    somebody who was put on the waiting list and got a seat a moment later reads the
    latter only.
    """

    _name = "cafe.registration.news.mixin"
    _description = "Mails about a Place"

    news = fields.Selection(
        [
            ("waiting", "Place on the waiting list"),
            ("promoted", "A seat came free"),
            ("offered", "A seat is offered"),
            ("offer_expired", "An offer went by"),
            ("cancelled", "Cancelled"),
            ("handed_over", "Taken over from a colleague"),
            ("link", "Link to the registration"),
        ],
        string="To be told",
        copy=False,
        readonly=True,
        index="btree_not_null",
    )
    news_held_on = fields.Datetime(
        string="Mail failed",
        copy=False,
        readonly=True,
        help="When the mail could not be made. It is tried again a day later.",
    )

    def _tell(self, kind):
        """Let the job mail this news, at once.

        :param kind: one of the values of ``news``
        """
        if not self:
            return
        self.write({"news": kind, "news_held_on": False})
        self._call_job(f"{MODULE}.ir_cron_registration_news")

    @api.model
    def _call_job(self, name, at=None):
        """Let a job run, without a look at all that is known of it.

        :param name: str, its full XML id
        :param at: datetime (UTC, naive); at once without
        """
        # the id is kept in memory, where ``env.ref`` asks the database each time
        job = self.env["ir.model.data"]._xmlid_to_res_id(name, raise_if_not_found=True)
        # sudo: a visitor's click calls the job
        job = self.env["ir.cron"].sudo().browse(job)
        job.fetch(["active"])
        job._trigger(at)

    @api.model
    def _cron_send_news(self):
        """Mail what is to be told, a batch at a time, each once.

        A mail and the mark that it was made are saved together. What cannot be made
        waits for a day, and holds nobody else up.
        """
        todo = self.search(self._get_news_domain(), order="id")
        self.env["ir.cron"]._commit_progress(remaining=len(todo))
        for start in range(0, len(todo), BATCH):
            batch = todo[start : start + BATCH]
            # what was said meanwhile counts; whoever is being changed comes later
            batch = batch.try_lock_for_update(allow_referencing=True).filtered("news")
            for kind, registrations in batch.grouped("news").items():
                registrations._send_news(kind)
            self.env.ref("mail.ir_cron_mail_scheduler_action")._trigger()
            self.env["ir.cron"]._commit_progress(len(todo[start : start + BATCH]))

    @api.model
    def _get_news_domain(self):
        """:return: ``Domain`` of who has something to be told now"""
        retry = fields.Datetime.subtract(fields.Datetime.now(), hours=HELD_HOURS)
        return Domain("news", "!=", False) & (
            Domain("news_held_on", "=", False) | Domain("news_held_on", "<=", retry)
        )

    def _send_news(self, kind):
        """Put one mail for each of these people in the outbox.

        :param kind: one of the values of ``news``
        """
        current = self.filtered(lambda registration: registration._is_news(kind))
        reachable = current.filtered(lambda registration: registration._has_address())
        held = reachable._mail_each(
            self.env.ref(f"{MODULE}.mail_template_registration_{kind}", False)
        )
        for registration in current - reachable:
            registration._message_log(
                body=self.env._(
                    "Not mailed (%(news)s): there is no e-mail address.",
                    news=registration._get_news_label(),
                )
            )
        (self - held).write({"news": False, "news_held_on": False})

    def _is_news(self, kind):
        """:return: bool, whether this still tells the person something true"""
        self.ensure_one()
        if not self._is_ahead() or self.state not in STATES.get(kind, (self.state,)):
            return False
        return kind != "offered" or self._has_offer()

    def _has_address(self):
        """:return: bool, whether a mail about this registration can go anywhere"""
        self.ensure_one()
        return bool(
            self.email or self.attendee_partner_id.email or self.partner_id.email
        )

    def _get_news_label(self):
        """:return: str, what is to be told, in the reader's language"""
        self.ensure_one()
        return dict(self._fields["news"]._description_selection(self.env))[self.news]

    def _mail_each(self, template):
        """Make their mails together; where that fails, one by one.

        :param template: ``mail.template``, possibly empty (somebody deleted it)
        :return: the registrations whose mail could not be made
        """
        held = self.browse()
        if not self or not template:
            return held
        try:
            with self.env.cr.savepoint():
                template.send_mail_batch(self.ids)
        except Exception as error:
            if len(self) > 1:
                for registration in self:
                    held += registration._mail_each(template)
                return held
            _logger.warning("Mail for registration %s failed", self.id, exc_info=True)
            self._hold_news(error)
            held = self
        return held

    def _hold_news(self, error):
        """Remember that this mail failed, and say so once.

        :param error: the exception
        """
        self.ensure_one()
        if not self.news_held_on:
            self._message_log(
                body=self.env._(
                    "The mail “%(news)s” could not be made: %(error)s. It is tried "
                    "again in a day; check its template.",
                    news=self._get_news_label(),
                    error=root_cause(error),
                )
            )
        self.news_held_on = fields.Datetime.now()
