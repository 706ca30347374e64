"""What networks share, at a million places.

Data drawn with a fixed seed, skewed: few networks are large, few organisations sit in
many. Each time from the database to all pairs:

- ours: ``cafe.network.overlap._get_pairs()``, of now and of a day in the past;
- scipy: fetch the rows, multiply the sparse matrix by its transpose;
- sql: a join of the places with themselves;

then the nearest networks of a small, a middling and the largest network, one change of
a place, and a whole rebuild (which must give what the changes led to). The exponent
says how the time of ours grows from a tenth of the organisations and places to all.

``NETWORKS=2000 ORGANISATIONS=100000 PLACES=1000000 REPEAT=5 ./dev bench overlap``
"""

import math
import os
import sys
from datetime import date

sys.path[:0] = [os.environ["CAFE_HOUSE"]]

import numpy  # noqa: E402
from scipy import sparse  # noqa: E402

from tests.bench._measure import measure, ratio, tell  # noqa: E402
from tests.bench._society import Society  # noqa: E402

NETWORKS = int(os.environ.get("NETWORKS", "2000"))
ORGANISATIONS = int(os.environ.get("ORGANISATIONS", "100000"))
PLACES = int(os.environ.get("PLACES", "1000000"))
NEAREST = 50
PAST = date(2018, 7, 1)
SELF_JOIN = """
    SELECT a.network_id, b.network_id, COUNT(*)
      FROM cafe_network_member AS a
      JOIN cafe_network_member AS b
        ON b.partner_id = a.partner_id AND b.network_id > a.network_id
     WHERE a.state IN ('active', 'paused') AND b.state IN ('active', 'paused')
     GROUP BY a.network_id, b.network_id
"""


def count_with_scipy():
    env.cr.execute(
        "SELECT network_id, partner_id FROM cafe_network_member "
        "WHERE state IN ('active', 'paused')"
    )
    rows = numpy.array(env.cr.fetchall(), numpy.int32)
    ones = numpy.ones(len(rows), numpy.int32)
    matrix = sparse.csr_matrix((ones, (rows[:, 0], rows[:, 1])))
    return sparse.triu(matrix @ matrix.T, 1, format="coo")


def count_with_sql():
    env.cr.execute(SELF_JOIN)
    return env.cr.fetchall()


def find_nearest(network):
    report = env["cafe.overlap.report"]
    fields = ["other_id", "shared_count", "jaccard"]
    report.search_fetch([("network_id", "=", network)], fields, limit=NEAREST)


def time_nearest():
    """:return: dict by size of network, each with its nearest in the database"""
    env.cr.execute(
        "SELECT network_id, COUNT(*) FROM cafe_network_member GROUP BY 1 ORDER BY 2"
    )
    sizes = env.cr.fetchall()
    chosen = {"small": sizes[0], "middle": sizes[len(sizes) // 2], "large": sizes[-1]}
    return {
        name: {
            "members": size,
            **measure(env, lambda network=network: find_nearest(network)),
        }
        for name, (network, size) in chosen.items()
    }


def time_change():
    """One organisation of a usual number of networks leaves one of them."""
    env.cr.execute(
        "SELECT MIN(id), partner_id, COUNT(*) FROM cafe_network_member "
        "GROUP BY partner_id ORDER BY ABS(COUNT(*) - %s), partner_id LIMIT 1",
        [PLACES // ORGANISATIONS],
    )
    member, _partner, places = env.cr.fetchone()
    place = env["cafe.network.member"].browse(member)
    overlap = env["cafe.network.overlap"]

    def change():
        before = place._get_current_places(place.partner_id)
        after = [row for row in before if row[1] != place.network_id.id]
        overlap._follow(before, after)

    return {"networks": places, **measure(env, change, undo=True)}


def check_rebuild():
    """:return: bool, whether a change leads to what counting anew gives"""
    keep("before")
    member = env["cafe.network.member"].search([], limit=1, order="id")
    member.write({"state": "left", "date_end": date.today()})
    env.flush_all()
    keep("followed")
    assert count_differences("before"), "the change led nowhere"
    env["cafe.network.overlap"]._rebuild()
    return not count_differences("followed")


def keep(name):
    """Copy what is kept now to a table of this session."""
    env.cr.execute(
        f"CREATE TEMP TABLE {name} AS "
        "SELECT network_id, other_id, shared_count FROM cafe_network_overlap"
    )


def count_differences(name):
    """:return: int, rows of the copy that are not kept now, or the other way round"""
    env.cr.execute(
        f"""
        SELECT COUNT(*)
          FROM {name} AS copy
          FULL JOIN cafe_network_overlap AS kept USING (network_id, other_id)
         WHERE copy.shared_count IS DISTINCT FROM kept.shared_count
        """
    )
    return env.cr.fetchone()[0]


env = env(context={"tracking_disable": True})  # noqa: F821 (of the shell)
society = Society(env, NETWORKS, ORGANISATIONS)
overlap = env["cafe.network.overlap"]
few = society.fill(PLACES // 10, ORGANISATIONS // 10)
tenth = measure(env, overlap._get_pairs)
many = society.fill(PLACES)
ours = measure(env, overlap._get_pairs)
past = measure(env, lambda: overlap._get_pairs(PAST))
scipy = measure(env, count_with_scipy)
sql = measure(env, count_with_sql, repeat=1)
pairs = overlap._get_pairs()
share = pairs.networks != pairs.others
theirs = count_with_scipy()
assert int(share.sum()) == theirs.nnz, "not the same pairs"
assert int(pairs.shared[share].sum()) == int(theirs.data.sum()), "not the same counts"
rebuild = measure(env, overlap._rebuild, repeat=1)
env.cr.commit()
env.cr.execute("ANALYZE cafe_network_overlap")
env.cr.commit()
tell(
    "overlap",
    {
        "networks": NETWORKS,
        "organisations": ORGANISATIONS,
        "places": many,
        "pairs that share": int(share.sum()),
        "ours": ours,
        "ours, a day in the past": past,
        "ours, a tenth": {"places": few, **tenth},
        "scipy": scipy,
        "sql": sql,
        "nearest": time_nearest(),
        "one change": time_change(),
        "rebuild": rebuild,
        "a rebuild gives the same": check_rebuild(),
        "ratios": {
            "ours ÷ scipy": ratio(ours, scipy),
            "ours ÷ sql": ratio(ours, sql),
            "past ÷ now": ratio(past, ours),
            "exponent of growth": round(
                math.log(ratio(ours, tenth)) / math.log(many / few), 2
            ),
        },
    },
)
env.cr.rollback()
