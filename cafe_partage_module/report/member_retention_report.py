from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..tools.records import form_action
from .member_spells import MEMBER_FIELDS, counted, earlier_places, gone_on

# A row is one member of one network, so many years later: its id holds both.
YEAR_BITS = 7

# Of each cohort what was counted last: figures of several years do not add up.
LAST_COUNT = """
    (SELECT COALESCE(SUM(part.figure), 0)
       FROM (SELECT figure, year_no,
                    MAX(year_no) OVER (PARTITION BY joined_on) AS last
               FROM unnest(array_agg(%(joined_on)s), array_agg(%(year_no)s),
                           array_agg(%(figure)s)) AS part (joined_on, year_no, figure)
            ) AS part
      WHERE part.year_no = part.last)
"""


class CafeMemberRetentionReport(models.Model):
    """Who stayed: of those who first joined in a year, how many are there later.

    A cohort are the members of one network by when they first joined it. It is counted
    at the end of the year in which they joined (0 years since), of the next one (1) and
    so on; this year as of today. Who came back is there again. Of several years
    together, the last one counts. Members without a first day are of no cohort.
    """

    _name = "cafe.member.retention.report"
    _inherit = ["cafe.report.grain.mixin"]
    _description = "Members Who Stayed"
    _auto = False
    _order = "joined_on desc, network_id, partner_id, year_no"
    _rec_name = "partner_id"
    _depends = {"cafe.network.member": MEMBER_FIELDS}
    _grain_types = {
        "network_id": "int",
        "company_id": "int",
        "partner_id": "int",
        "industry_id": "int",
    }

    network_id = fields.Many2one("cafe.network")
    partner_id = fields.Many2one("res.partner", string="Member")
    industry_id = fields.Many2one("res.partner.industry", string="Sector")
    company_id = fields.Many2one("res.company")
    member_id = fields.Many2one("cafe.network.member", string="First membership")
    joined_on = fields.Date(string="First joined")
    year_no = fields.Integer(
        string="Years since",
        aggregator=None,
        help="0: at the end of the year in which they joined. This year: today.",
    )
    started_count = fields.Integer(
        string="Joined", help="Members of the network that joined for the first time."
    )
    kept_count = fields.Integer(
        string="Still members", help="Of those who joined; also who left and came back."
    )
    kept_share = fields.Float(
        string="Share still members",
        digits=(5, 1),
        aggregator="avg",
        help="Of all who joined together, not an average of shares.",
    )

    def _get_grain_query(self, names):
        columns = [*names, "joined_on", "first_year", "from_year", "until_year"]
        return SQL(
            """
            SELECT NULL::bigint AS id,
                   %(columns)s,
                   NULL::int AS member_id,
                   cell.joined_on,
                   entry.year - cell.first_year AS year_no,
                   entry.started AS started_count,
                   entry.kept AS kept_count,
                   NULL::float8 AS kept_share
              FROM (
                    SELECT %(names)s,
                           SUM(is_first::int)::int AS started,
                           COUNT(*)::int AS kept
                      FROM (%(places)s) AS place
                     GROUP BY %(names)s
                   ) AS cell
             CROSS JOIN LATERAL (
                    SELECT year, cell.started, 0 AS kept
                      FROM generate_series(cell.first_year, %(this_year)s) AS year
                     WHERE cell.started > 0
                     UNION ALL
                    SELECT year, 0, cell.kept
                      FROM generate_series(cell.from_year, cell.until_year) AS year
                   ) AS entry
            """,
            columns=self._get_grain_columns(names),
            names=self._get_grain_names(columns),
            places=self._get_places_query(),
            this_year=self.env.company._cafe_today().year,
        )

    @api.model
    def _get_places_query(self):
        """:return: SQL of one row for each place: in which years it was there at the
        end, and whether it is the first of its member in the network"""
        return SQL(
            """
            SELECT place.*,
                   date_trunc('month', first_on)::date AS joined_on,
                   date_start = first_on AS is_first,
                   date_part('year', first_on)::int AS first_year,
                   date_part('year', date_start)::int AS from_year,
                   CASE WHEN gone_on IS NULL THEN %(this_year)s
                        ELSE date_part('year', gone_on)::int - 1 END AS until_year
              FROM (
                    SELECT member.network_id,
                           member.company_id,
                           member.partner_id,
                           member.industry_id,
                           member.date_start,
                           %(gone_on)s AS gone_on,
                           LEAST(COALESCE(member.date_start, '-infinity'),
                                 earlier.first_on) AS first_on
                      FROM cafe_network_member AS member
                      LEFT JOIN (%(earlier)s) AS earlier
                        ON earlier.network_id = member.network_id
                       AND earlier.partner_id = member.partner_id
                     WHERE %(counted)s
                   ) AS place
             WHERE isfinite(first_on)
               AND first_on <= %(today)s
            """,
            earlier=earlier_places(),
            **self._get_values(),
        )

    @api.model
    def _get_values(self):
        """:return: dict for the queries"""
        today = self.env.company._cafe_today()
        return {
            "today": today,
            "this_year": today.year,
            "counted": counted(),
            "gone_on": gone_on(today),
        }

    def _read_group_select(self, aggregate_spec, query):
        """Of several years the last one counts, and a share is that of the sums."""
        name = {
            "__count": "started_count",
            "started_count:sum": "started_count",
            "kept_count:sum": "kept_count",
        }.get(aggregate_spec)
        if name:
            return SQL("%s::int", self._get_last_count(name, query))
        if aggregate_spec == "kept_share:avg":
            return SQL(
                "%s::float8 / NULLIF(%s, 0)",
                self._get_last_count("kept_count", query),
                self._get_last_count("started_count", query),
            )
        return super()._read_group_select(aggregate_spec, query)

    @api.model
    def _get_last_count(self, name, query):
        """:return: SQL, what of this figure was counted last of each cohort"""
        return SQL(
            LAST_COUNT,
            joined_on=self._field_to_sql(self._table, "joined_on", query),
            year_no=self._field_to_sql(self._table, "year_no", query),
            figure=self._field_to_sql(self._table, name, query),
        )

    # the members behind a figure ------------------------------------------------------

    @api.model
    def _search(self, domain, *args, **kwargs):
        """Who does not ask for a year gets each member once, as it is now."""
        asked = {leaf.field_expr for leaf in Domain(domain).iter_conditions()}
        rows = self.with_context(cafe_now=not {"year_no", "id"} & asked)
        return super(CafeMemberRetentionReport, rows)._search(domain, *args, **kwargs)

    def _get_row_query(self, ids):
        members = tuple({row >> YEAR_BITS for row in ids or ()})
        return SQL(
            """
            SELECT (member.id::bigint << %(bits)s) + year_no AS id,
                   member.id AS member_id,
                   member.network_id,
                   member.company_id,
                   member.partner_id,
                   member.industry_id,
                   member.date_start AS joined_on,
                   year_no,
                   1 AS started_count,
                   kept::int AS kept_count,
                   kept::int::float8 AS kept_share
              FROM cafe_network_member AS member
             CROSS JOIN LATERAL (
                    SELECT %(this_year)s - date_part('year', member.date_start)::int
                           AS last
                   ) AS span
             CROSS JOIN LATERAL generate_series(
                    CASE WHEN %(now)s THEN span.last ELSE 0 END, span.last) AS year_no
             CROSS JOIN LATERAL (SELECT EXISTS (%(kept)s) AS kept) AS found
             WHERE %(counted)s
               AND member.date_start <= %(today)s
               AND NOT EXISTS (
                    SELECT FROM cafe_network_member AS place
                     WHERE place.network_id = member.network_id
                       AND place.partner_id = member.partner_id
                       AND %(place_counted)s
                       AND COALESCE(place.date_start, '-infinity') < member.date_start)
               AND %(asked)s
            """,
            bits=YEAR_BITS,
            now=bool(self.env.context.get("cafe_now")),
            asked=SQL("member.id IN %s", members) if ids else SQL("TRUE"),
            kept=self._get_kept_query(),
            place_counted=counted("place"),
            **self._get_values(),
        )

    @api.model
    def _get_kept_query(self):
        """:return: SQL, the place that a member has at the end of its ``year_no``"""
        today = self.env.company._cafe_today()
        return SQL(
            """
            SELECT FROM cafe_network_member AS place
             CROSS JOIN LATERAL (
                    SELECT LEAST(make_date(date_part('year', member.date_start)::int
                                           + year_no, 12, 31), %(today)s) AS day
                   ) AS ending
             WHERE place.network_id = member.network_id
               AND place.partner_id = member.partner_id
               AND %(counted)s
               AND COALESCE(place.date_start, '-infinity') <= ending.day
               AND COALESCE(%(gone_on)s, 'infinity') > ending.day
            """,
            today=today,
            counted=counted("place"),
            gone_on=gone_on(today, "place"),
        )

    def action_open_member(self):
        """Open the first place of this member in the network.

        :return: an action on one ``cafe.network.member``
        """
        return form_action(self.member_id)
