from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ..networks.network_member import LIVING_STATES


class CafeMemberDriver(models.Model):
    """Why one member takes part, from the day it was said to the day it was unsaid.

    What was confirmed once is history: it ends and is never deleted.
    """

    _name = "cafe.member.driver"
    _description = "Member's Driver"
    _inherit = ["cafe.bound.mixin", "cafe.dated.mixin", "cafe.driver.freshness.mixin"]
    _bound_to = "member_id"
    _order = "member_id, date_start desc, id desc"
    _rec_name = "driver_id"
    _rec_names_search = ["driver_id.name", "partner_id.name"]
    _overlap_keys = ("member_id", "driver_id")

    member_id = fields.Many2one(
        "cafe.network.member", required=True, ondelete="cascade", index=True
    )
    member_state = fields.Selection(
        related="member_id.state", string="Membership", store=True
    )
    network_id = fields.Many2one(related="member_id.network_id", store=True, index=True)
    circle_id = fields.Many2one(related="member_id.circle_id", store=True, index=True)
    company_id = fields.Many2one(related="member_id.company_id", store=True, index=True)
    partner_id = fields.Many2one(
        related="member_id.partner_id", store=True, index=True, string="Member name"
    )
    driver_id = fields.Many2one(
        "cafe.driver", required=True, ondelete="restrict", index=True
    )
    kind = fields.Selection(related="driver_id.kind", store=True, index=True)
    note = fields.Char(string="In their words")

    # the days are checked too, but two requests at once do not see each other
    _unended_uniq = models.UniqueIndex(
        "(member_id, driver_id) WHERE date_end IS NULL",
        "This member has this driver already. Confirm that one.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        drivers = super().create(vals_list)
        drivers.filtered(lambda driver: not driver.date_end)._check_living()
        return drivers

    def write(self, vals):
        """Whose driver it is, and which, stays as it was said.

        :raises UserError: when either would change
        """
        for name in {"member_id", "driver_id"} & vals.keys():
            if any(driver[name].id != vals[name] for driver in self):
                raise UserError(
                    self.env._(
                        "“%(driver)s” of %(member)s is history. End it, and add what "
                        "is true now.",
                        driver=self[0].display_name,
                        member=self[0].member_id.display_name,
                    )
                )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_confirmed(self):
        if kept := self.filtered("confirmed_on"):
            raise UserError(
                self.env._(
                    "“%(driver)s” of %(member)s was confirmed, so it is history. End "
                    "it with “No longer true” instead.",
                    driver=kept[0].display_name,
                    member=kept[0].member_id.display_name,
                )
            )

    def action_confirm(self):
        """Staff know that these still are true; what ended stays as it is.

        :raises UserError: when none of them is true today
        """
        today = self.env.company._cafe_today()
        drivers = self._get_true_today(today)
        drivers._confirm(today, "staff")
        drivers._log(self.env._("Drivers confirmed: %(drivers)s"))

    def action_end(self):
        """These are no longer true: yesterday was their last day.

        :raises UserError: when none of them is true today
        """
        today = self.env.company._cafe_today()
        drivers = self._get_true_today(today)
        drivers._end(today)
        drivers._log(self.env._("No longer true: %(drivers)s"))

    def action_ask_to_confirm(self):
        """Open the dialog that mails the people of these members.

        :return: an action
        """
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cafe_partage_module.cafe_driver_ask_action"
        )
        action["context"] = {"default_member_ids": self.member_id.ids}
        return action

    def action_open_member(self):
        """:return: an action on the member of this driver"""
        self.ensure_one()
        return self.member_id.get_formview_action()

    @api.model
    def _take_over(self, member, drivers, day, by, known=None):
        """Make the drivers of a member what was said on ``day``.

        :param member: one ``cafe.network.member``
        :param drivers: ``cafe.driver``, all that were said
        :param day: date
        :param by: str, a key of ``confirmed_by``
        :param known: the member's drivers that were in view: only these can end
            because they were not said; default all that go on
        :return: dict of ``kept``, ``started`` and ``ended`` to records of this model
        :raises ValidationError: when the member left
        """
        self._check_living_member(member)
        domain = Domain("member_id", "=", member.id)
        unended = Domain("date_end", "=", False) | Domain("date_end", ">=", day)
        rows = self.search(domain & unended, order="date_start, id")
        first = {row.driver_id: row for row in reversed(rows)}
        kept = self.union(*(first[driver] for driver in drivers if driver in first))
        ended = rows._filter_going_on(day)
        if known is not None:
            ended &= known
        ended = ended.filtered(lambda row: row.driver_id not in drivers)
        kept._confirm(day, by)
        kept.filtered(lambda row: row.date_start > day).date_start = day
        kept.filtered(lambda row: row.date_end == day).date_end = False
        ended._end(day)
        started = self.create(
            [
                {
                    "member_id": member.id,
                    "driver_id": driver.id,
                    "date_start": day,
                    "confirmed_on": day,
                    "confirmed_by": by,
                }
                for driver in drivers
                if driver not in first
            ]
        )
        return {"kept": kept, "started": started, "ended": ended}

    def _get_true_today(self, today):
        if drivers := self._filter_going_on(today):
            return drivers
        raise UserError(
            self.env._(
                "Choose what drives a member today: a driver that ended, or that of a "
                "member that left, is history."
            )
        )

    def _filter_going_on(self, day):
        return self.filtered_domain(self._get_going_on_domain(day))

    def _confirm(self, day, by):
        """Who was confirmed later than ``day`` already stays so."""
        self.filtered(
            lambda row: not row.confirmed_on or row.confirmed_on <= day
        ).write({"confirmed_on": day, "confirmed_by": by})

    def _end(self, day):
        """The day before was the last one, or else the day on which it started."""
        yesterday = fields.Date.subtract(day, days=1)
        ends = self.grouped(lambda driver: max(driver.date_start, yesterday))
        for last, drivers in ends.items():
            drivers.date_end = last

    def _log(self, text):
        """One line for each member; ``text`` has a place for ``%(drivers)s``."""
        by_member = self.grouped("member_id")
        self.member_id._message_log_batch(
            bodies={
                member.id: text
                % {"drivers": ", ".join(drivers.mapped("driver_id.name"))}
                for member, drivers in by_member.items()
            }
        )

    def _check_living(self):
        for member in self.member_id:
            self._check_living_member(member)

    @api.model
    def _check_living_member(self, member):
        if member.state not in LIVING_STATES:
            raise ValidationError(
                self.env._(
                    "%(member)s is no longer a member: nothing drives it now. What "
                    "drove it before can be kept with a last day.",
                    member=member.display_name,
                )
            )

    def _get_overlap_message(self, other):
        return self.env._(
            "%(member)s has the driver “%(driver)s” already on some of these days. "
            "Confirm that one, or choose dates that do not overlap.",
            member=self.member_id.display_name,
            driver=self.display_name,
        )

    @api.model
    def _end_with_membership(self):
        """Drivers of members that left end with the membership, however late seen."""
        gone = self.search(
            Domain("member_state", "not in", LIVING_STATES)
            & Domain("date_end", "=", False)
        )
        ends = gone.grouped(
            lambda row: max(
                row.date_start, row.member_id.date_end or self.env.company._cafe_today()
            )
        )
        for last, drivers in ends.items():
            drivers.date_end = last
