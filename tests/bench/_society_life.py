"""What the members of a ``Society`` do: sessions, follow-ups, engagements, fees."""

# 1 in 50 networks has a series; it meets each month
SESSIONS = """
    INSERT INTO event_event (name, series_id, company_id, date_tz, date_begin, date_end,
                             active, seats_limited, seats_max, website_visibility,
                             is_published, kanban_state, badge_format, create_date)
    SELECT jsonb_build_object('en_US', 'Sessie ' || n), series.id, %(company)s,
           'Europe/Brussels', moment.begin, moment.begin + interval '2 hours',
           TRUE, TRUE, 20, 'public', TRUE, 'normal', 'A6',
           moment.begin - interval '40 days'
      FROM generate_series(1, %(sessions)s) AS n
      JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place,
                   count(*) OVER () AS many
              FROM cafe_series WHERE id = ANY(%(series)s)) AS series
        ON series.place = n %% series.many
     CROSS JOIN LATERAL (
            SELECT now()::timestamp(0) - n * interval '7 days' AS begin) AS moment
    RETURNING id
"""
REGISTRATIONS = """
    INSERT INTO event_registration (event_id, company_id, name, email, state, role,
                                    organisation_id, network_id, active, create_date,
                                    waiting_since, promoted_on, consent_report,
                                    attendee_partner_id)
    SELECT event.id, event.company_id, 'Persoon ' || drawn.person,
           'p' || drawn.person || '@huis.example',
           CASE WHEN drawn.chance < 0.7 THEN 'done' WHEN drawn.chance < 0.8
                THEN 'no_show' WHEN drawn.chance < 0.93 THEN 'cancel'
                WHEN drawn.chance < 0.97 THEN 'waiting' ELSE 'open' END,
           CASE WHEN drawn.chance < 0.03 THEN 'guest' ELSE 'participant' END,
           partner.id, network.id, TRUE,
           event.date_begin - drawn.days * interval '1 day',
           CASE WHEN drawn.days > 25
                THEN event.date_begin - drawn.days * interval '1 day' END,
           CASE WHEN drawn.days > 30
                THEN event.date_begin - (drawn.days - 5) * interval '1 day' END,
           drawn.chance < 0.5, partner.id
      FROM (SELECT n, random() AS chance, floor(random() * 40)::int AS days,
                   floor(power(random(), 2) * 20000)::int AS person
              FROM generate_series(1, %(registrations)s) AS n) AS drawn
      JOIN (SELECT id, company_id, date_begin, row_number() OVER (ORDER BY id) AS place
              FROM event_event WHERE id = ANY(%(events)s)) AS event
        ON event.place = 1 + drawn.n %% %(sessions)s
      JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place
              FROM res_partner WHERE id = ANY(%(partners)s)) AS partner
        ON partner.place = drawn.person %% %(many)s
      JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place,
                   count(*) OVER () AS many
              FROM cafe_network WHERE id = ANY(%(networks)s)) AS network
        ON network.place = drawn.person %% network.many
"""
FOLLOWUPS = """
    INSERT INTO cafe_followup (name, event_id, series_id, company_id, state, active,
                               is_open, create_date, date_planned, date_started,
                               date_done, date_dropped, drop_reason, date_deadline,
                               responsible_partner_id)
    SELECT 'Opvolging ' || drawn.n, event.id, event.series_id, event.company_id,
           drawn.state, TRUE, drawn.state IN ('proposed', 'planned', 'in_progress'),
           event.date_begin, event.day + 5, event.day + 10,
           CASE drawn.state WHEN 'done' THEN event.day + drawn.days END,
           CASE drawn.state WHEN 'dropped' THEN event.day + drawn.days END,
           CASE drawn.state WHEN 'dropped' THEN 'Geen tijd' END,
           event.day + 60, (%(partners)s::int[])[1 + drawn.n %% %(many)s]
      FROM (SELECT n, 10 + floor(random() * 150)::int AS days,
                   (ARRAY['proposed', 'planned', 'in_progress', 'done', 'done',
                          'dropped'])[1 + floor(random() * 6)::int] AS state
              FROM generate_series(1, %(followups)s) AS n) AS drawn
      JOIN (SELECT id, series_id, company_id, date_begin, date_begin::date AS day,
                   row_number() OVER (ORDER BY id) AS place
              FROM event_event WHERE id = ANY(%(events)s)) AS event
        ON event.place = 1 + drawn.n %% %(sessions)s
"""
EFFECTS = """
    INSERT INTO cafe_followup_effect (followup_id, date, text)
    SELECT id, date_done + 20, 'Er kwam iets van'
      FROM cafe_followup WHERE state = 'done' AND id %% 3 = 0
"""
ENGAGEMENTS = """
    INSERT INTO cafe_engagement (member_id, network_id, circle_id, company_id,
                                 partner_id, uom_id, state, name, date_start, date_end,
                                 quantity, delivered_quantity, active)
    SELECT id, network_id, circle_id, company_id, partner_id, %(uom)s,
           (ARRAY['pledged', 'delivered'])[1 + id %% 2], 'Lesgeven',
           GREATEST(date_start, '2018-01-01'), NULL, 10, 5, TRUE
      FROM cafe_network_member
     WHERE state = 'active' AND id %% 10 = 0
"""
DRIVERS = """
    INSERT INTO cafe_member_driver (member_id, network_id, circle_id, company_id,
                                    partner_id, driver_id, member_state, date_start,
                                    confirmed_on, date_due, date_stale)
    SELECT id, network_id, circle_id, company_id, partner_id, %(driver)s, state,
           date_start, day, day + 300, day + 365
      FROM (SELECT *, %(today)s::date - (id %% 700) AS day FROM cafe_network_member
             WHERE state = 'active' AND id %% 5 = 0) AS member
"""
FEES = """
    INSERT INTO membership_membership_line (partner_id, membership_id, company_id,
                                            state, date, date_from, date_to,
                                            member_price)
    SELECT partner_id, %(product)s, %(company)s, 'paid', day, day, day + 364, 100
      FROM (SELECT DISTINCT partner_id, (year || '-01-01')::date AS day
              FROM cafe_network_member, generate_series(2022, 2026) AS year
             WHERE contribution_form = 'fee' AND state = 'active'
               AND id %% 5 = 0) AS due
"""


