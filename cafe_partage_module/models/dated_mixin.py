from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import SQL


class CafeDatedMixin(models.AbstractModel):
    """What holds from a first day to a last one; an empty end means: still.

    Both days belong to the period. Where only one record can hold on a day, a model
    names in ``_overlap_keys`` the fields that must differ for two to hold at once.
    """

    _name = "cafe.dated.mixin"
    _description = "Dated Record"

    # stored fields; two records with the same values never cover one day
    _overlap_keys = ()

    date_start = fields.Date(
        string="From",
        required=True,
        default=lambda self: self.env.company._cafe_today(),
        index=True,
    )
    date_end = fields.Date(
        string="Until", copy=False, index=True, help="Last day; empty = still."
    )
    is_current = fields.Boolean(
        string="Current", compute="_compute_is_current", search="_search_is_current"
    )

    @api.model
    def _get_current_domain(self, day):
        """What holds on ``day``.

        :param day: date
        :return: Domain
        """
        return (Domain("date_start", "=", False) | Domain("date_start", "<=", day)) & (
            Domain("date_end", "=", False) | Domain("date_end", ">=", day)
        )

    @api.depends("date_start", "date_end")
    def _compute_is_current(self):
        domain = self._get_current_domain(self.env.company._cafe_today())
        current = self.filtered_domain(domain)
        for record in self:
            record.is_current = record in current

    def _search_is_current(self, operator, value):
        if operator != "in":
            return NotImplemented
        current = self._get_current_domain(self.env.company._cafe_today())
        return Domain.OR([current if wanted else ~current for wanted in value])

    @api.constrains("date_start", "date_end")
    def _check_dates(self):
        for record in self:
            if record.date_start and record.date_end:
                if record.date_end < record.date_start:
                    raise ValidationError(
                        self.env._(
                            "“%(name)s” cannot end before it starts.",
                            name=record.display_name,
                        )
                    )

    @api.constrains(lambda self: ["date_start", "date_end", *self._overlap_keys])
    def _check_overlap(self):
        """One query for all records: who covers a day of another with equal keys?"""
        if not self._overlap_keys or not self.ids:
            return
        self.flush_model(["date_start", "date_end", *self._overlap_keys])
        table = SQL.identifier(self._table)
        equal = SQL(" AND ").join(
            SQL("b.%(key)s = a.%(key)s", key=SQL.identifier(key))
            for key in self._overlap_keys
        )
        found = self.env.execute_query(
            SQL(
                """SELECT a.id, b.id FROM %(table)s a
                     JOIN %(table)s b ON b.id != a.id AND %(equal)s
                      AND daterange(a.date_start, a.date_end, '[]')
                          && daterange(b.date_start, b.date_end, '[]')
                    WHERE a.id IN %(ids)s AND %(condition)s
                    LIMIT 1""",
                table=table,
                equal=equal,
                ids=tuple(self.ids),
                condition=self._get_overlap_condition(),
            )
        )
        if found:
            record, other = self.browse(found[0])
            raise ValidationError(record._get_overlap_message(other))

    @api.model
    def _get_overlap_condition(self):
        """:return: SQL on ``a`` and ``b``, for what cannot overlap at all"""
        return SQL("TRUE")

    def _get_overlap_message(self, other):
        """What to tell when this record covers a day of ``other``."""
        return self.env._(
            "“%(name)s” and “%(other)s” cover the same days. Choose dates that do not "
            "overlap.",
            name=self.display_name,
            other=other.display_name,
        )
