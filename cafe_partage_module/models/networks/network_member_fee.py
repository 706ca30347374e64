from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL, format_date


class CafeNetworkMemberFeeMixin(models.AbstractModel):
    """The fee of a member: it follows the lines of the membership module.

    A line counts for a network when its product is the fee of one of the network's
    circles. Invoices are made with the membership module's own dialog.
    """

    _name = "cafe.network.member.fee.mixin"
    _description = "Membership Fee"

    fee_state = fields.Selection(
        [("waiting", "Waiting"), ("paid", "Paid"), ("lapsed", "Lapsed")],
        string="Fee",
        compute="_compute_fee",
        search="_search_fee_state",
        help="Waiting: invoiced and not paid yet. Lapsed: the last fee was for a time "
        "that is over, or its invoice was cancelled.",
    )
    fee_until = fields.Date(
        string="Fee until",
        compute="_compute_fee",
        help="Last day of the last fee that was paid.",
    )

    @api.depends(
        "network_id.circle_ids.product_id",
        "partner_id.free_member",
        "partner_id.member_line_ids.state",
        "partner_id.member_line_ids.date_from",
        "partner_id.member_line_ids.date_to",
        "partner_id.member_line_ids.date_cancel",
        "partner_id.member_line_ids.membership_id",
    )
    def _compute_fee(self):
        facts = {
            member: (state, until)
            for member, state, until in self._read_fees(self._origin.ids)
        }
        for member in self:
            state, until = facts.get(member._origin.id, (False, False))
            member.fee_state, member.fee_until = state, until

    def _search_fee_state(self, operator, value):
        if operator != "in":
            return NotImplemented
        states = {member: state for member, state, _until in self._read_fees()}
        found = Domain("id", "in", [m for m, state in states.items() if state in value])
        if False in value:
            found |= Domain("id", "not in", list(states))
        return found

    @api.model
    def _read_fees(self, ids=None):
        """The fees of living members, from the lines of the membership module.

        :param ids: of ``cafe.network.member``; by default all
        :return: list of tuples: id, state (None without a line), last paid day
        """
        if ids is not None and not ids:
            return []
        self.env["cafe.network.member"].flush_model(["network_id", "partner_id"])
        self.env["cafe.network.circle"].flush_model(["network_id", "product_id"])
        self.env["res.partner"].flush_model(["free_member"])
        self.env["membership.membership_line"].flush_model()
        member = SQL("member.id IN %s", tuple(ids)) if ids else SQL("TRUE")
        return self.env.execute_query(
            SQL(
                """
                SELECT member.id,
                       CASE WHEN bool_or(partner.free_member)
                              OR bool_or(line.paid AND line.date_from <= %(today)s
                                         AND line.until >= %(today)s) THEN 'paid'
                            WHEN bool_or((line.paid OR line.open)
                                         AND line.until >= %(today)s) THEN 'waiting'
                            WHEN count(line.id) > 0 THEN 'lapsed' END,
                       max(line.until) FILTER (WHERE line.paid)
                  FROM cafe_network_member member
                  JOIN res_partner partner ON partner.id = member.partner_id
             LEFT JOIN LATERAL (
                        SELECT fee.id, fee.date_from,
                               LEAST(fee.date_to, fee.date_cancel) AS until,
                               fee.state IN ('paid', 'free') AS paid,
                               fee.state IN ('waiting', 'invoiced') AS open
                          FROM membership_membership_line fee
                         WHERE fee.partner_id = member.partner_id
                           AND EXISTS (SELECT FROM cafe_network_circle circle
                                        WHERE circle.network_id = member.network_id
                                          AND circle.product_id = fee.membership_id)
                       ) line ON TRUE
                 WHERE %(member)s
                 GROUP BY member.id
                HAVING count(line.id) > 0 OR bool_or(partner.free_member)
                """,
                today=self._get_today(),
                member=member,
            )
        )

    def action_invoice_fee(self):
        """Open the membership module's dialog for the fee of these members' circle.

        :return: an action on ``membership.invoice``
        :raises UserError: where there is no fee, more than one, or one was invoiced
        """
        members = self.filtered(lambda member: member.state in ("applicant", "active"))
        if not members:
            raise UserError(self.env._("Only applicants and active members pay a fee."))
        without = members.filtered(lambda member: not member.circle_id.product_id)
        if without:
            raise UserError(
                self.env._(
                    "The circle of %(members)s has no membership product. Choose one "
                    "on the circle.",
                    members=", ".join(without.partner_id.mapped("display_name")),
                )
            )
        product = members.circle_id.product_id
        if len(product) > 1:
            raise UserError(
                self.env._("Invoice the members of one circle at a time: fees differ.")
            )
        done = members.filtered(lambda member: member.fee_state in ("waiting", "paid"))
        if done:
            raise UserError(
                self.env._(
                    "Already invoiced for the present period: %(members)s.",
                    members=", ".join(done.partner_id.mapped("display_name")),
                )
            )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "membership.action_membership_invoice_view"
        )
        action["context"] = {
            "active_model": "res.partner",
            "active_ids": members.partner_id.ids,
            "active_id": members.partner_id[:1].id,
            "default_product_id": product.id,
            "default_member_price": product.list_price,
        }
        return action

    @api.model
    def _get_lapsing_domain(self):
        """:return: Domain of the members by fee whose time to pay is over"""
        today = self._get_today()
        lapsed = [
            member
            for member, state, until in self._read_fees()
            if state == "lapsed" and until and until < today
        ]
        return (
            Domain("id", "in", lapsed)
            & Domain("network_id.member_rule", "=", "fee")
            # who gives an engagement instead owes no fee
            & Domain("contribution_form", "!=", "engagement")
            & Domain("network_id.fee_grace_days", ">", 0)
        )

    def _end_lapsed(self):
        """End memberships by fee, so many days after the last paid one as allowed."""
        today = self._get_today()
        for member in self:
            days = member.network_id.fee_grace_days
            end = member.fee_until + timedelta(days=days)
            if end < today:
                member.write(
                    {
                        "state": "left",
                        "date_end": max(end, member.date_start or end),
                        "reason_left": self.env._(
                            "The fee was paid until %(day)s.",
                            day=format_date(self.env, member.fee_until),
                        ),
                    }
                )
