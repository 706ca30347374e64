"""The SQL of what is known of each follow-up, for the report on them."""

from odoo.tools import SQL


def followup_facts(env):
    """What is stored of each follow-up, and how long it took.

    Of an event without a series there are none.

    :return: SQL of rows; ``duration`` is the number of days from ``date_proposed``
        until it was closed, or until today
    """
    return SQL(
        """
        SELECT topic.*,
               GREATEST(COALESCE(date_closed, %(today)s) - date_proposed, 0)
                   AS duration,
               COALESCE(is_open AND date_deadline < %(today)s, FALSE) AS is_late,
               COALESCE(date_done > date_deadline, FALSE) AS is_done_late
          FROM (%(topics)s) AS topic
        """,
        today=env.company._cafe_today(),
        topics=_topics(env),
    )


def _topics(env):
    return SQL(
        """
        SELECT followup.id,
               followup.id AS followup_id,
               followup.active,
               followup.event_id,
               event.series_id,
               event.theme_id,
               followup.company_id,
               COALESCE(contribution.network_id, own_network.id) AS network_id,
               followup.responsible_partner_id,
               followup.user_id,
               followup.state,
               followup.state NOT IN ('done', 'dropped') AS is_open,
               LEAST(%(session_day)s, %(noted_day)s) AS date_proposed,
               followup.date_planned,
               followup.date_deadline,
               CASE WHEN followup.state = 'done' THEN followup.date_done END
                   AS date_done,
               CASE followup.state WHEN 'done' THEN followup.date_done
                                   WHEN 'dropped' THEN followup.date_dropped END
                   AS date_closed,
               followup.drop_reason,
               COALESCE(effect.effect_count, 0) AS effect_count,
               effect.date_first_effect,
               COALESCE(interest.interested_count, 0) AS interested_count
          FROM cafe_followup AS followup
          LEFT JOIN event_event AS event ON event.id = followup.event_id
          LEFT JOIN cafe_contribution AS contribution
            ON contribution.id = followup.contribution_id
          LEFT JOIN cafe_network AS own_network
            ON own_network.partner_id = followup.responsible_partner_id
          LEFT JOIN res_company AS company ON company.id = followup.company_id
          LEFT JOIN (
                SELECT followup_id,
                       COUNT(*) AS effect_count,
                       MIN(date) AS date_first_effect
                  FROM cafe_followup_effect
                 GROUP BY followup_id
               ) AS effect ON effect.followup_id = followup.id
          LEFT JOIN (
                SELECT cafe_followup_id, COUNT(*) AS interested_count
                  FROM cafe_followup_interested_rel
                 GROUP BY cafe_followup_id
               ) AS interest ON interest.cafe_followup_id = followup.id
         WHERE event.id IS NULL
            OR event.series_id IS NOT NULL
        """,
        session_day=_day(env, SQL("event.date_begin")),
        noted_day=_day(env, SQL("followup.create_date")),
    )


def _day(env, moment):
    """:return: SQL, the day of a moment in UTC, where the secretariat is"""
    return SQL(
        "(%s AT TIME ZONE 'UTC' AT TIME ZONE COALESCE(company.cafe_tz, %s))::date",
        moment,
        env.company.cafe_tz,
    )
