from odoo import api, fields, models
from odoo.exceptions import UserError

from ..networks.network_member import LIVING_STATES

TEMPLATE = "cafe_partage_module.mail_template_driver_confirmation"


class CafeDriverRequest(models.Model):
    """Who was asked by mail, and when, whether a member's drivers are still true.

    Written in one transaction with the mail, so that nobody is asked twice.
    """

    _name = "cafe.driver.request"
    _description = "Driver Confirmation Request"
    _inherit = ["cafe.driver.request.job.mixin"]
    _order = "date desc, id desc"
    _rec_name = "partner_id"

    member_id = fields.Many2one(
        "cafe.network.member", required=True, ondelete="cascade", index=True
    )
    network_id = fields.Many2one(related="member_id.network_id", store=True, index=True)
    company_id = fields.Many2one(related="member_id.company_id", store=True, index=True)
    partner_id = fields.Many2one(
        "res.partner", string="Asked", required=True, ondelete="cascade", index=True
    )
    date = fields.Date(string="Asked on", required=True, index=True)
    date_due = fields.Date(
        string="Due since", help="The day from which the oldest driver was due."
    )
    kind = fields.Selection(
        [("first", "First mail"), ("reminder", "Reminder"), ("manual", "By hand")],
        required=True,
    )
    date_answered = fields.Date(string="Answered on")
    confirm_url = fields.Char(
        compute="_compute_confirm_url",
        # whoever has it answers for the member: only the mail may know it
        groups=fields.NO_ACCESS,
    )

    _automatic_uniq = models.UniqueIndex(
        "(member_id, partner_id, kind, date_due) WHERE kind != 'manual'",
        "This person was asked already.",
    )

    @api.depends("member_id", "partner_id")
    def _compute_confirm_url(self):
        Confirmation = self.env["cafe.driver.confirmation"]
        for request in self:
            request.confirm_url = Confirmation._get_url(
                request.member_id, request.partner_id
            )

    @api.model
    def _ask(self, members):
        """Staff ask by hand: one mail for each person of each member.

        :param members: ``cafe.network.member``
        :return: the new requests
        :raises UserError: when there is nobody to ask
        """
        members.check_access("write")
        today = self.env.company._cafe_today()
        addressees = self._get_addressees(members)
        # sudo: the log is written by this method alone
        requests = self.sudo().create(
            [
                {
                    "member_id": member.id,
                    "partner_id": partner.id,
                    "date": today,
                    "kind": "manual",
                }
                for member in members
                for partner in addressees[member]
            ]
        )
        if not requests:
            raise UserError(
                self.env._(
                    "None of these members has a person, or a general address, to mail "
                    "to. Add a representative with an address."
                )
            )
        requests._send()
        return requests

    @api.model
    def _get_addressees(self, members):
        """Whom to mail: the representatives, or else the member's own address.

        Nobody who is archived or does not want mail, and no address twice.

        :return: dict of each member to ``res.partner``; none for who left
        """
        # sudo: who does not want mail is not for everybody to see
        people = (members.representative_ids | members.partner_id).sudo()
        reachable = people.filtered(
            lambda p: p.active and p.email_normalized and not p.is_blacklisted
        )
        reachable = reachable.sudo(False)
        addressees = {}
        for member in members:
            found = member.representative_ids & reachable
            found = found or member.partner_id & reachable
            if member.state not in LIVING_STATES:
                found = found.browse()
            by_address = {p.email_normalized: p for p in reversed(found)}
            addressees[member] = found.filtered(
                lambda p, by_address=by_address: p in by_address.values()
            )
        return addressees

    def _get_driver_names(self):
        """:return: list of str for the mail, in the language of its reader"""
        confirmation = self.env["cafe.driver.confirmation"]
        return confirmation._get_going_on(self.member_id).mapped("driver_id.name")

    def _send(self):
        """Put the mails in the outbox, each in its reader's own language.

        They hang on no record: who may read a member's messages does not find the
        link in one of them.
        """
        # sudo: the link in the mail is closed to who sends it
        template = self.env.ref(TEMPLATE).sudo()
        template.send_mail_batch(
            self.ids, email_values={"model": False, "res_id": False}
        )
