from odoo import api, fields, models
from odoo.tools import SQL


class CafeMatchReport(models.Model):
    """Who could meet whom: one brings a topic that the other looks for.

    One row for each topic of each pair of people with a seat in the same session (and
    the same slot of it). Colleagues of one organisation, and one person with two
    registrations, are no match. An event without a series has no rows.
    """

    _name = "cafe.match.report"
    _description = "Who Could Meet Whom"
    _auto = False
    _order = "event_id desc, topic_id, giver_id, taker_id"
    _rec_name = "topic_id"
    _depends = {
        "event.event": ["series_id"],
        "event.registration": [
            "active",
            "state",
            "event_id",
            "event_slot_id",
            "company_id",
            "name",
            "email",
            "organisation_id",
            "organisation_label",
            "brings_ids",
            "seeks_ids",
            "consent_match",
        ],
    }

    event_id = fields.Many2one("event.event", string="Session")
    series_id = fields.Many2one("cafe.series")
    company_id = fields.Many2one("res.company")
    topic_id = fields.Many2one("cafe.topic")
    giver_id = fields.Many2one("event.registration", string="Who brings it")
    giver_organisation = fields.Char(string="Organisation that brings it")
    taker_id = fields.Many2one("event.registration", string="Who looks for it")
    taker_organisation = fields.Char(string="Organisation that looks for it")
    both_agreed = fields.Boolean(
        help="Both agreed to be introduced to each other by name.",
    )

    @property
    @api.model
    def _table_query(self):
        # The id is the same each time a row is read: 52 bits, as much as a browser can
        # count with.
        return SQL(
            """
            SELECT ('x' || LEFT(MD5(CONCAT_WS(
                       '-', giver.id, taker.id, giver.cafe_topic_id
                   )), 13))::bit(52)::bigint AS id,
                   giver.event_id,
                   giver.series_id,
                   giver.company_id,
                   giver.cafe_topic_id AS topic_id,
                   giver.id AS giver_id,
                   giver.organisation_label AS giver_organisation,
                   taker.id AS taker_id,
                   taker.organisation_label AS taker_organisation,
                   giver.consent_match AND taker.consent_match AS both_agreed
              FROM (%(givers)s) AS giver
              JOIN (%(takers)s) AS taker
                ON taker.event_id = giver.event_id
               AND taker.cafe_topic_id = giver.cafe_topic_id
               AND taker.event_slot_id = giver.event_slot_id
               AND taker.id != giver.id
             WHERE (%(colleagues)s) IS NOT TRUE
               AND (%(same_person)s) IS NOT TRUE
            """,
            givers=_seated_with("cafe_registration_brings_rel"),
            takers=_seated_with("cafe_registration_seeks_rel"),
            colleagues=SQL(
                """giver.organisation_id = taker.organisation_id
                   OR LOWER(NULLIF(giver.organisation_label, ''))
                      = LOWER(taker.organisation_label)"""
            ),
            same_person=SQL(
                """LOWER(giver.email) = LOWER(taker.email)
                   AND LOWER(giver.name) = LOWER(taker.name)"""
            ),
        )


def _seated_with(relation):
    """People with a seat in a session, once for each topic that they chose.

    DISTINCT changes no row. It has PostgreSQL make the list of one session first, of
    which each is compared with each, also when it does not know yet how many they are.

    :param relation: str, table of registrations and their topics
    :return: SQL
    """
    return SQL(
        """
        SELECT DISTINCT registration.id,
               registration.event_id,
               COALESCE(registration.event_slot_id, 0) AS event_slot_id,
               event.series_id,
               registration.company_id,
               registration.name,
               registration.email,
               registration.organisation_id,
               registration.organisation_label,
               COALESCE(registration.consent_match, FALSE) AS consent_match,
               chosen.cafe_topic_id
          FROM event_registration AS registration
          JOIN event_event AS event ON event.id = registration.event_id
          JOIN %s AS chosen ON chosen.event_registration_id = registration.id
         WHERE event.series_id IS NOT NULL
           AND registration.active
           AND registration.state IN ('open', 'done')
        """,
        SQL.identifier(relation),
    )
