from odoo import api, fields, models
from odoo.exceptions import UserError

# Networks, members and seats that a map begins with, and that it ever shows at once.
LIMIT, MOST = 20_000, 60_000
OPENED = 50
DETAILS = ("auto", "networks", "members")


class CafeNetworkGraphWishMixin(models.AbstractModel):
    """What is asked of the graph, and what of it can be given."""

    _name = "cafe.network.graph.wish.mixin"
    _description = "Graph: What Is Asked"

    @api.model
    def _read_wish(self, values):
        """
        :param values: dict of str: ``detail`` (auto, networks, members), ``networks``
            (ids with commas between, to open) and ``day`` (ISO), each optional
        :return: dict of ``detail`` (str), ``networks`` (set of int) and ``day`` (date,
            or None for now)
        :raises UserError: what is wrong
        """
        detail = values.get("detail") or "auto"
        if detail not in DETAILS:
            raise UserError(
                self.env._("“%(value)s” is not a detail of the map.", value=detail)
            )
        opened = [part for part in (values.get("networks") or "").split(",") if part]
        if not all(part.isascii() and part.isdigit() for part in opened):
            raise UserError(self.env._("Networks to open are numbers with commas."))
        if len(opened) > OPENED:
            raise UserError(
                self.env._("Open at most %(count)s networks at a time.", count=OPENED)
            )
        return {
            "detail": detail,
            "networks": {int(part) for part in opened},
            "day": self._read_day(values.get("day")),
        }

    @api.model
    def _read_day(self, text):
        """:return: date, or None for today"""
        try:
            day = fields.Date.to_date(text or None)
        except ValueError:
            day = None
        if text and not (day and day.isoformat() == text):
            raise UserError(
                self.env._(
                    "“%(value)s” is not a day: write it as 2026-11-29.", value=text
                )
            )
        return day if day and day != self._get_today() else None

    @api.model
    def _choose_seats(self, wish, network_ids, facts):
        """Read the seats that the map can show.

        :param wish: dict, see ``_read_wish``
        :param network_ids: list of int, the networks on the map
        :param facts: dict, see ``_count_members``
        :return: str, ``members`` or ``networks``; and the seats, see ``_find_seats``
        :raises UserError: when what is opened is too much
        """
        if wish["networks"]:
            return "networks", self._open_seats(wish["networks"], network_ids)
        if wish["detail"] != "networks":
            room = MOST if wish["detail"] == "members" else LIMIT
            room -= len(network_ids)
            if not self._is_crowded(facts, room):
                seats = self._find_seats(network_ids, room=room)
                if seats is not None:
                    return "members", seats
        return "networks", []

    @api.model
    def _is_crowded(self, facts, room):
        """:return: bool, whether there is no need to read seats to know: too many"""
        return sum(facts["ever"].values()) > room

    @api.model
    def _open_seats(self, opened, network_ids):
        """:return: list, all seats of who is or was in the opened networks; of a crowd,
        those in the opened networks only"""
        opened = sorted(opened.intersection(network_ids))
        room = LIMIT - len(network_ids)
        seats = self._find_seats(network_ids, room=room, beside=opened)
        if seats is None:
            room = MOST - len(network_ids)
            seats = self._find_seats(opened, room=room)
        if seats is None:
            raise UserError(
                self.env._(
                    "These networks have too many members for one map. Open fewer."
                )
            )
        return seats
