import logging

from odoo import api, fields, models
from odoo.fields import Domain

_logger = logging.getLogger(__name__)

MODULE = "cafe_partage_module"
SCOPE = "cafe.followup.reader"
DAYS = 3  # so long a link works, and so long we keep who did not confirm
MOST_MAILS = 3  # to one address in a day: nobody's mailbox is flooded
MOST_WAITING = 200  # of all visitors together in an hour


class CafeFollowupReaderConfirmMixin(models.AbstractModel):
    """A visitor wants to follow a topic: the address is hers once she confirms it.

    Her name and address are kept here no longer than that needs.
    """

    _name = "cafe.followup.reader.confirm.mixin"
    _description = "Reader of a Follow-up: to Confirm"

    name = fields.Char(readonly=True)
    email = fields.Char(readonly=True, index="btree_not_null")
    lang = fields.Char(readonly=True)
    mailed_on = fields.Datetime(readonly=True, index="btree_not_null")

    @api.model
    def _ask(self, followup, values):
        """Keep what a visitor asks, and let the job mail the link.

        Too much at once is dropped without a word: the answer is always the same.

        :param values: dict of ``name``, ``email`` (normalised) and ``lang``
        """
        now = fields.Datetime.now()
        hour = fields.Datetime.subtract(now, hours=1)
        day = fields.Datetime.subtract(now, days=1)
        waiting = Domain("state", "=", "waiting")
        same = self.search(
            waiting
            & Domain("followup_id", "=", followup.id)
            & Domain("email", "=", values["email"])
        )
        recent = waiting & Domain("create_date", ">=", hour)
        if same:
            if not same.mailed_on or same.mailed_on >= day:
                return
            same.mailed_on = False
        elif self.search_count(recent, limit=MOST_WAITING) >= MOST_WAITING:
            return
        else:
            self.create({**values, "followup_id": followup.id, "state": "waiting"})
        self.env.ref(f"{MODULE}.ir_cron_followup_reader_confirmation")._trigger()

    @api.model
    def _cron_mail_confirmation(self):
        """Mail each its link once; what is too much for an address is dropped."""
        todo = self.search(
            [("state", "=", "waiting"), ("mailed_on", "=", False)], order="id"
        )
        Cron = self.env["ir.cron"]
        Cron._commit_progress(remaining=len(todo))
        template = self.env.ref(
            f"{MODULE}.mail_template_followup_reader_confirmation", False
        )
        for asked in todo:
            if not template or asked._count_mails() >= MOST_MAILS:
                asked.unlink()
            else:
                asked._mail_link(template)
            if not Cron._commit_progress(1):
                break
        if todo:
            self.env.ref("mail.ir_cron_mail_scheduler_action")._trigger()

    def _count_mails(self):
        """:return: int, mails to this address in the last day that were not answered"""
        self.ensure_one()
        day = fields.Datetime.subtract(fields.Datetime.now(), days=1)
        return self.search_count(
            [("email", "=", self.email), ("mailed_on", ">=", day)], limit=MOST_MAILS
        )

    def _mail_link(self, template):
        """Put the mail in the outbox; one that cannot be made is tried no more."""
        self.ensure_one()
        try:
            with self.env.cr.savepoint():
                # it hangs on no record: who may read this does not find the link
                template.send_mail(
                    self.id, email_values={"model": False, "res_id": False}
                )
        except Exception:
            _logger.warning("Mail to confirm %s failed", self.id, exc_info=True)
        self.mailed_on = fields.Datetime.now()

    def _get_confirm_url(self):
        """:return: str, the full address of the page that confirms"""
        self.ensure_one()
        token = self.env["cafe.theme.link"]._sign(SCOPE, [self.id], DAYS)
        return f"{self.get_base_url()}/opvolging/bevestigen/{token}"

    @api.model
    def _open(self, token):
        """What the link in a mail opens.

        :param token: str, as it came in
        :return: one record as superuser, or none: for an altered, foreign or expired
            link, and one whose follow-up left the website
        """
        found = self.env["cafe.theme.link"]._read(SCOPE, token) or [0]
        # sudo: the signature stands for the right to confirm this
        asked = self.sudo().browse(found[0]).exists()
        followup = asked.followup_id
        return asked if followup and followup._is_on_website() else asked.browse()

    def _confirm(self):
        """She follows it from now on; forget the address that was typed.

        :return: bool, whether it changed anything
        """
        self.ensure_one()
        followup = self.followup_id
        # who clicks twice waits for the first click, and Odoo starts the second anew
        followup._wait_for_readers()
        if self.state != "waiting":
            return False
        partner = self._find_partner() or self._make_partner()
        # she may have joined with her account: this row takes its place
        self._find(followup, partner).unlink()
        self.write(
            {
                "state": "confirmed",
                "partner_id": partner.id,
                "told_state": followup.state,
                "name": False,
                "email": False,
            }
        )
        self._join(followup, partner)
        return True

    def _find_partner(self):
        """:return: ``res.partner``, the person with this address; a user first"""
        people = self.env["res.partner"].search(
            [
                ("email_normalized", "=", self.email),
                ("is_company", "=", False),
                ("company_id", "in", (False, self.company_id.id)),
            ],
            order="id",
        )
        return people.sorted(lambda partner: not partner.user_ids)[:1]

    def _make_partner(self):
        return self.env["res.partner"].create(
            {"name": self.name, "email": self.email, "lang": self.lang}
        )

    @api.model
    def _cron_purge(self):
        """Forget who did not confirm in time."""
        old = fields.Datetime.subtract(fields.Datetime.now(), days=DAYS)
        self.search(
            Domain("state", "=", "waiting")
            & Domain("create_date", "<", old)
            & (Domain("mailed_on", "=", False) | Domain("mailed_on", "<", old))
        ).unlink()
