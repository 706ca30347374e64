from datetime import timedelta

from odoo import api, fields, models

from ...tools.graph_export import Edge, Node, write_gexf, write_kumu

FORMATS = {"kumu": ("json", "application/json"), "gexf": ("gexf", "application/xml")}


class CafeNetworkGraphExportMixin(models.AbstractModel):
    """The graph as a file for other programs: a Kumu blueprint, or GEXF with dates."""

    _name = "cafe.network.graph.export.mixin"
    _description = "Graph: Export"

    @api.model
    def _get_formats(self):
        """:return: list of str, what ``_export`` can make"""
        return list(FORMATS)

    @api.model
    def _export(self, form, values):
        """
        :param form: str, a key of FORMATS
        :param values: dict of str, see ``_read_wish``
        :return: tuple of bytes, file name and media type
        :raises UserError: what is wrong in ``values``
        """
        graph = self._get_graph({"detail": "members", **values})
        nodes, edges = self._make_nodes(graph), self._make_edges(graph)
        title = self.env._("Networks and their members")
        if form == "kumu":
            labels = {"start": self.env._("From"), "end": self.env._("Until")}
            content = write_kumu(nodes, edges, labels)
        else:
            day = fields.Date.to_date(graph["day"])
            content = write_gexf(nodes, edges, title, day)
        ending, media_type = FORMATS[form]
        name = self.env._("networks %(day)s", day=graph["day"])
        return content, f"{name}.{ending}", media_type

    @api.model
    def _to_day(self, graph, number, less=0):
        """:return: date of a number in the graph, or None"""
        if number is None:
            return None
        return fields.Date.to_date(graph["epoch"]) + timedelta(days=number - less)

    # nodes ----------------------------------------------------------------------------

    @api.model
    def _make_nodes(self, graph):
        return [*self._make_network_nodes(graph), *self._make_member_nodes(graph)]

    @api.model
    def _make_network_nodes(self, graph):
        """:return: generator of ``Node``"""
        kinds, scopes = dict(graph["kinds"]), dict(graph["scopes"])
        network = self.env._("Network")
        sector, members = self.env._("Sector"), self.env._("Members")
        kind, scope = self.env._("Kind"), self.env._("Scope")
        for row in _to_rows(graph["networks"]):
            yield Node(
                f"n{row['id']}",
                row["name"],
                network,
                {
                    kind: kinds.get(row["kind"]),
                    scope: scopes.get(row["scope"]),
                    sector: _get_industry(graph, row["industry"]),
                    members: row["members"],
                },
                self._to_day(graph, row["founded"]),
                self._to_day(graph, row["ended"]),
            )

    @api.model
    def _make_member_nodes(self, graph):
        """:return: generator of ``Node``"""
        kinds = [self.env._("Organisation"), self.env._("Person")]
        sector = self.env._("Sector")
        for row in _to_rows(graph["members"]):
            yield Node(
                f"p{row['id']}",
                row["name"],
                kinds[row["person"]],
                {sector: _get_industry(graph, row["industry"])},
            )

    # edges ----------------------------------------------------------------------------

    @api.model
    def _make_edges(self, graph):
        """Seats, or what networks share where no members are told; and the layers."""
        if graph["members"]["id"]:
            edges = list(self._make_seat_edges(graph))
        else:
            edges = list(self._make_shared_edges(graph))
        edges += self._make_lineage_edges(graph)
        edges += self._make_service_edges(graph)
        return edges

    @api.model
    def _make_seat_edges(self, graph):
        """:return: generator of ``Edge``, from a member to its network"""
        member_of, circle = self.env._("Member of"), self.env._("Circle")
        networks, members = graph["networks"]["id"], graph["members"]["id"]
        for number, row in enumerate(_to_rows(graph["seats"])):
            name = None if row["circle"] is None else graph["circles"][row["circle"]]
            yield Edge(
                f"seat{number}",
                f"p{members[row['member']]}",
                f"n{networks[row['network']]}",
                member_of,
                True,
                {circle: name},
                self._to_day(graph, row["start"]),
                self._to_day(graph, row["end"], 1),
            )

    @api.model
    def _make_shared_edges(self, graph):
        """:return: generator of ``Edge``, between two networks that share members"""
        shares = self.env._("Share members")
        count, likeness = self.env._("Shared members"), self.env._("Likeness")
        for number, row in enumerate(_to_rows(graph["shared"])):
            yield Edge(
                f"shared{number}",
                *_get_ends(graph, row["a"], row["b"]),
                shares,
                values={count: row["count"], likeness: row["jaccard"]},
            )

    @api.model
    def _make_lineage_edges(self, graph):
        """:return: generator of ``Edge``, from what was there before to what came"""
        kinds = dict(
            self.env["cafe.network"]
            ._fields["origin_kind"]
            ._description_selection(self.env),
            merged=self.env._("Merged into"),
        )
        for number, row in enumerate(_to_rows(graph["lineage"])):
            yield Edge(
                f"lineage{number}",
                *_get_ends(graph, row["parent"], row["child"]),
                kinds[row["kind"]],
                True,
                start=self._to_day(graph, row["since"]),
            )

    @api.model
    def _make_service_edges(self, graph):
        """:return: generator of ``Edge``, from who offers to who needs"""
        agreed, possible = self.env._("Shares a service"), self.env._("Could share")
        service = self.env._("Service")
        for number, row in enumerate(_to_rows(graph["services"])):
            yield Edge(
                f"service{number}",
                *_get_ends(graph, row["giver"], row["taker"]),
                agreed if row["state"] == "agreed" else possible,
                True,
                {service: row["name"]},
                self._to_day(graph, row["start"]),
                self._to_day(graph, row["end"], 1),
            )


def _to_rows(columns):
    """:return: generator of dict, of columns of the same length"""
    for values in zip(*columns.values(), strict=True):
        yield dict(zip(columns, values, strict=True))


def _get_ends(graph, one, other):
    """:return: tuple of the keys of two networks"""
    networks = graph["networks"]["id"]
    return f"n{networks[one]}", f"n{networks[other]}"


def _get_industry(graph, position):
    return None if position is None else graph["industries"][position]["name"]
