from odoo import models
from odoo.tools import SQL

CALL = "mail.mail_activity_data_call"


class CafeNetworkMemberCallMixin(models.AbstractModel):
    """Calls to members that are planned as activities, one at a time for each."""

    _name = "cafe.network.member.call.mixin"
    _description = "Member: Calls"

    def _filter_to_call(self):
        """:return: those of these members for whom no call is planned"""
        # sudo: a call that somebody else plans is a call, also where it is hers alone
        planned = (
            self.env["mail.activity"]
            .sudo()
            .search(
                [
                    ("res_model", "=", "cafe.network.member"),
                    ("res_id", "in", self.ids),
                    ("activity_type_id", "=", self.env.ref(CALL).id),
                ]
            )
        )
        return self - self.browse(planned.mapped("res_id"))

    def _plan_calls(self, user, day, note=""):
        """Plan a call to each of these members that has none planned.

        Two who plan at once wait for each other: the second starts anew, and sees what
        the first one planned.

        :param user: one ``res.users``, who calls
        :param day: date
        :param note: str, what to talk about
        :return: the members for whom a call was planned now
        :raises AccessError: for who may not edit all of these members
        """
        self.check_access("write")
        self.lock_for_update()
        self.env.execute_query(
            SQL(
                "UPDATE cafe_network_member SET id = id WHERE id IN %s RETURNING id",
                tuple(self.ids) or (0,),
            )
        )
        members = self._filter_to_call()
        members.activity_schedule(
            CALL, day, note=note, user_id=user.id, automated=False
        )
        return members