def live_together(society, sessions, registrations, followups):
    """Give members something to do; figures are how many to make.

    :param society: ``Society`` with places that have a history
    :param sessions: int
    :param registrations: int
    :param followups: int
    """
    env, cr = society.env, society.env.cr
    series = env["cafe.series"].create(
        [
            {"name": f"Reeks {number}", "network_ids": [(4, network)]}
            for number, network in enumerate(society.networks[::50].tolist())
        ]
    )
    product = env["product.product"].create(
        {
            "name": "Bijdrage",
            "type": "service",
            "membership": True,
            "membership_date_from": "2026-01-01",
            "membership_date_to": "2026-12-31",
        }
    )
    env.flush_all()
    facts = {
        "series": series.ids,
        "sessions": sessions,
        "registrations": registrations,
        "followups": followups,
        "partners": society.partners[:20000].tolist(),
        "many": len(society.partners[:20000]),
        "networks": society.networks.tolist(),
        "company": env.company.id,
        "today": env.company._cafe_today(),
        "uom": env["uom.uom"].search([], limit=1).id,
        "driver": env["cafe.driver"].search([], limit=1).id,
        "product": product.id,
    }
    cr.execute("SELECT setseed(0.2)")
    cr.execute(SESSIONS, facts)
    facts["events"] = [row[0] for row in cr.fetchall()]
    for statement in (REGISTRATIONS, FOLLOWUPS, EFFECTS, ENGAGEMENTS, DRIVERS, FEES):
        cr.execute(statement, facts)
    society.settle(
        *("event_event", "event_registration", "cafe_followup", "cafe_engagement"),
        *("cafe_followup_effect", "cafe_member_driver", "membership_membership_line"),
    )
