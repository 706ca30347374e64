import logging

from psycopg2.errors import UniqueViolation

from odoo import api, fields, models
from odoo.fields import Domain

_logger = logging.getLogger(__name__)

MODULE = "cafe_partage_module"
DAYS = 3  # so long a link works, and so long we keep who did not confirm
MOST_MAILS = 3  # to one address in a day: nobody's mailbox is flooded
MOST_WAITING = 200  # of all visitors together in an hour


class CafeMailConfirmation(models.AbstractModel):
    """What a visitor asks counts once she confirms it: the address is hers then.

    She gets a mail with a signed link, and her name and address are kept no longer than
    that needs. A model that inherits this has a ``state``, ``waiting`` or
    ``confirmed``, and a ``company_id``; it says by which names and where.
    """

    _name = "cafe.mail.confirmation.mixin"
    _description = "Confirmation by Mail"

    # the part of the names of its template and job that is its own
    _confirm_name = None
    # the path of the page that confirms, before the token
    _confirm_path = None

    name = fields.Char(readonly=True)
    email = fields.Char(readonly=True, index="btree_not_null")
    lang = fields.Char(readonly=True)
    mailed_on = fields.Datetime(readonly=True, index="btree_not_null")

    # to ask ---------------------------------------------------------------------------

    @api.model
    def _keep_asked(self, values):
        """Keep what a visitor asks, and let the job mail the link.

        Too much at once is dropped without a word: the answer is always the same.

        :param values: dict of fields; ``email`` is normalised
        """
        hour = fields.Datetime.subtract(fields.Datetime.now(), hours=1)
        recent = Domain("state", "=", "waiting") & Domain("create_date", ">=", hour)
        if self.search_count(recent, limit=MOST_WAITING) >= MOST_WAITING:
            return
        try:
            with self.env.cr.savepoint():
                self.create({**values, "state": "waiting"})
        except UniqueViolation:
            return  # sent twice at the same moment: the first one counts
        self._trigger_confirmation()

    @api.model
    def _trigger_confirmation(self):
        self.env.ref(f"{MODULE}.ir_cron_{self._confirm_name}_confirmation")._trigger()

    @api.model
    def _cron_mail_confirmation(self):
        """Mail each its link once; what is too much for an address is dropped."""
        todo = self.search(
            [("state", "=", "waiting"), ("mailed_on", "=", False)], order="id"
        )
        Cron = self.env["ir.cron"]
        Cron._commit_progress(remaining=len(todo))
        template = self.env.ref(
            f"{MODULE}.mail_template_{self._confirm_name}_confirmation", False
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

    # the link -------------------------------------------------------------------------

    def _get_confirm_url(self):
        """:return: str, the full address of the page that confirms"""
        self.ensure_one()
        token = self.env["cafe.signed.link"]._sign(self._name, [self.id], DAYS)
        return f"{self.get_base_url()}{self._confirm_path}/{token}"

    @api.model
    def _open(self, token):
        """What the link in a mail opens.

        :param token: str, as it came in
        :return: one record as superuser, or none: for an altered, foreign or expired
            link, and for what :meth:`_is_open_to_confirm` refuses
        """
        asked, _others = self.env["cafe.signed.link"]._find(
            self._name, self._name, token
        )
        return asked if asked and asked._is_open_to_confirm() else asked.browse()

    def _is_open_to_confirm(self):
        """:return: bool, whether what it is about may still be shown"""
        return True

    # who asked ------------------------------------------------------------------------

    def _find_partners(self):
        """:return: ``res.partner``, the people with this address; users first"""
        people = self.env["res.partner"].search(
            [
                ("email_normalized", "=", self.email),
                ("is_company", "=", False),
                ("company_id", "in", (False, self.company_id.id)),
            ],
            order="id",
        )
        return people.sorted(lambda partner: not partner.user_ids)

    def _make_partner(self):
        return self.env["res.partner"].create(
            {"name": self.name, "email": self.email, "lang": self.lang}
        )

    # to forget ------------------------------------------------------------------------

    @api.model
    def _cron_purge(self):
        """Forget who did not confirm in time."""
        self.search(self._get_purge_domain()).unlink()

    @api.model
    def _get_purge_domain(self):
        old = fields.Datetime.subtract(fields.Datetime.now(), days=DAYS)
        return (
            Domain("state", "=", "waiting")
            & Domain("create_date", "<", old)
            & (Domain("mailed_on", "=", False) | Domain("mailed_on", "<", old))
        )
