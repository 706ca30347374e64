from odoo import api, models
from odoo.fields import Domain
from odoo.tools import OrderedSet

# In the context of a query: the rows that are read by their ids.
ROWS = "cafe_rows"


class CafeReportRowsMixin(models.AbstractModel):
    """A report whose ids hold those of a record, and something more.

    PostgreSQL knows no index on such ids: reading eighty rows would make all of them.
    The query gets the ids that are asked for, and narrows what it reads.
    """

    _name = "cafe.report.rows.mixin"
    _description = "Report Read by Its Ids"

    @api.model
    def _search(self, domain, *args, **kwargs):
        ids = self._get_asked_ids(Domain(domain))
        rows = self.with_context(**{ROWS: ids}) if ids else self
        return super(CafeReportRowsMixin, rows)._search(domain, *args, **kwargs)

    @api.model
    def _get_asked_ids(self, domain):
        """:return: tuple of int, those without which nothing matches; empty where the
        domain does not say so"""
        for leaf in self._get_musts(domain):
            if getattr(leaf, "field_expr", "") == "id" and leaf.operator in ("in", "="):
                value = [leaf.value] if leaf.operator == "=" else leaf.value
                if isinstance(value, (list, tuple, set, OrderedSet)):
                    return tuple(value)
        return ()

    @api.model
    def _get_musts(self, domain):
        """:return: list of Domain, all of which must hold"""
        if getattr(domain, "OPERATOR", "") == "&":
            return list(domain.children)
        return [domain]
