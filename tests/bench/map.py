"""The data of the living map: 200 networks whole, and how a very large one begins.

Data drawn with a fixed seed, skewed: few networks are large, few organisations sit in
many; a place has one period or, each fifth, two (it moved to another circle). Measured
as the route does it: from the request's arguments to compressed JSON, with the layout
worked out (cold) and kept (warm).

``NETWORKS=200 ORGANISATIONS=3000 PLACES=10000 REPEAT=5 ./dev bench map``; the large
one is MANY_NETWORKS, MANY_ORGANISATIONS and MANY_PLACES.
"""

import gzip
import json
import os
import sys
from datetime import date
from io import StringIO

sys.path[:0] = [os.environ["CAFE_HOUSE"]]

import numpy  # noqa: E402

from tests.bench._measure import measure, ratio, tell  # noqa: E402


def read_size(prefix, networks, organisations, places):
    return tuple(
        int(os.environ.get(f"{prefix}{name}", default))
        for name, default in (
            ("NETWORKS", networks),
            ("ORGANISATIONS", organisations),
            ("PLACES", places),
        )
    )


SIZE = read_size("", 200, 3_000, 10_000)
LARGE = read_size("MANY_", 2_000, 100_000, 1_000_000)
BEGIN, DAYS = date(2012, 1, 1), 5000
TABLES = (
    "cafe_network_member",
    "cafe_network_member_period",
    "cafe_network_overlap",
    "res_partner",
)
MAKE_PARTNERS = """
    INSERT INTO res_partner (name, complete_name, is_company, active, type,
                             autopost_bills, industry_id)
    SELECT 'Organisatie ' || n, 'Organisatie ' || n, TRUE, TRUE, 'contact', 'ask',
           (ARRAY[{industries}])[1 + n %% {count}]
      FROM generate_series(1, %s) AS n
 RETURNING id
"""
MAKE_NETWORKS = """
    WITH card AS (
        INSERT INTO res_partner (name, complete_name, is_company, active, type,
                                 autopost_bills)
        SELECT 'Netwerk ' || n, 'Netwerk ' || n, TRUE, TRUE, 'contact', 'ask'
          FROM generate_series(1, %s) AS n
     RETURNING id, name
    )
    INSERT INTO cafe_network (name, active, partner_id, kind, member_rule,
                              driver_interval, driver_grace, date_founded)
    SELECT name, TRUE, id, 'learning', 'open', 12, 3, DATE '2010-01-01' + id %% 700
      FROM card ORDER BY id
 RETURNING id
"""
MAKE_CIRCLES = """
    INSERT INTO cafe_network_circle (name, network_id, sequence, active)
    SELECT jsonb_build_object('en_US', circle.name), network.id, circle.rank, TRUE
      FROM cafe_network AS network
     CROSS JOIN (VALUES ('Kern', 1), ('Partners', 2), ('Vrienden', 3))
           AS circle (name, rank)
     WHERE network.id = ANY(%s)
"""
MAKE_PERIODS = """
    INSERT INTO cafe_network_member_period
           (member_id, network_id, circle_id, state, date_start, date_end)
    SELECT member.id, member.network_id, circle.id, 'active',
           CASE WHEN part.number = 1 THEN member.date_start
                ELSE member.date_start + 200 END,
           CASE WHEN part.number = 1 AND member.id %% 5 = 0
                THEN member.date_start + 199 END
      FROM cafe_network_member AS member
     CROSS JOIN generate_series(1, 2) AS part (number)
      JOIN cafe_network_circle AS circle
        ON circle.network_id = member.network_id
       AND circle.sequence = 1 + (member.id + part.number) %% 3
     WHERE part.number = 1 OR member.id %% 5 = 0
"""


def draw(networks, organisations, places):
    """:return: two arrays of int, network and organisation (numbers), no doubles"""
    generator = numpy.random.default_rng(20260101)
    weights = 1 / numpy.sqrt(numpy.arange(1, networks + 1))
    many = numpy.minimum(1 + generator.pareto(1.8, organisations), 60)
    # more than asked: who would sit twice in one network does not count
    many = numpy.maximum(1, many * 1.4 * places / organisations / many.mean())
    many = many.astype(int)
    who = numpy.repeat(numpy.arange(organisations), many)
    where = generator.choice(networks, who.size, p=weights / weights.sum())
    keys = numpy.unique(where.astype(numpy.int64) * organisations + who)
    keys = numpy.sort(generator.permutation(keys)[:places])
    return keys // organisations, keys % organisations


