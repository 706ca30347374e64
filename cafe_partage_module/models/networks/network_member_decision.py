from odoo import models
from odoo.exceptions import UserError
from odoo.tools import clean_context


class CafeNetworkMemberDecisionMixin(models.AbstractModel):
    """What a coordinator, the gatekeeper of her network, decides on an application.

    She gives a place, asks for more, or refuses with a reason.
    """

    _name = "cafe.network.member.decision.mixin"
    _description = "Decision on a Membership"
    _inherit = ["cafe.network.member.mail.mixin"]

    def action_decide(self):
        """Open the dialog to accept, ask for more, or refuse.

        The context's ``default_decision`` says which of them.

        :return: an action on ``cafe.network.decision``
        """
        members = self.filtered(lambda member: member.state == "applicant")
        if not members:
            raise UserError(self.env._("Only an application can be decided on."))
        if len(members.network_id) > 1:
            raise UserError(
                self.env._("Decide on the applications of one network at a time.")
            )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Decide"),
            "res_model": "cafe.network.decision",
            "view_mode": "form",
            "target": "new",
            # defaults of the screen are for members, not for the dialog and its mails
            "context": {
                **clean_context(self.env.context),
                "default_decision": self.env.context.get("default_decision", "accept"),
                "default_member_ids": members.ids,
            },
        }

    def action_accept(self):
        """Give applicants their place, from today on or from their later first day.

        :raises UserError: where a required criterion is not met
        """
        self._accept()

    def _accept(self, circle=None, date_start=None, message=None, exception=None):
        """Accept applicants; where something must come first they begin later.

        :param circle: one ``cafe.network.circle``; by default the one that they have,
            wish, or else the outermost of their network
        :param date_start: date; by default today, or the later day that they have
        :param message: str for the applicants, in the mail
        :param exception: str, why required criteria need not be met
        :raises UserError: where a required criterion is not met, without an exception
        """
        members = self.filtered(lambda member: member.state == "applicant")
        if not exception:
            members._check_criteria()
        today = self._get_today()
        for member in members:
            start = date_start or max(member.date_start or today, today)
            member.write(
                {
                    "application_state": "accepted",
                    "circle_id": (
                        circle
                        or member.circle_id
                        or member.wished_circle_id
                        or member.network_id._get_outer_circle()
                    ).id,
                    "date_start": start,
                }
            )
            if exception and member._get_lacking():
                member._message_log(
                    body=self.env._(
                        "Accepted although not all criteria are met: %(reason)s",
                        reason=exception,
                    )
                )
        members._begin_if_due()
        for member in members:
            member._mail_step("accepted", message)
        members._end_application()

    def _get_lacking(self):
        """:return: the lines of required criteria that are not met"""
        return self.criterion_line_ids.filtered(
            lambda line: line.is_required and not line.is_met
        )

    def _check_criteria(self):
        """:raises UserError: where a required criterion is not met, with their names"""
        for member in self:
            if lacking := member._get_lacking():
                raise UserError(
                    self.env._(
                        "%(member)s does not meet: %(criteria)s. Tick what is met, or "
                        "accept it with a reason.",
                        member=member.partner_id.display_name,
                        criteria=", ".join(lacking.criterion_id.mapped("name")),
                    )
                )

    def action_refuse(self):
        """Refuse applicants; ``reason_left`` of each says why.

        :raises UserError: where it is empty
        """
        self._refuse()

    def _refuse(self, reason=None, message=None):
        """Refuse applicants.

        :param reason: str, kept with the application; by default what is there
        :param message: str for the applicants, in the mail; without it the reason
        :raises UserError: without a reason
        """
        members = self.filtered(lambda member: member.state == "applicant")
        if reason:
            members.reason_left = reason
        if any(not (member.reason_left or "").strip() for member in members):
            raise UserError(self.env._("Say why the application is refused."))
        members.state = "refused"
        for member in members:
            member._mail_step("refused", message or member.reason_left)
        members._end_application()

    def _ask_more(self, question):
        """Ask applicants something before the decision, which then waits for them.

        :param question: str, for the applicants
        """
        members = self.filtered(lambda member: member.state == "applicant")
        members.write({"application_state": "more", "question_asked": question})
        for member in members:
            member._mail_step("more", question)
        members._end_application()
