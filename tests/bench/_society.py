"""Networks, organisations, places and what people do, by the million, for the benches.

Drawn with fixed seeds and skewed: few networks are large, few organisations sit in
many. Written by COPY and INSERT … SELECT, past the ORM: what it would compute is set
here.
"""

from datetime import date
from io import StringIO

import numpy

FIRST_DAY = date(2012, 1, 1)
DAYS = 5000
ORGANISATIONS = """
    INSERT INTO res_partner (name, complete_name, is_company, active, type,
                             autopost_bills, industry_id)
    SELECT 'Organisatie ' || n, 'Organisatie ' || n, TRUE, TRUE, 'contact', 'ask',
           industry.ids[1 + n %% array_length(industry.ids, 1)]
      FROM generate_series(1, %s) AS n,
           (SELECT array_agg(id ORDER BY id) AS ids FROM res_partner_industry)
               AS industry
    RETURNING id
"""
# what happened to places: three in four are still there
HISTORY = """
    UPDATE cafe_network_member AS member
       SET state = drawn.state,
           contribution_form = drawn.form,
           industry_id = partner.industry_id,
           company_id = network.company_id,
           circle_id = circle.id,
           date_end = CASE drawn.state WHEN 'left'
                      THEN LEAST(date_start + drawn.days, %(today)s::date - 1) END,
           date_start = CASE drawn.state WHEN 'left'
                        THEN LEAST(date_start, %(today)s::date - 2)
                        ELSE date_start END,
           reason_left = CASE drawn.state WHEN 'left'
                         THEN (ARRAY['Gestopt', 'Geen tijd', 'Te duur', NULL])
                              [1 + drawn.days %% 4] END
      FROM (SELECT id,
                   CASE WHEN chance < 0.72 THEN 'active' WHEN chance < 0.75
                        THEN 'paused' WHEN chance < 0.96 THEN 'left'
                        WHEN chance < 0.98 THEN 'applicant' ELSE 'refused' END AS state,
                   (ARRAY['fee', 'engagement', 'none'])[1 + floor(other * 3)::int]
                       AS form,
                   other,
                   30 + floor(other * 2000)::int AS days
              FROM (SELECT id, random() AS chance, random() AS other
                      FROM cafe_network_member
                     ORDER BY id) AS places) AS drawn,
           res_partner AS partner,
           cafe_network AS network,
           cafe_network_circle AS circle
     WHERE drawn.id = member.id
       AND partner.id = member.partner_id
       AND network.id = member.network_id
       AND circle.network_id = member.network_id
       AND circle.sequence = 10 * (1 + floor(drawn.other * 3)::int)
"""
PERIODS = """
    INSERT INTO cafe_network_member_period (member_id, network_id, company_id,
                                            circle_id, state, date_start, date_end)
    SELECT id, network_id, company_id, circle_id,
           CASE state WHEN 'paused' THEN 'paused' ELSE 'active' END,
           date_start, date_end
      FROM cafe_network_member
     WHERE state IN ('active', 'paused', 'left')
     ORDER BY id
"""


class Society:
    """Networks with three circles each, and organisations.

    :param env: ``odoo.api.Environment``
    :param networks: int
    :param organisations: int
    """

    def __init__(self, env, networks, organisations):
        self.env = env
        env.cr.execute(ORGANISATIONS, [organisations])
        self.partners = numpy.array([row[0] for row in env.cr.fetchall()])
        made = env["cafe.network"].create(
            [
                {
                    "name": f"Netwerk {number}",
                    "circle_ids": [
                        (0, 0, {"name": name, "sequence": 10 * place})
                        for place, name in enumerate(("Kern", "Leden", "Vrienden"), 1)
                    ],
                }
                for number in range(networks)
            ]
        )
        self.networks = numpy.array(made.ids)
        env.cr.commit()

    def draw(self, places, organisations=None):
        """:return: two arrays of int, network and partner of each place, no doubles

        :param organisations: int, only so many of them have a place
        """
        organisations = organisations or len(self.partners)
        generator = numpy.random.default_rng(20260101)
        weights = 1 / numpy.sqrt(numpy.arange(1, len(self.networks) + 1))
        many = numpy.minimum(1 + generator.pareto(1.8, organisations), 60)
        many = numpy.maximum(1, many * places / organisations / many.mean()).astype(int)
        partners = numpy.repeat(numpy.arange(organisations), many)
        networks = generator.choice(
            len(self.networks), partners.size, p=weights / weights.sum()
        )
        keys = numpy.unique(networks.astype(numpy.int64) * organisations + partners)
        return self.networks[keys // organisations], self.partners[keys % organisations]

    def fill(self, places, organisations=None):
        """Make anew so many active places.

        :return: int, how many there are: doubles were left out
        """
        cr = self.env.cr
        cr.execute("TRUNCATE cafe_network_member CASCADE")
        networks, partners = self.draw(places, organisations)
        days = numpy.random.default_rng(1).integers(0, DAYS, networks.size)
        first = FIRST_DAY.toordinal()
        rows = zip(networks.tolist(), partners.tolist(), days.tolist(), strict=True)
        lines = "".join(
            f"{network}\t{partner}\tactive\tnone\tnew\t"
            f"{date.fromordinal(first + day)}\n"
            for network, partner, day in rows
        )
        cr.copy_expert(
            "COPY cafe_network_member (network_id, partner_id, state, "
            "contribution_form, application_state, date_start) FROM STDIN",
            StringIO(lines),
        )
        self.settle("cafe_network_member")
        return int(networks.size)

    def live(self):
        """Give the places a history: who left, paused, asked, in which circle."""
        cr = self.env.cr
        cr.execute("SELECT setseed(0.1)")
        cr.execute(HISTORY, {"today": self.env.company._cafe_today()})
        cr.execute(PERIODS)
        self.settle("cafe_network_member", "cafe_network_member_period")

    def settle(self, *tables):
        """Commit, and let PostgreSQL see what is in the tables."""
        cr = self.env.cr
        cr.commit()
        cr._cnx.autocommit = True
        for table in tables:
            cr.execute(f"VACUUM ANALYZE {table}")
        cr._cnx.autocommit = False
        self.env.invalidate_all()
