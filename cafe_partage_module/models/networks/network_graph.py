from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.graph_rows import to_columns
from .network_graph_wish import LIMIT, MOST

EPOCH = fields.Date.to_date("1970-01-01")
NETWORK_COLUMNS = [
    *("id", "name", "kind", "scope", "industry", "members", "founded", "ended"),
    *("x", "y", "r", "mine", "url"),
]


class CafeNetworkGraph(models.AbstractModel):
    """Networks and their members as a graph with dates, laid out: what a map shows.

    It tells what the record rules let the user read: her own networks to a coordinator,
    and of their members the places in those alone. What is for everybody is in
    ``cafe.network.graph.public``. A graph that is too large for a map is of networks
    only, and of the members of those that are opened.
    """

    _name = "cafe.network.graph"
    _description = "Graph of Networks and Members"
    _inherit = [
        "cafe.network.graph.wish.mixin",
        "cafe.network.graph.seats.mixin",
        "cafe.network.graph.layers.mixin",
        "cafe.network.graph.places.mixin",
        "cafe.network.graph.export.mixin",
    ]

    @api.model
    def _get_graph(self, values):
        """The graph of all time, in columns: lists of the same length.

        Days are numbers since ``epoch``, None is open; the end of a seat is the day
        after its last. Where something names a network, a member or a sector, it is by
        its position in ``networks``, ``members`` or ``industries``.

        :param values: dict of str, see ``_read_wish``
        :return: dict that JSON can hold
        :raises UserError: what is wrong in ``values``
        """
        self._check_readable()
        found = self._find_graph(self._read_wish(values))
        place, members = found["place"], found["members"]
        industries, seats = found["industries"], found["seats"]
        graph = {
            "detail": found["detail"],
            "day": self._get_today().isoformat(),
            "epoch": EPOCH.isoformat(),
            "networks": self._tell_networks(found),
            "circles": found["circles"]["names"],
            "members": self._tell_members(members, found["spots"], industries),
            "seats": seats,
            "shared": self._tell_pairs(found["pairs"], found["facts"], place),
            **self._tell_layers(place),
            **self._tell_words(industries),
            "limits": {
                "elements": LIMIT,
                "shown": len(place) + len(members) + len(seats["network"]),
                "most": MOST,
                "nearest": found["pairs"]["nearest"],
            },
        }
        return {**graph, **self._tell_range(graph, found["facts"])}

    # whose, and what is there ---------------------------------------------------------

    @api.model
    def _check_readable(self):
        """:raises AccessError: for who may not see networks and their members"""
        for model in ("cafe.network", "cafe.network.member", "cafe.network.overlap"):
            self.env[model].check_access("read")

    @api.model
    def _get_today(self):
        """:return: date, today where the secretariat is"""
        return self.env.company._cafe_today()

    @api.model
    def _flush(self):
        for model in (
            "cafe.network",
            "cafe.network.circle",
            "cafe.network.member",
            "cafe.network.member.period",
            "cafe.network.overlap",
            "res.partner",
        ):
            self.env[model].flush_model()

    @api.model
    def _find_graph(self, wish):
        """Read what there is, and lay it out.

        :param wish: dict, see ``_read_wish``
        :return: dict of what the methods that read it give
        """
        self._flush()
        networks = self._find_networks()
        place = {row[0]: position for position, row in enumerate(networks)}
        facts = self._count_members(list(place), wish["day"])
        detail, seats = self._choose_seats(wish, list(place), facts)
        members, circles = self._find_members(seats), self._find_circles(seats)
        seats = self._number_seats(seats, place, members, circles)
        pairs = self._find_pairs(place, facts, wish["day"])
        return {
            "networks": networks,
            "place": place,
            "facts": facts,
            "detail": detail,
            "members": members,
            "circles": circles,
            "seats": seats,
            "pairs": pairs,
            "spots": self._get_places(place, facts, pairs, seats, members, detail),
            "industries": self._find_industries(networks, facts, members),
        }

    @api.model
    def _get_network_query(self):
        """:return: Query, the networks on the map: those that live, or went up in
        another"""
        shown = Domain("active", "=", True) | Domain("date_merged", "!=", False)
        Network = self.env["cafe.network"].with_context(active_test=False)
        return Network._search(shown)

    @api.model
    def _find_networks(self):
        """:return: list of tuples: id, name, kind, scope, id of the sector of its
        contact card, days on which it was founded and merged, whether the user
        coordinates it"""
        return self.env.execute_query(
            SQL(
                """
                SELECT network.id, network.name, network.kind, network.scope,
                       card.industry_id,
                       network.date_founded - DATE '1970-01-01',
                       network.date_merged - DATE '1970-01-01',
                       (EXISTS (SELECT FROM cafe_network_coordinator_rel AS own
                                 WHERE own.cafe_network_id = network.id
                                   AND own.res_users_id = %s))::int
                  FROM cafe_network AS network
                  JOIN res_partner AS card ON card.id = network.partner_id
                 WHERE network.id IN %s
                 ORDER BY network.name, network.id
                """,
                self.env.uid,
                self._get_network_query().subselect(),
            )
        )

    # to tell --------------------------------------------------------------------------

    @api.model
    def _get_network_url(self, network_id):
        """:return: str or None, where more is to be read of a network"""
        return f"/odoo/cafe.network/{network_id}"

    @api.model
    def _tell_networks(self, found):
        """:return: dict of columns"""
        facts, known = found["facts"], found["industries"]["place"]
        spots = found["spots"]["networks"].tolist()
        radii = found["spots"]["radii"].tolist()
        rows = []
        for row, (x, y), radius in zip(found["networks"], spots, radii, strict=True):
            network_id, name, kind, scope, card, founded, ended, mine = row
            sector = card or facts["sector"].get(network_id)
            members = facts["now"].get(network_id, 0)
            rows.append(
                (network_id, name, kind, scope, known.get(sector), members, founded)
                + (ended, round(x), round(y), round(radius), mine)
                + (self._get_network_url(network_id),)
            )
        return to_columns(NETWORK_COLUMNS, rows)

    @api.model
    def _tell_words(self, industries):
        """:return: dict: sectors, kinds and scopes in the user's language"""
        fields_ = self.env["cafe.network"]._fields
        return {
            "industries": industries["words"],
            "kinds": fields_["kind"]._description_selection(self.env),
            "scopes": fields_["scope"]._description_selection(self.env),
        }

    @api.model
    def _tell_range(self, graph, facts):
        """:return: dict: the first and the last day that there is something to see"""
        today = (self._get_today() - EPOCH).days
        days = [*graph["seats"]["start"], *graph["networks"]["founded"]]
        days = [day for day in [*days, facts["first"]] if day is not None]
        return {"first": min([*days, today]), "last": today}
