from datetime import timedelta

from odoo import Command, api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import plaintext2html

# Rules under which an accepted membership begins with a contribution.
BY_CONTRIBUTION = ("fee", "engagement")


class CafeNetworkMemberApplicationMixin(models.AbstractModel):
    """An application to a network, from the request to the coordinator's decision.

    The coordinator's side of it is in ``cafe.network.member.decision.mixin``. Each step
    is mailed to whom applied, and stays in the discussion of the membership.
    """

    _name = "cafe.network.member.application.mixin"
    _description = "Membership Application"
    _inherit = ["cafe.network.member.decision.mixin"]

    application_state = fields.Selection(
        [
            ("new", "To decide"),
            ("more", "Asked for more"),
            ("accepted", "Accepted"),
            ("withdrawn", "Withdrawn by the applicant"),
        ],
        string="Application",
        default="new",
        required=True,
        copy=False,
        tracking=True,
    )
    date_applied = fields.Date(string="Applied on", copy=False, readonly=True)
    applicant_id = fields.Many2one(
        "res.partner",
        string="Applied by",
        copy=False,
        index="btree_not_null",
        help="The person who asked for the membership; the answers go to her.",
    )
    motivation = fields.Text(
        string="Why it wants to join", copy=False, help="In the applicant's own words."
    )
    offer = fields.Text(
        string="What it brings", copy=False, help="In the applicant's own words."
    )
    wished_circle_id = fields.Many2one(
        "cafe.network.circle", string="Wishes to join", copy=False, ondelete="set null"
    )
    question_asked = fields.Text(string="What was asked", copy=False)
    criterion_line_ids = fields.One2many(
        "cafe.network.member.criterion", "member_id", string="Criteria"
    )
    waits_for = fields.Selection(
        [
            ("date", "Its first day"),
            ("fee", "The fee"),
            ("engagement", "An engagement"),
        ],
        compute="_compute_waits_for",
        help="What an accepted membership waits for before it begins.",
    )

    @api.depends(
        "state",
        "application_state",
        "date_start",
        "contribution_form",
        "fee_state",
        "engagement_ids.state",
        "engagement_ids.date_start",
        "engagement_ids.date_end",
    )
    def _compute_waits_for(self):
        today = self._get_today()
        for member in self:
            member.waits_for = False
            if member.state == "applicant" and member.application_state == "accepted":
                if member.date_start and member.date_start > today:
                    member.waits_for = "date"
                elif not member._has_contribution(today):
                    member.waits_for = member._get_needed_contribution()

    def _get_needed_contribution(self):
        """With what a membership by fee or by engagement begins.

        What was agreed with the member counts: an engagement instead of a fee, or a fee
        instead of an engagement.

        :return: str, ``fee`` or ``engagement``; False in networks of another rule
        """
        self.ensure_one()
        rule = self.network_id.member_rule
        if rule not in BY_CONTRIBUTION:
            return False
        form = self.contribution_form
        return form if form in BY_CONTRIBUTION else rule

    def _has_contribution(self, day):
        """Whether what this membership begins with is there.

        A fee must be paid where the circle has one, an engagement pledged.
        """
        needed = self._get_needed_contribution()
        if needed == "fee":
            return not self.circle_id.product_id or self.fee_state == "paid"
        if needed == "engagement":
            return bool(
                self.engagement_ids.filtered(
                    lambda pledge: pledge.state in ("pledged", "partial", "delivered")
                    and (not pledge.date_start or pledge.date_start <= day)
                    and (not pledge.date_end or pledge.date_end >= day)
                )
            )
        return True

    def _begin_if_due(self):
        """Begin the accepted memberships for which all is there."""
        today = self._get_today()
        self.filtered(
            lambda member: member.date_start
            and member.date_start <= today
            and member._has_contribution(today)
        )._begin()

    def _follow_engagement(self):
        """Let memberships by engagement follow what was pledged."""
        self.filtered(
            lambda member: member.state == "applicant"
            and member.application_state == "accepted"
        )._begin_if_due()

    # the request ----------------------------------------------------------------------

    @api.model
    @api.private
    def apply(self, network, partner, values):
        """Ask for a place in a network; what an open network gives at once.

        The caller has checked that the user may speak for ``partner``.

        :param network: one ``cafe.network``
        :param partner: ``res.partner``, who is to become a member
        :param values: dict with ``applicant_id``, ``motivation``, ``offer``,
            ``wished_circle_id`` and ``criteria`` (ids of the criteria that it meets)
        :return: the membership
        :raises UserError: for a network that one does not apply to, and for a partner
            that has a place in it already
        """
        network._check_application(partner)
        member = self.create(self._get_application_values(network, partner, values))
        applicant = member.applicant_id
        if applicant and not applicant.is_company and applicant != partner:
            member.representative_ids = applicant
        if network.member_rule == "open" and not member._get_lacking():
            member.action_accept()
        else:
            member._mail_step("received")
            member._ask_coordinators()
        return member

    @api.model
    def _get_application_values(self, network, partner, values):
        """What an open network hears it believes: what is claimed counts as met."""
        values = dict(values)
        claimed = set(values.pop("criteria", ()))
        believed = claimed if network.member_rule == "open" else ()
        rule = network.member_rule
        today = self._get_today()
        return {
            "network_id": network.id,
            "partner_id": partner.id,
            "state": "applicant",
            "date_start": self._get_first_free_day(network, partner),
            "date_applied": today,
            "contribution_form": rule if rule in BY_CONTRIBUTION else "none",
            "criterion_line_ids": [
                Command.create(
                    {
                        "criterion_id": criterion.id,
                        "is_claimed": criterion.id in claimed,
                        "is_met": criterion.id in believed,
                    }
                )
                for criterion in network.criterion_ids
            ],
            **values,
        }

    @api.model
    def _get_first_free_day(self, network, partner):
        """Today, or the day after an earlier membership that ends today or later."""
        today = self._get_today()
        last = self.search(
            [
                ("network_id", "=", network.id),
                ("partner_id", "=", partner.id),
                ("state", "=", "left"),
                ("date_end", ">=", today),
            ],
            order="date_end desc",
            limit=1,
        )
        return last.date_end + timedelta(days=1) if last else today

    # what the applicant does in between -----------------------------------------------

    @api.private
    def answer_more(self, answer, criteria=()):
        """What an applicant tells when asked for more.

        :param answer: str
        :param criteria: ids of the criteria that it now says to meet
        """
        self.ensure_one()
        self.criterion_line_ids.filtered(
            lambda line: line.criterion_id.id in criteria
        ).is_claimed = True
        self.message_post(
            body=plaintext2html(answer),
            author_id=self.env.user.partner_id.id,
            message_type="comment",
            subtype_xmlid="mail.mt_comment",
        )
        self._take_up_again()

    def _take_up_again(self):
        """What was asked is answered: the coordinators have something to decide."""
        self.application_state = "new"
        self._ask_coordinators()

    @api.private
    def withdraw(self):
        """The applicant changed her mind: nothing is left to decide, nobody is mailed.

        :raises UserError: where the application was decided already
        """
        if self - self.filtered_domain(self._get_undecided_domain()):
            raise UserError(
                self.env._("This application is decided: it cannot be withdrawn.")
            )
        self.write(
            {
                "application_state": "withdrawn",
                "state": "refused",
                "reason_left": self.env._("Withdrawn by the applicant"),
            }
        )
        self._end_application()

    @api.model
    def _get_undecided_domain(self):
        """:return: Domain of the applications that wait for a coordinator"""
        return Domain("state", "=", "applicant") & Domain(
            "application_state", "in", ("new", "more")
        )
