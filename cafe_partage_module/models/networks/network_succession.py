from datetime import timedelta
from itertools import pairwise

from odoo import api, fields, models
from odoo.tools import format_date


class CafeNetworkSuccessionMixin(models.AbstractModel):
    """Dated records of a network that follow one another without overlap.

    Of those with the same ``_overlap_keys``, one that is still open ends on the day
    before the next begins: when a next one is made, and when its first day moves.
    Who follows the network reads in its chatter what ended by itself.
    """

    _name = "cafe.network.succession.mixin"
    _description = "Succession in a Network"
    _inherit = ["cafe.dated.mixin"]
    _overlap_keys = ("network_id",)

    network_id = fields.Many2one(
        "cafe.network", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(
        related="network_id.company_id", store=True, index=True
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Close what a new record follows; close a new one that precedes another.

        :raises AccessError: when a network is somebody else's; first of all, because
            the overlap check would tell of that network
        """
        vals_list = [self._add_missing_default_values(vals) for vals in vals_list]
        self._check_networks(vals_list)
        ended = self._end_before_next(vals_list)
        records = super().create(vals_list)
        for record, day in ended:
            record._tell_ended(day)
        return records

    def write(self, vals):
        """Move the end of the record before along with a first day.

        :raises AccessError: when a record would go to a network of somebody else
        """
        self._check_networks([vals])
        if not vals.get("date_start"):
            return super().write(vals)
        start = fields.Date.to_date(vals["date_start"])
        last_day = start - timedelta(days=1)
        adjacent = (self._get_adjacent_previous() - self).filtered(
            lambda previous: previous.date_start < start
        )
        # never two on one day, also not for a moment
        longer = adjacent.filtered(lambda previous: previous.date_end < start)
        (adjacent - longer)._set_end(last_day)
        result = super().write(vals)
        longer._set_end(last_day)
        return result

    def unlink(self):
        """What a last record had ended goes on."""
        last = self.filtered(lambda record: not record.date_end)
        reopened = last._get_adjacent_previous() - self
        result = super().unlink()
        reopened._set_end(False)
        return result

    @api.model
    def _check_networks(self, vals_list):
        ids = {vals["network_id"] for vals in vals_list if vals.get("network_id")}
        self.env["cafe.network"].browse(ids).check_access("write")

    @api.model
    def _end_before_next(self, vals_list):
        """Give an end to each open period that another follows.

        Only ends that a new record brings about: what overlaps for another reason is
        for the overlap check to refuse.

        :param vals_list: list of dict of new records; their ``date_end`` may be set
        :return: list of pairs: an existing record and its last day
        """
        lines = self._get_lines([vals.get("network_id") for vals in vals_list])
        for vals in vals_list:
            start = fields.Date.to_date(vals.get("date_start"))
            if start:
                line = tuple(vals.get(key) for key in self._overlap_keys)
                lines.setdefault(line, []).append((start, vals))
        ended = []
        for line in lines.values():
            line.sort(key=lambda item: item[0])
            for (start, former), (next_start, _next) in pairwise(line):
                day = next_start - timedelta(days=1)
                if start == next_start:
                    continue
                if isinstance(former, dict):
                    former["date_end"] = former.get("date_end") or day
                elif not former.date_end:
                    former._set_end(day)
                    ended.append((former, day))
        return ended

    @api.model
    def _get_lines(self, network_ids):
        """The records of networks by what they follow one another in; one query.

        :return: dict of a tuple of values to a list of pairs (first day, record)
        """
        lines = {}
        for record in self.search([("network_id", "in", network_ids)]):
            lines.setdefault(record._get_line(), []).append((record.date_start, record))
        return lines

    def _get_line(self):
        """:return: tuple; records with the same one follow one another"""
        return tuple(
            value.id if isinstance(value, models.BaseModel) else value
            for value in (self[key] for key in self._overlap_keys)
        )

    def _get_adjacent_previous(self):
        """The records that ended on the day before one of these began; one query."""
        if not self:
            return self
        lines = self._get_lines(self.network_id.ids)
        found = self.browse()
        for record in self:
            day = record.date_start - timedelta(days=1)
            for _start, other in lines.get(record._get_line(), ()):
                if other.date_end == day:
                    found |= other
        return found

    def _set_end(self, day):
        """The software's own writing: a model may close ``write`` to people."""
        return super().write({"date_end": day}) if self else True

    def _tell_ended(self, day):
        self.network_id.message_post(
            body=self.env._(
                "“%(name)s” ended on %(day)s: what follows it was added.",
                name=self.display_name,
                day=format_date(self.env, day),
            )
        )
