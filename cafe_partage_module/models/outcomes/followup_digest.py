import logging
from datetime import timedelta

from odoo import api, fields, models

_logger = logging.getLogger(__name__)

TEMPLATE = "cafe_partage_module.mail_template_followup_digest"


class CafeFollowupDigest(models.Model):
    """Who got the weekly mail about late follow-ups, of which week.

    Written in one transaction with the mail: a job that stopped halfway goes on where
    it was, and nobody gets two.
    """

    _name = "cafe.followup.digest"
    _description = "Weekly Mail about Late Follow-ups"
    _order = "week desc, id desc"
    _rec_name = "user_id"

    user_id = fields.Many2one("res.users", required=True, ondelete="cascade")
    week = fields.Date(required=True, index=True, help="The Monday of the week.")

    _user_week_uniq = models.UniqueIndex(
        "(user_id, week)", "This person got the mail of this week already."
    )

    @api.model
    def _cron_send(self):
        """One mail for each owner and each of the staff who has something late."""
        today = self.env.company._cafe_today()
        week = today - timedelta(days=today.weekday())
        done = self.search([("week", "=", week)]).user_id
        todo = self._get_readers() - done
        Cron = self.env["ir.cron"]
        Cron._commit_progress(remaining=len(todo))
        for user in todo:
            try:
                with self.env.cr.savepoint():
                    self._send(user, week)
            except Exception:
                # the others get theirs
                _logger.warning("Digest for user %s failed", user.id, exc_info=True)
            if not Cron._commit_progress(1):
                break

    @api.model
    def _send(self, user, week):
        """Put the mail in the outbox, and remember in the same step that it was."""
        digest = self.create({"user_id": user.id, "week": week})
        self.env.ref(TEMPLATE).send_mail(
            digest.id, email_values={"model": False, "res_id": False}
        )

    @api.model
    def _get_readers(self):
        """:return: ``res.users``: owners, and staff of the companies of what is late"""
        late = self.env["cafe.followup"].search([("is_late", "=", True)])
        if not late:
            return late.user_id
        staff = self.env.ref("cafe_partage_module.group_cafe_user").all_user_ids
        users = (staff | late.user_id).filtered(
            lambda u: u.active and not u.share and u.email
        )
        return users.filtered(lambda user: self._get_late(user))

    @api.model
    def _get_late(self, user):
        """:return: what is late and ``user`` may read, her own first"""
        Followup = self.env["cafe.followup"].with_user(user)
        Followup = Followup.with_context(allowed_company_ids=user.company_ids.ids)
        if not Followup.has_access("read"):
            return Followup.sudo().search(
                [("is_late", "=", True), ("user_id", "=", user.id)]
            )
        late = Followup.search([("is_late", "=", True)])
        return late.sorted(lambda f: (f.user_id != user, f.date_deadline, f.id)).sudo()

    def _get_lines(self):
        """:return: list of dicts of plain values for the mail"""
        return [
            {
                "name": followup.name,
                "deadline": followup.date_deadline,
                "owner": followup.responsible_partner_id.name
                or followup.user_id.name
                or "",
                "url": f"{followup.get_base_url()}/odoo/follow-ups/{followup.id}",
            }
            for followup in self._get_late(self.user_id)
        ]
