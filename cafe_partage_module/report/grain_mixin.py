from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from .rows_mixin import ROWS

# In the context of a query: by which fields it tells rows apart.
GRAIN = "cafe_grain"


class Grain(tuple):
    """Names of fields. Of a type of its own: no browser can put it in the context, and
    take away by what record rules tell rows apart."""


class CafeReportGrainMixin(models.AbstractModel):
    """A report on many moments in time, whose grain follows the question.

    One row for each place and each moment would be a table of tens of millions. Who
    groups asks for a few fields only: the query then counts by those alone, and adds
    up changes instead of places. Who lists gets the rows of the places.

    A report gives ``_get_grain_query`` and ``_get_row_query``.
    """

    _name = "cafe.report.grain.mixin"
    _inherit = ["cafe.report.rows.mixin"]
    _description = "Report with a Grain that Follows the Question"

    # by what rows may be told apart: name of the field to its type in PostgreSQL
    _grain_types = {}
    # there is always something to tell rows apart by
    _grain_always = ("company_id",)

    @property
    @api.model
    def _table_query(self):
        names = self.env.context.get(GRAIN)
        if not isinstance(names, Grain):
            return self._get_row_query(self.env.context.get(ROWS))
        return self._get_grain_query(names)

    def _get_grain_query(self, names):
        """:return: SQL of rows that are told apart by the fields ``names`` only"""
        raise NotImplementedError

    def _get_row_query(self, ids):
        """:param ids: tuple of int, the rows that are read; None for all
        :return: SQL of rows, each of one place"""
        raise NotImplementedError

    @api.model
    def _read_group(self, domain, groupby=(), aggregates=(), *args, **kwargs):
        report = self._with_grain(domain, [*groupby, *aggregates])
        return super(CafeReportGrainMixin, report)._read_group(
            domain, groupby, aggregates, *args, **kwargs
        )

    @api.model
    def _read_grouping_sets(self, domain, grouping_sets, aggregates=(), order=None):
        asked = [spec for groupby in grouping_sets for spec in groupby]
        report = self._with_grain(domain, [*asked, *aggregates])
        return super(CafeReportGrainMixin, report)._read_grouping_sets(
            domain, grouping_sets, aggregates, order
        )

    @api.model
    def _with_grain(self, domain, specs):
        """:return: this model, whose query tells apart what these need"""
        asked = {spec.split(":")[0] for spec in specs}
        asked |= {leaf.field_expr for leaf in Domain(domain).iter_conditions()}
        if not self.env.su:
            # what record rules ask for: a coordinator's of her networks
            rules = self.env["ir.rule"]._compute_domain(self._name, "read")
            asked |= {leaf.field_expr for leaf in rules.iter_conditions()}
        asked = {expression.split(".")[0] for expression in asked}
        asked |= set(self._grain_always)
        grain = [name for name in self._grain_types if name in asked]
        return self.with_context(
            **{GRAIN: Grain(grain)}, **self._get_grain_bounds(Domain(domain))
        )

    @api.model
    def _get_grain_bounds(self, domain):
        """:return: dict for the context, what of ``domain`` narrows the query"""
        return {}

    @api.model
    def _get_grain_columns(self, names):
        """The columns of the grain, and nothing in the place of the others.

        :return: SQL
        """
        return SQL(", ").join(
            SQL.identifier(name)
            if name in names
            else SQL("NULL::%s AS %s", SQL(kind), SQL.identifier(name))
            for name, kind in self._grain_types.items()
        )

    @api.model
    def _get_grain_names(self, names):
        """:return: SQL, the names of the grain, for GROUP BY and PARTITION BY"""
        return SQL(", ").join(map(SQL.identifier, names))
