from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import SQL

from ..networks.network_member import LIVING_STATES

FRESHNESS = ("fresh", "due", "stale")


class CafeDriverFreshnessMixin(models.AbstractModel):
    """For how long a confirmed driver holds: fresh, then due, then stale.

    Counted in the network's months from the day on which it was last confirmed, or
    from its first day where nobody confirmed it. The two dates are stored; freshness
    follows from them and from today, so no job has to run for it to be right. What
    ended, ends today, did not start yet, or belongs to a member that left has none.

    The model has ``network_id``, ``date_start``, ``date_end`` and ``member_state``.
    """

    _name = "cafe.driver.freshness.mixin"
    _description = "Driver Freshness"

    confirmed_on = fields.Date(
        string="Confirmed on",
        default=lambda self: self.env.company._cafe_today(),
        index=True,
        copy=False,
    )
    confirmed_by = fields.Selection(
        [
            ("conversation", "In a conversation"),
            ("staff", "By staff"),
            ("member", "By the member"),
        ],
        string="Confirmed",
        default="staff",
        copy=False,
    )
    date_due = fields.Date(
        string="Due on",
        compute="_compute_date_due",
        store=True,
        index=True,
        help="From this day on, somebody should ask whether it is still true.",
    )
    date_stale = fields.Date(
        string="Stale on", compute="_compute_date_due", store=True, index=True
    )
    freshness = fields.Selection(
        [("fresh", "Fresh"), ("due", "Due"), ("stale", "Stale")],
        compute="_compute_freshness",
        search="_search_freshness",
        group_expand=True,
    )

    @api.depends(
        "confirmed_on",
        "date_start",
        "network_id.driver_interval",
        "network_id.driver_grace",
    )
    def _compute_date_due(self):
        for driver in self:
            network = driver.network_id
            basis = driver.confirmed_on or driver.date_start
            months = network.driver_interval if driver.confirmed_on else 0
            driver.date_due = basis and basis + relativedelta(months=months)
            # from the same day, so that the last day of February is no trap
            driver.date_stale = basis and basis + relativedelta(
                months=months + network.driver_grace
            )

    @api.depends("date_start", "date_end", "date_due", "date_stale", "member_state")
    def _compute_freshness(self):
        today = self.env.company._cafe_today()
        self.freshness = False
        for freshness in FRESHNESS:
            domain = self._get_freshness_domain(freshness, today)
            self.filtered_domain(domain).freshness = freshness

    def _search_freshness(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = self.env.company._cafe_today()
        domains = [
            self._get_freshness_domain(wanted, today)
            for wanted in value
            if wanted in FRESHNESS
        ]
        if False in value:
            domains.append(~self._get_going_on_domain(today))
        return Domain.OR(domains)

    @api.constrains("confirmed_on")
    def _check_confirmed_on(self):
        # somewhere on earth it is tomorrow already
        tomorrow = fields.Date.add(self.env.company._cafe_today(), days=1)
        for driver in self:
            if driver.confirmed_on and driver.confirmed_on > tomorrow:
                raise ValidationError(
                    self.env._(
                        "“%(driver)s” cannot be confirmed in the future.",
                        driver=driver.display_name,
                    )
                )

    @api.model
    def _get_going_on_domain(self, day):
        """What drives members on ``day`` and is not unsaid on that day.

        :param day: date
        :return: Domain
        """
        return (
            Domain("member_state", "in", LIVING_STATES)
            & Domain("date_start", "<=", day)
            & (Domain("date_end", "=", False) | Domain("date_end", ">", day))
        )

    @api.model
    def _get_freshness_domain(self, freshness, day):
        """:return: Domain of what is ``freshness`` on ``day``"""
        if freshness == "fresh":
            dates = Domain("date_due", ">", day)
        elif freshness == "due":
            dates = Domain("date_due", "<=", day) & Domain("date_stale", ">", day)
        else:
            dates = Domain("date_stale", "<=", day)
        return self._get_going_on_domain(day) & dates

    def _read_group_groupby(self, alias, groupby_spec, query):
        """Freshness groups like a stored field; the same rules as the domains."""
        if groupby_spec != "freshness":
            return super()._read_group_groupby(alias, groupby_spec, query)
        columns = {
            name: self._field_to_sql(alias, name, query)
            for name in (
                "date_start",
                "date_end",
                "date_due",
                "date_stale",
                "member_state",
            )
        }
        return SQL(
            """CASE WHEN %(date_start)s > %(day)s OR %(date_end)s <= %(day)s
                      OR %(member_state)s NOT IN %(living)s THEN NULL
                    WHEN %(date_stale)s <= %(day)s THEN 'stale'
                    WHEN %(date_due)s <= %(day)s THEN 'due'
                    ELSE 'fresh' END""",
            day=self.env.company._cafe_today(),
            living=LIVING_STATES,
            **columns,
        )
