from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain

ACTIVITY = "cafe_partage_module.mail_activity_type_service_proposal"
STAFF = "cafe_partage_module.group_cafe_user"
OTHER = {"offer": "need", "need": "offer"}


class CafeServiceMatchAgreementMixin(models.AbstractModel):
    """From a suggestion to an agreement: who proposes, who answers, how it ends.

    Each step is taken by somebody of the right side, or by the secretariat; both
    networks' coordinators read it in one thread.
    """

    _name = "cafe.service.match.agreement.mixin"
    _description = "Service Agreement"

    state = fields.Selection(
        [
            ("found", "Found"),
            ("proposed", "Proposed"),
            ("agreed", "Agreed"),
            ("declined", "Declined"),
            ("ended", "Ended"),
        ],
        required=True,
        readonly=True,
        default="found",
        index=True,
        tracking=True,
        group_expand=True,
    )
    proposed_side = fields.Selection(
        [("offer", "Who offers"), ("need", "Who needs")],
        string="Side that proposed",
        readonly=True,
        copy=False,
    )
    proposed_by_id = fields.Many2one(
        "res.users", string="Proposed by", readonly=True, copy=False
    )
    date_proposed = fields.Date(string="Proposed on", readonly=True, copy=False)
    date_agreed = fields.Date(string="Agreed on", readonly=True, copy=False)
    decline_reason = fields.Char(
        string="Why it was declined", copy=False, tracking=True
    )

    # what the user may do now
    can_propose = fields.Boolean(compute="_compute_steps")
    can_answer = fields.Boolean(compute="_compute_steps")
    can_decline = fields.Boolean(compute="_compute_steps")
    can_withdraw = fields.Boolean(compute="_compute_steps")
    can_end = fields.Boolean(compute="_compute_steps")

    @api.depends_context("uid")
    @api.depends(
        "state", "proposed_side", "offer_coordinator_ids", "need_coordinator_ids"
    )
    def _compute_steps(self):
        for match in self:
            sides = match._get_my_sides()
            state, proposer = match.state, match.proposed_side
            match.can_propose = bool(sides) and state in ("found", "declined")
            match.can_answer = state == "proposed" and OTHER.get(proposer) in sides
            match.can_decline = match.can_answer or (bool(sides) and state == "found")
            match.can_withdraw = state == "proposed" and proposer in sides
            match.can_end = bool(sides) and state == "agreed"

    def _get_my_sides(self):
        """:return: set of ``offer`` and ``need``, the sides the user may speak for"""
        self.ensure_one()
        if self.env.user.has_group(STAFF):
            return {"offer", "need"}
        return {side for side in OTHER if self.env.user in self._get_coordinators(side)}

    def _get_coordinators(self, side):
        """:return: res.users, the coordinators of one side"""
        return self[f"{side}_coordinator_ids"]

    def _get_network_name(self, side):
        """:return: str, the name of one side, which both sides may know"""
        return self[f"{side}_network_name"]

    def _propose(self, side, terms, message):
        """Ask the other side, in one thread with the coordinators of both.

        :param side: str, ``offer`` or ``need``: for whom the user speaks
        :param terms: dict of ``date_start``, ``date_end`` and ``capacity``
        :param message: str, plain text to the other side
        :raises UserError: when it was proposed already, or the terms do not fit
        :raises AccessError: when the user does not speak for that side
        """
        self._check_step("can_propose")
        if side not in self._get_my_sides():
            raise AccessError(
                self.env._("You can propose only for a network that you coordinate.")
            )
        self._take_step(
            state="proposed",
            proposed_side=side,
            proposed_by_id=self.env.uid,
            date_proposed=self.env.company._cafe_today(),
            decline_reason=False,
            **terms,
        )
        self._check_terms()
        users = self._get_coordinators("offer") | self._get_coordinators("need")
        self.message_subscribe(partner_ids=users.partner_id.ids)
        self._tell(self._get_proposal_body(side, message))
        summary = self.env._(
            "Answer the proposal of %(who)s", who=self._get_network_name(side)
        )
        for user in self._get_coordinators(OTHER[side]):
            # the message above is the mail: no second one for the activity
            self.with_context(mail_activity_quick_update=True).activity_schedule(
                ACTIVITY, user_id=user.id, summary=summary
            )

    def _get_proposal_body(self, side, message):
        """:return: Markup, what both sides read"""
        body = Markup("<p>%s</p>") % self.env._(
            "%(who)s proposes to share this work: %(hours)s hours a month.",
            who=self._get_network_name(side),
            hours=f"{self.capacity:g}",
        )
        if message:
            lines = Markup("<br/>").join((message or "").splitlines())
            body += Markup("<p>%s</p>") % lines
        if not self._get_coordinators(OTHER[side]):
            body += Markup("<p>%s</p>") % self.env._(
                "%(who)s has no coordinator: the secretariat answers for it.",
                who=self._get_network_name(OTHER[side]),
            )
        return body

    def action_agree(self):
        """The other side agrees with what was proposed.

        :raises UserError: when this user cannot, or the offer has no room
        """
        self._check_step("can_answer")
        self._check_terms()
        self._take_step(state="agreed", date_agreed=self.env.company._cafe_today())
        self.activity_feedback([ACTIVITY], user_id=self.env.uid)
        self.activity_unlink([ACTIVITY])
        self._tell(self.env._("Agreed. Note the hours used here as they come."))

    def action_decline(self):
        """Say no, with the reason that ``decline_reason`` gives.

        :return: an action that closes the dialog
        :raises UserError: when this user cannot, or gave no reason
        """
        self._check_step("can_decline")
        reason = (self.decline_reason or "").strip()
        if not reason:
            raise UserError(
                self.env._("Say why, so that the other network understands.")
            )
        self._take_step(state="declined")
        self.activity_feedback([ACTIVITY], user_id=self.env.uid)
        self.activity_unlink([ACTIVITY])
        self._tell(self.env._("Declined: %(reason)s", reason=reason))
        return {"type": "ir.actions.act_window_close"}

    def action_withdraw(self):
        """Take a proposal back: it is a suggestion again, with the lines' terms.

        :raises UserError: when this user cannot
        """
        self._check_step("can_withdraw")
        self._take_step(state="found", proposed_side=False)
        # sudo: computed from both networks' lines
        self.sudo()._compute_terms()
        self.activity_unlink([ACTIVITY])
        self._tell(self.env._("The proposal was withdrawn."))

    def action_end(self):
        """End an agreement today; its hours stay.

        :raises UserError: when this user cannot
        """
        self._check_step("can_end")
        last = max(self.date_start, self.env.company._cafe_today())
        self._take_step(state="ended", date_end=min(self.date_end or last, last))
        self._tell(self.env._("The agreement has ended. Its hours are kept."))

    def _close_over(self):
        """Close what is past its last day: agreements, and what had no answer."""
        for match in self:
            if match.state == "agreed":
                match._take_step(state="ended")
                match._tell(
                    self.env._("The agreed period is over. Its hours are kept.")
                )
            else:
                reason = self.env._("The period was over before there was an answer.")
                match._take_step(state="declined", decline_reason=reason)
                match.activity_unlink([ACTIVITY])

    def _check_step(self, step):
        """Nobody else may take a step meanwhile, and this user may take it now.

        :raises UserError: when not
        :raises LockError: when somebody takes a step at this very moment
        """
        self.ensure_one()
        self.check_access("write")
        self.lock_for_update()
        self.invalidate_recordset(["state", "proposed_side", step])
        if not self[step]:
            raise UserError(
                self.env._(
                    "“%(match)s” is not waiting for this from you. It may have changed "
                    "meanwhile: reload the page.",
                    match=self.display_name,
                )
            )

    def _check_terms(self):
        """:raises ValidationError: when the terms exceed what the lines have left"""
        # sudo: both lines bear the terms, and the user reads one of them
        match = self.sudo()
        for line in match.offer_line_id | match.need_line_id:
            if not (
                match.date_start
                and line.date_start <= match.date_start
                and (
                    not line.date_end
                    or (match.date_end and match.date_end <= line.date_end)
                )
                and (not match.date_end or match.date_end >= match.date_start)
            ):
                raise ValidationError(
                    self.env._(
                        "Choose a period within the one of “%(line)s”.",
                        line=line.display_name,
                    )
                )
        left = match._get_hours_left()
        if not 0 < match.capacity <= left:
            raise ValidationError(
                self.env._(
                    "%(hours)s hours a month do not fit: %(left)s are left of what is "
                    "offered.",
                    hours=f"{match.capacity:g}",
                    left=f"{max(left, 0):g}",
                )
            )

    def _get_hours_left(self):
        """:return: float, hours a month that other agreements leave of the offer"""
        self.ensure_one()
        overlap = Domain("date_end", "=", False) | Domain(
            "date_end", ">=", self.date_start
        )
        if self.date_end:
            overlap &= Domain("date_start", "<=", self.date_end)
        # sudo: agreements with networks that the user does not see take hours too
        agreed = self.sudo().search(
            overlap
            & Domain("state", "=", "agreed")
            & Domain("offer_line_id", "=", self.sudo().offer_line_id.id)
            & Domain("id", "not in", self.ids)
        )
        return self.offer_capacity - sum(agreed.mapped("capacity"))

    def _take_step(self, **values):
        # sudo: the fields are guarded; who may was checked by the step itself
        self.sudo().write(values)

    def _tell(self, body):
        """Write to all who follow, the coordinators of both sides."""
        self.message_post(body=body, subtype_xmlid="mail.mt_comment")
