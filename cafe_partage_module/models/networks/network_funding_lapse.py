import logging

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL, format_date

_logger = logging.getLogger(__name__)

ACTIVITY = "cafe_partage_module.mail_activity_type_funding"
WARN_AHEAD = relativedelta(months=12)
# What two fundings share of which one takes over from the other.
SAME = ("network_id", "funder_id", "scheme")
# How long a coordinator has to find out what comes after.
DAYS_TO_ACT = 30
# Fundings that the daily job takes in one transaction.
BATCH = 50


def follows(alias):
    """Another funding by the same funder and scheme that takes over from this one.

    :param alias: str, alias of ``cafe_network_funding`` in the query around it
    :return: SQL, a condition: it starts the day after at the latest and ends later
    """
    return SQL(
        """EXISTS (
            SELECT FROM cafe_network_funding AS following
             WHERE following.network_id = %(this)s.network_id
               AND following.funder_id = %(this)s.funder_id
               AND LOWER(TRIM(COALESCE(following.scheme, '')))
                   = LOWER(TRIM(COALESCE(%(this)s.scheme, '')))
               AND following.id != %(this)s.id
               AND following.active
               AND following.date_start <= %(this)s.date_end + 1
               AND COALESCE(following.date_end, 'infinity') > %(this)s.date_end
        )""",
        this=SQL.identifier(alias),
    )


class CafeNetworkFundingLapseMixin(models.AbstractModel):
    """What lapses within a year without anything after it, and who is told so, once."""

    _name = "cafe.network.funding.lapse.mixin"
    _description = "Funding that Lapses"

    is_lapsing = fields.Boolean(
        string="Lapses within a year",
        compute="_compute_is_lapsing",
        search="_search_is_lapsing",
        help="It ends within twelve months, and no other funding by the same funder "
        "and scheme takes over.",
    )
    lapse_warned_for = fields.Date(
        string="Warned of the end on",
        copy=False,
        readonly=True,
        help="The last day that the coordinators were warned about. A later last day "
        "gives another warning.",
    )

    @api.depends("network_id", "funder_id", "scheme", "date_start", "date_end")
    def _compute_is_lapsing(self):
        today = self.env.company._cafe_today()
        lapsing = self.search(
            self._get_lapsing_domain(today) & Domain("id", "in", self._origin.ids)
        )
        for funding in self:
            funding.is_lapsing = funding._origin in lapsing

    def _search_is_lapsing(self, operator, value):
        if operator != "in":
            return NotImplemented
        lapsing = self._get_lapsing_domain(self.env.company._cafe_today())
        return Domain.OR([lapsing if wanted else ~lapsing for wanted in value])

    @api.model
    def _get_lapsing_domain(self, day):
        """What lapses in the twelve months from ``day`` on.

        :param day: date
        :return: Domain
        """

        def lapses_for_good(model, alias, query):
            model.flush_model(
                [*SAME, "active", "date_start", "date_end"],
            )
            return SQL("NOT %s", follows(alias))

        return (
            Domain("date_end", ">=", day)
            & Domain("date_end", "<=", day + WARN_AHEAD)
            & Domain.custom(to_sql=lapses_for_good)
        )

    def _settle_warnings(self):
        """Close warnings that have been answered, here or by what follows.

        A last day that moved, or a funding that takes over, ends the activity of what
        lapsed before. A later last day is warned about anew, when it comes near.
        """
        warned = self.search(
            [
                ("network_id", "in", self.network_id.ids),
                ("funder_id", "in", self.funder_id.ids),
                ("lapse_warned_for", "!=", False),
                ("activity_ids", "!=", False),
            ]
        )
        answered = warned.filtered(
            lambda f: not f.is_lapsing or f.date_end > f.lapse_warned_for
        )
        # sudo: the activity is the coordinator's, whoever found the answer
        answered.sudo().activity_feedback(
            [ACTIVITY], feedback=self.env._("It was renewed, or its last day moved.")
        )

    # the daily job

    @api.model
    def _cron_warn_lapses(self):
        """Warn the coordinators of what lapses within a year, each last day once.

        The warning and its memory are saved together, so that a job that stops halfway
        goes on where it was. A day is a day where the company is.
        """
        todo = self._find_unwarned()
        Cron = self.env["ir.cron"]
        Cron._commit_progress(remaining=len(todo))
        for start in range(0, len(todo), BATCH):
            batch = todo[start : start + BATCH]
            for funding in batch:
                funding._warn_or_log()
            if not Cron._commit_progress(len(batch)):
                break

    @api.model
    def _find_unwarned(self):
        """:return: recordset, of all companies"""
        found = self.browse()
        main = self.env.ref("base.main_company")
        for company in self.env["res.company"].search([]):
            owners = [company.id, False] if company == main else [company.id]
            found |= self.search(
                self._get_lapsing_domain(company._cafe_today())
                & Domain("company_id", "in", owners)
                & Domain("network_id.active", "=", True)
            )
        return found.filtered(
            lambda f: not f.lapse_warned_for or f.lapse_warned_for < f.date_end
        )

    def _warn_or_log(self):
        """One that cannot be warned about does not hold up the others."""
        try:
            with self.env.cr.savepoint():
                self._warn()
                self.env.flush_all()
        except Exception:
            _logger.exception("Nobody was warned that funding %s lapses", self.id)

    def _warn(self):
        """One activity for each coordinator; without one, a note."""
        self.ensure_one()
        company = self.network_id._get_means_company()
        deadline = fields.Date.add(company._cafe_today(), days=DAYS_TO_ACT)
        coordinators = self.network_id.coordinator_ids.filtered(
            lambda user: self.with_user(user).has_access("read")
        )
        for user in coordinators:
            funding = self.with_context(lang=user.lang)
            funding.activity_schedule(
                ACTIVITY,
                min(deadline, self.date_end),
                summary=funding._get_lapse_message(),
                user_id=user.id,
            )
        if not coordinators:
            self._message_log(
                body=self.env._(
                    "%(message)s. The network has no coordinator to tell.",
                    message=self._get_lapse_message(),
                )
            )
        self.lapse_warned_for = self.date_end

    def _get_lapse_message(self):
        return self.env._(
            "%(funder)s: the means of %(network)s end on %(day)s",
            funder=self.funder_id.name,
            network=self.network_id.name,
            day=format_date(self.env, self.date_end),
        )
