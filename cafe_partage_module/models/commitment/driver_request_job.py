from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import split_every

BATCH = 50  # people for each transaction
REMIND_AFTER = 14  # days after the mail before


class CafeDriverRequestJobMixin(models.AbstractModel):
    """The daily job that asks members whether what drove them still does.

    For one due period a person gets one mail and one reminder. A period begins on the
    day on which the oldest unconfirmed driver was due: what was sent since then is in
    the log, so a job that stopped halfway or came a week late makes up for it once.
    """

    _name = "cafe.driver.request.job.mixin"
    _description = "Job that Asks for Drivers"

    @api.model
    def _cron_ask_to_confirm(self):
        """Close what ended, then mail those whose drivers are due."""
        self.env["cafe.member.driver"]._end_with_membership()
        self.env["cafe.conversation"]._skip_with_membership()
        companies = self.env["res.company"].search([])
        todo = [
            values
            for company in [*companies, companies.browse()]
            for values in self._get_requests_to_make(company)
        ]
        Cron = self.env["ir.cron"]
        Cron._commit_progress(remaining=len(todo))
        for batch in split_every(BATCH, todo):
            self.create(batch)._send()
            if not Cron._commit_progress(len(batch)):
                break

    @api.model
    def _get_requests_to_make(self, company):
        """Whom to mail today.

        :param company: ``res.company``, or none for networks of no company
        :return: list of dicts, values of new requests
        """
        today = (company or self.env.company)._cafe_today()
        due = self._get_due_since(company, today)
        members = self.env["cafe.network.member"].union(*due)
        addressees = self._get_addressees(members)
        sent = self._get_sent(due)
        to_make = []
        for member, date_due in due.items():
            for partner in addressees[member]:
                before = [
                    request
                    for request in sent.get((member, partner), self)
                    if request.date >= date_due
                ]
                if kind := self._get_kind(before, today):
                    to_make.append(
                        {
                            "member_id": member.id,
                            "partner_id": partner.id,
                            "date": today,
                            "date_due": date_due,
                            "kind": kind,
                        }
                    )
        return to_make

    @api.model
    def _get_kind(self, before, today):
        """What to send to who got the requests ``before`` in this period.

        :return: str, or None for nothing
        """
        if not before:
            return "first"
        last = max(request.date for request in before)
        if any(request.kind == "reminder" for request in before):
            return None
        if fields.Date.add(last, days=REMIND_AFTER) <= today:
            return "reminder"
        return None

    @api.model
    def _get_due_since(self, company, today):
        """:return: dict of member to the day from which its oldest driver is due"""
        Driver = self.env["cafe.member.driver"]
        groups = Driver._read_group(
            Driver._get_going_on_domain(today)
            & Domain("date_due", "<=", today)
            & Domain("company_id", "=", company.id)
            & Domain("network_id.driver_mail", "=", True)
            & Domain("network_id.active", "=", True),
            ["member_id"],
            ["date_due:min"],
        )
        return dict(groups)

    @api.model
    def _get_sent(self, due):
        """:return: dict of (member, person) to requests, of the periods in ``due``"""
        if not due:
            return {}
        requests = self.search(
            [
                ("member_id", "in", [member.id for member in due]),
                ("date", ">=", min(due.values())),
            ]
        )
        return requests.grouped(lambda r: (r.member_id, r.partner_id))
