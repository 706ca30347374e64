from datetime import datetime, time, timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

TEMPLATE = "cafe_partage_module.mail_template_followup_request"
DAYS = 21  # to answer in


class CafeFollowupRequest(models.Model):
    """An organisation is asked by mail whether it takes a follow-up on."""

    _name = "cafe.followup.request"
    _description = "Follow-up Request"
    _inherit = ["cafe.followup.request.answer.mixin"]
    _order = "date_asked desc, id desc"
    _rec_name = "partner_id"

    followup_id = fields.Many2one(
        "cafe.followup", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(
        related="followup_id.company_id", store=True, index=True
    )
    partner_id = fields.Many2one(
        "res.partner", string="Asked", required=True, ondelete="cascade", index=True
    )
    state = fields.Selection(
        [
            ("waiting", "Waiting for an answer"),
            ("accepted", "Accepted"),
            ("declined", "Declined"),
            ("other", "Proposed another"),
            ("withdrawn", "Withdrawn"),
            ("expired", "Expired"),
        ],
        required=True,
        default="waiting",
        index=True,
    )
    date_asked = fields.Date(string="Asked on", required=True)
    date_due = fields.Date(string="Answer before", required=True)
    date_answered = fields.Date(string="Answered on")
    reason = fields.Text(string="What they wrote")
    proposed_name = fields.Char(string="Proposed organisation")
    user_id = fields.Many2one("res.users", string="Asked by")

    _waiting_uniq = models.UniqueIndex(
        "(followup_id) WHERE state = 'waiting'",
        "An organisation is asked already: wait for its answer, or withdraw it.",
    )

    @api.model
    def _ask(self, followup):
        """Ask the suggested organisation, by a mail with a link of its own.

        :param followup: one ``cafe.followup``
        :return: the new request
        :raises UserError: when there is nobody to ask, or somebody is asked already
        """
        followup.ensure_one()
        followup.check_access("write")
        self._check_can_ask(followup)
        today = followup._get_today()
        # the database allows one that waits: let it know of what was withdrawn
        self.flush_model(["state"])
        # sudo: requests are written by these methods alone
        request = self.sudo().create(
            {
                "followup_id": followup.id,
                "partner_id": followup.suggested_partner_id.id,
                "date_asked": today,
                "date_due": today + timedelta(days=DAYS),
                "user_id": self.env.uid,
            }
        )
        request._send()
        return request

    @api.model
    def _check_can_ask(self, followup):
        partner = followup.suggested_partner_id
        if not followup.is_open:
            raise UserError(self.env._("This follow-up is closed: reopen it first."))
        if not partner.email_normalized:
            raise UserError(
                self.env._("Suggest an organisation that has an e-mail address first.")
            )
        if followup.is_asked:
            raise UserError(
                self.env._(
                    "An organisation is asked already: wait for its answer, or "
                    "withdraw it."
                )
            )

    def action_withdraw(self):
        """The question is no longer put: its link stops working."""
        self.followup_id.check_access("write")
        # sudo: see _ask
        waiting = self.sudo().filtered(lambda r: r.state == "waiting")
        waiting.state = "withdrawn"

    def action_send_again(self):
        """Mail the question again, with as much time to answer as the first time."""
        self.followup_id.check_access("write")
        # sudo: see _ask
        for request in self.sudo().filtered(lambda r: r.state == "waiting"):
            today = request.followup_id._get_today()
            request.date_due = today + timedelta(days=DAYS)
            request._send()

    def _send(self):
        """Put the mails in the outbox, each in its reader's own language.

        They hang on no record: who may read the follow-up does not find the link.
        """
        # sudo: the link in the mail is closed to who sends it
        template = self.env.ref(TEMPLATE).sudo()
        template.send_mail_batch(
            self.ids, email_values={"model": False, "res_id": False}
        )

    @api.model
    def _cron_expire(self):
        """Close what was not answered in time, and say so with the follow-up."""
        late = self.search([("state", "=", "waiting")]).filtered(
            lambda r: r.date_due < r.followup_id._get_today()
        )
        Cron = self.env["ir.cron"]
        Cron._commit_progress(remaining=len(late))
        for request in late:
            request.state = "expired"
            request._tell(self.env._("There was no answer in time."))
            if not Cron._commit_progress(1):
                break

    def _get_last_moment(self):
        """:return: datetime, UTC, until when the link can work at the most"""
        # a day more than any time zone is behind; date_due itself is asked as well
        return datetime.combine(self.date_due, time.max) + timedelta(days=1)
