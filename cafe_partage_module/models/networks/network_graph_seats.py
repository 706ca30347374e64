from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.graph_rows import join_periods, to_columns
from .network_overlap import make_places_condition

SEAT_COLUMNS = ["network", "member", "rank", "circle", "start", "end"]
MEMBER_COLUMNS = ["id", "name", "person", "industry", "x", "y", "url"]
HISTORY = Domain("state", "not in", ("applicant", "refused"))


class CafeNetworkGraphSeatsMixin(models.AbstractModel):
    """Who sits in which network and circle, from when to when."""

    _name = "cafe.network.graph.seats.mixin"
    _description = "Graph: Seats"

    # seats ----------------------------------------------------------------------------

    @api.model
    def _get_seat_query(self, domain):
        """:return: Query of ``cafe.network.member``, those that the user may see"""
        members = self._get_partner_query()
        domain &= HISTORY & Domain("partner_id", "in", members)
        return self.env["cafe.network.member"]._search(domain)

    @api.model
    def _get_partner_query(self):
        """:return: Query of ``res.partner``, who may be told"""
        Partner = self.env["res.partner"].with_context(active_test=False)
        return Partner._search(Domain.TRUE)

    @api.model
    def _find_seats(self, network_ids, room, beside=None):
        """Read the seats of all time; active and paused ones are told alike.

        :param network_ids: list of int
        :param room: int, how many seats and members the map has room for
        :param beside: list of int, networks; only seats of who is or was in one
        :return: list of lists: a tuple of network, partner, membership and circle
            (ids), first day and day after the last (int or None); None when there is
            no room for all
        """
        domain = Domain("network_id", "in", network_ids)
        if beside is not None:
            query = self._get_seat_query(Domain("network_id", "in", beside))
            partners = query.subselect(SQL.identifier(query.table, "partner_id"))
            domain &= Domain("partner_id", "in", partners)
        rows = self.env.execute_query(
            SQL(
                """
                SELECT member.network_id, member.partner_id, member.id,
                       period.circle_id,
                       period.date_start - DATE '1970-01-01',
                       period.date_end - DATE '1970-01-01' + 1
                  FROM cafe_network_member AS member
                  JOIN cafe_network_member_period AS period
                    ON period.member_id = member.id
                 WHERE member.id IN %s
                 LIMIT %s
                """,
                self._get_seat_query(domain).subselect(),
                # a seat that paused has several periods
                2 * room,
            )
        )
        if len(rows) >= 2 * room:
            return None
        rows.sort(key=lambda row: (row[2], row[4] is not None, row[4]))
        seats = join_periods((row[:4], row[4], row[5]) for row in rows)
        shown = len(seats) + len({row[1] for row in rows})
        return seats if shown <= room else None

    @api.model
    def _find_members(self, seats):
        """:return: dict of id to a tuple of name, whether a person (0 or 1) and the id
        of a sector, in order of the name"""
        ids = {seat[0][1] for seat in seats}
        if not ids:
            return {}
        rows = self.env.execute_query(
            SQL(
                """
                SELECT id, COALESCE(NULLIF(name, ''), complete_name, ''),
                       (is_company IS NOT TRUE)::int, industry_id
                  FROM res_partner
                 WHERE id = ANY(%s::int[])
                 ORDER BY 2, id
                """,
                list(ids),
            )
        )
        return {row[0]: row[1:] for row in rows}

    @api.model
    def _find_circles(self, seats):
        """:return: dict: ``names`` (list of str, of all ranks from the core outward)
        and ``place`` (dict of a circle's id to its rank and its name's position)"""
        networks = {seat[0][0] for seat in seats if seat[0][3]}
        # sudo: the names of circles in seats that the user sees
        Circle = self.env["cafe.network.circle"].sudo().with_context(active_test=False)
        circles = Circle.search_fetch(
            [("network_id", "in", sorted(networks))], ["name", "network_id"]
        )
        ranks, lowest = {}, {}
        for _network, own in circles.grouped("network_id").items():
            for rank, circle in enumerate(own):
                ranks[circle.id] = rank, circle.name
                lowest[circle.name] = min(rank, lowest.get(circle.name, rank))
        names = sorted(lowest, key=lambda name: (lowest[name], name))
        position = {name: number for number, name in enumerate(names)}
        return {
            "names": names,
            "place": {
                circle: (rank, position[name]) for circle, (rank, name) in ranks.items()
            },
        }

    @api.model
    def _number_seats(self, seats, place, members, circles):
        """:return: dict of columns"""
        position = {member: number for number, member in enumerate(members)}
        known = circles["place"]
        return to_columns(
            SEAT_COLUMNS,
            (
                (place[network], position[partner], *known.get(circle, (None, None)))
                + (start, end)
                for (network, partner, _seat, circle), start, end in seats
            ),
        )

    @api.model
    def _get_member_url(self, member_id):
        """:return: str or None, where more is to be read of a member"""
        return f"/odoo/res.partner/{member_id}"

    @api.model
    def _tell_members(self, members, spots, industries):
        """:return: dict of columns"""
        spot = spots["members"].tolist()
        return to_columns(
            MEMBER_COLUMNS,
            (
                (member, name, person, industries["place"].get(industry))
                + (round(x), round(y), self._get_member_url(member))
                for (member, (name, person, industry)), (x, y) in zip(
                    members.items(), spot, strict=True
                )
            ),
        )

    # figures of networks --------------------------------------------------------------

    @api.model
    def _count_members(self, network_ids, day):
        """Count members of networks that the user may see, by sector.

        :param network_ids: list of int
        :param day: date, or None for now
        :return: dict: ``now`` and ``ever`` (dict of network to int), ``sector`` (dict
            of network to the commonest sector of its members) and ``first`` (int or
            None, the first day of the first membership)
        """
        rows = self.env.execute_query(
            SQL(
                """
                SELECT member.network_id, member.industry_id,
                       COUNT(*) FILTER (WHERE %s), COUNT(*),
                       MIN(member.date_start) - DATE '1970-01-01'
                  FROM cafe_network_member AS member
                 WHERE member.network_id = ANY(%s::int[])
                   AND member.state NOT IN ('applicant', 'refused')
                 GROUP BY member.network_id, member.industry_id
                 ORDER BY 1, 3 DESC, 4 DESC, 2
                """,
                make_places_condition(day),
                network_ids,
            )
        )
        now, ever, sector = {}, {}, {}
        for network, industry, current, all_time, _first in rows:
            now[network] = now.get(network, 0) + current
            ever[network] = ever.get(network, 0) + all_time
            if industry:
                sector.setdefault(network, industry)
        days = [row[4] for row in rows if row[4] is not None]
        first = min(days, default=None)
        return {"now": now, "ever": ever, "sector": sector, "first": first}

    @api.model
    def _find_industries(self, networks, facts, members):
        """:return: dict: ``words`` (list of dict of id and name, by name) and ``place``
        (dict of id to position)"""
        ids = {row[4] for row in networks} | set(facts["sector"].values())
        ids |= {member[2] for member in members.values()}
        # sudo: names of sectors are no secret, and visitors cannot read them
        industries = self.env["res.partner.industry"].sudo().browse(ids - {None})
        words = sorted((record.name or "", record.id) for record in industries)
        return {
            "words": [{"id": id_, "name": name} for name, id_ in words],
            "place": {id_: number for number, (_name, id_) in enumerate(words)},
        }