def fetch(query, *values):
    env.cr.execute(query, values)
    return numpy.array([row[0] for row in env.cr.fetchall()])


def make(networks, organisations, places):
    """Fill the database anew with so much.

    :return: int, how many places there are
    """
    for table in ("cafe_network_member", "cafe_network_overlap"):
        env.cr.execute(f"TRUNCATE {table} CASCADE")
    env.cr.execute("UPDATE cafe_network SET active = FALSE, date_merged = NULL")
    industries = env["res.partner.industry"].search([]).ids
    make_partners = MAKE_PARTNERS.format(
        industries=",".join(map(str, industries)), count=len(industries)
    )
    partner_ids = fetch(make_partners, organisations)
    network_ids = fetch(MAKE_NETWORKS, networks)
    env.cr.execute(MAKE_CIRCLES, [network_ids.tolist()])
    where, who = draw(networks, organisations, places)
    days = numpy.random.default_rng(1).integers(0, DAYS, where.size)
    rows = zip(
        *(column.tolist() for column in (network_ids[where], partner_ids[who], days)),
        strict=True,
    )
    first = BEGIN.toordinal()
    lines = "".join(
        f"{network}\t{partner}\tactive\tnone\tnew\t{date.fromordinal(first + day)}\n"
        for network, partner, day in rows
    )
    env.cr.copy_expert(
        "COPY cafe_network_member (network_id, partner_id, state, contribution_form, "
        "application_state, date_start) FROM STDIN",
        StringIO(lines),
    )
    env.cr.execute(
        "UPDATE cafe_network_member AS member SET industry_id = partner.industry_id "
        "FROM res_partner AS partner WHERE partner.id = member.partner_id"
    )
    env.cr.execute(MAKE_PERIODS.replace("%%", "%"))
    env.invalidate_all()
    env["cafe.network.overlap"]._rebuild()
    env.cr.commit()
    env.cr._cnx.autocommit = True
    for table in TABLES:
        env.cr.execute(f"VACUUM ANALYZE {table}")
    env.cr._cnx.autocommit = False
    return where.size


def serve(cold=False, **asked):
    """Do what the route does.

    :return: tuple of dict and two int: the graph, and its bytes, plain and compressed
    """
    if cold:
        env.registry.clear_cache()
    graph = env["cafe.network.graph"]._get_graph(asked)
    content = json.dumps(graph, separators=(",", ":"), ensure_ascii=False).encode()
    return graph, len(content), len(gzip.compress(content, 5, mtime=0))


def describe(**asked):
    """:return: dict of what is sent, and how long that takes, cold and warm"""
    graph, plain, packed = serve(**asked)
    return {
        "detail": graph["detail"],
        "networks": len(graph["networks"]["id"]),
        "members": len(graph["members"]["id"]),
        "seats": len(graph["seats"]["network"]),
        "pairs": len(graph["shared"]["a"]),
        "bytes": plain,
        "bytes with gzip": packed,
        "cold": measure(env, lambda: serve(cold=True, **asked)),
        "warm": measure(env, lambda: serve(**asked)),
    }


def find_network(place):
    """:return: str, the id of a network: the ``place``-th by its members"""
    env.cr.execute(
        "SELECT network_id FROM cafe_network_overlap WHERE network_id = other_id "
        "ORDER BY shared_count DESC, network_id"
    )
    rows = env.cr.fetchall()
    return str(rows[min(place, len(rows) - 1)][0])


env = env(context={"tracking_disable": True})  # noqa: F821 (of the shell)
figures = {"places": make(*SIZE), "whole": describe()}
export = env["cafe.network.graph"]._export
figures["gexf"] = measure(env, lambda: export("gexf", {}))
figures["kumu"] = measure(env, lambda: export("kumu", {}))
env.cr.rollback()
figures |= {
    "places of the large one": make(*LARGE),
    "large, at the start": describe(),
    "large, a middling network opened": describe(networks=find_network(LARGE[0] // 2)),
    "large, on a day in the past": describe(day="2018-07-01"),
}
figures["ratios"] = {
    "cold ÷ warm": ratio(figures["whole"]["cold"], figures["whole"]["warm"]),
    "large ÷ whole, warm": ratio(
        figures["large, at the start"]["warm"], figures["whole"]["warm"]
    ),
}
tell("map", figures)
env.cr.rollback()
