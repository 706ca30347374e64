"""Networks with members of different years, for the tests of the map."""

from datetime import date, timedelta

from ..common import CafeBuilders, CafeCase

EPOCH = date(1970, 1, 1)


class GraphBuilders(CafeBuilders):
    """Adds three networks: ``apple`` (of the coordinator), ``birch`` and ``cedar``.

    In the core of apple: ``one`` (since 2015) and ``two`` (2016 to 2018), in its second
    circle the person ``roos``; in birch ``one`` and ``three``; in cedar ``three``.
    """

    @classmethod
    def make_graph(cls):
        cls.today = cls.env.company._cafe_today()
        cls.culture, cls.care = cls.env["res.partner.industry"].create(
            [{"name": "Cultuur in de Kijker"}, {"name": "Zorg om de Hoek"}]
        )
        cls.apple, cls.birch, cls.cedar = (
            cls.make_network(f"Netwerk {name}", individuals_allowed=True, **values)
            for name, values in (
                ("Appel", {"kind": "policy", "date_founded": "2014-05-01"}),
                ("Berk", {}),
                ("Ceder", {}),
            )
        )
        cls.apple.coordinator_ids = cls.coordinator
        cls.one, cls.two, cls.three = (
            cls.make_organisation(f"Organisatie {name}", industry_id=sector.id)
            for name, sector in (
                ("Een", cls.culture),
                ("Twee", cls.care),
                ("Drie", cls.care),
            )
        )
        cls.roos = cls.make_person("Roos Adams")
        cls.join(cls.apple, cls.one, "2015-01-01")
        cls.join(cls.apple, cls.two, "2016-01-01", end="2018-12-31")
        cls.join(cls.apple, cls.roos, "2017-01-01", circle=1)
        cls.join(cls.birch, cls.one, "2019-01-01")
        cls.join(cls.birch, cls.three, "2020-01-01")
        cls.join(cls.cedar, cls.three, "2021-01-01")

    @classmethod
    def join(cls, network, partner, start, end=None, circle=0):
        return cls.make_member(
            network,
            partner,
            circle_id=network.circle_ids[circle].id,
            date_start=start,
            date_end=end,
            state="left" if end else "active",
        )


class GraphCase(GraphBuilders, CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_graph()

    def graph(self, user=None, public=False, **asked):
        model = "cafe.network.graph.public" if public else "cafe.network.graph"
        return self.env[model].with_user(user or self.secretary)._get_graph(asked)

    def names(self, graph):
        """:return: set of str, the networks of ours on the map"""
        ours = {self.apple.name, self.birch.name, self.cedar.name}
        return ours.intersection(graph["networks"]["name"])

    def seats(self, graph):
        """:return: set of tuples: names of network, member and circle, first and last
        day (str or None), of our networks"""
        columns = graph["seats"]
        found = set()
        for seat in zip(*columns.values(), strict=True):
            seat = dict(zip(columns, seat, strict=True))
            network = graph["networks"]["name"][seat["network"]]
            if network not in self.names(graph):
                continue
            circle = seat["circle"]
            found.add(
                (
                    network,
                    graph["members"]["name"][seat["member"]],
                    None if circle is None else graph["circles"][circle],
                    self.day(seat["start"]),
                    self.day(seat["end"], -1),
                )
            )
        return found

    def day(self, number, more=0):
        """:return: str of a number in the graph, or None"""
        if number is None:
            return None
        return (EPOCH + timedelta(days=number + more)).isoformat()

    def network(self, graph, network):
        """:return: dict, what the graph tells of ``network``"""
        columns = graph["networks"]
        place = columns["id"].index(network.id)
        return {name: column[place] for name, column in columns.items()}

    def shared(self, graph):
        """:return: dict of a frozenset of two names of networks of ours to int"""
        names, columns = graph["networks"]["name"], graph["shared"]
        pairs = zip(columns["a"], columns["b"], columns["count"], strict=True)
        found = {frozenset((names[a], names[b])): count for a, b, count in pairs}
        ours = self.names(graph)
        return {pair: count for pair, count in found.items() if pair <= ours}

    def assert_columns_match(self, graph):
        """Each column of a table is as long as the others."""
        for table in ("networks", "members", "seats", "shared", "lineage", "services"):
            lengths = {len(column) for column in graph[table].values()}
            self.assertEqual(len(lengths), 1, table)
