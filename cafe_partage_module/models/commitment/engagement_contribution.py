from odoo import api, models
from odoo.fields import Domain

# What counts most first: a member's best engagement speaks for it.
CONTRIBUTION_STATES = ("delivered", "partial", "pledged", "waived", "overdue", "none")


class CafeEngagementContributionMixin(models.AbstractModel):
    """An engagement is a contribution, beside a fee or instead of one."""

    _name = "cafe.engagement.contribution.mixin"
    _description = "Engagement as a Contribution"

    @api.model
    def _get_contribution_states(self, members, day):
        """How members stand with their engagements on a day, in one query.

        An engagement whose period covers the day counts by its state of this moment:
        ``delivered``, ``partial``, ``pledged`` or ``waived``. One whose period was over
        by then and that was not delivered whole is ``overdue``; one that was delivered
        or waived before counts no longer. The best one speaks for the member, in the
        order of ``CONTRIBUTION_STATES``. What is proposed, declined or archived does
        not count.

        :param members: recordset of ``cafe.network.member``
        :param day: date
        :return: dict of each member's id to one of ``CONTRIBUTION_STATES``
        """
        states = dict.fromkeys(members.ids, "none")
        for member, state, last_end, dated, count in self._read_group(
            Domain("member_id", "in", members.ids)
            & Domain("date_start", "<=", day)
            & (
                self._get_current_domain(day)
                & Domain("state", "not in", ("proposed", "declined"))
                | self._get_overdue_domain(day)
            ),
            ["member_id", "state"],
            ["date_end:max", "date_end:count", "__count"],
        ):
            # one that has no end covers the day, and so does one that ends later
            covers = dated < count or last_end >= day
            states[member.id] = min(
                states[member.id],
                state if covers else "overdue",
                key=CONTRIBUTION_STATES.index,
            )
        return states
