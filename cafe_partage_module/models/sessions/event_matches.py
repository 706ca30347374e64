from odoo import fields, models
from odoo.tools import format_list

from ...tools.records import count_by

DESK = "event.group_event_registration_desk"
# A mail names so many people; who has most topics in common comes first.
MOST_LINES = 10


class CafeEventMatchesMixin(models.AbstractModel):
    """Who could meet whom: what one brings and the other looks for.

    The matches themselves are the rows of ``cafe.match.report``.
    """

    _name = "cafe.event.matches.mixin"
    _description = "Matches in a Session"

    matches_in_reminder = fields.Boolean(
        string="Matches in the reminder",
        groups=DESK,
        help="In the reminder, who agreed to be introduced reads whom she could meet: "
        "by name, organisation and topic, and only people who agreed as well.",
    )
    match_count = fields.Integer(
        string="Matches",
        compute="_compute_match_count",
        groups=DESK,
        help="Each topic that one person brings and another looks for.",
    )

    def _compute_match_count(self):
        sessions = self.filtered("series_id")
        (self - sessions).match_count = 0
        if sessions:
            count = count_by(sessions, "cafe.match.report", "event_id")
            for session in sessions:
                session.match_count = count(session)

    def action_view_matches(self):
        """Open who could meet whom in this session.

        :return: an action
        """
        return self._get_lines_action("cafe_partage_module.cafe_match_report_action")

    def _get_matches(self, registration=None):
        """Pairs of people of whom one brings what the other looks for.

        :param registration: ``event.registration``; only her pairs
        :return: list of dicts ``giver``, ``taker`` (``event.registration``) and
            ``topics`` (``cafe.topic``), most topics first
        """
        self.ensure_one()
        if not self.series_id:
            return []
        domain = [("event_id", "=", self.id)]
        if registration:
            domain += [
                "|",
                ("giver_id", "=", registration.id),
                ("taker_id", "=", registration.id),
            ]
        rows = self.env["cafe.match.report"].search_fetch(
            domain, ["giver_id", "taker_id", "topic_id"], order="id"
        )
        # people are read all at once: each is in many rows
        people = rows.giver_id | rows.taker_id
        pairs = rows.grouped(lambda row: (row.giver_id.id, row.taker_id.id))
        return sorted(
            (
                {
                    "giver": people.browse(giver).with_prefetch(people.ids),
                    "taker": people.browse(taker).with_prefetch(people.ids),
                    "topics": pair.topic_id.sorted(),
                }
                for (giver, taker), pair in pairs.items()
            ),
            key=lambda match: (
                -len(match["topics"]),
                match["giver"].id,
                match["taker"].id,
            ),
        )

    def _get_match_lines(self, registration):
        """Whom somebody could meet, for her reminder.

        Nobody is named without agreeing, and nobody reads it without agreeing.

        :param registration: one ``event.registration`` of this session
        :return: list of dicts ``name``, ``organisation`` and ``topics`` (str, in the
            language of ``registration``), one for each person; at most ``MOST_LINES``
        """
        self.ensure_one()
        if not (self.matches_in_reminder and registration.consent_match):
            return []
        found = {}
        for match in self._get_matches(registration):
            side = "seeks" if match["giver"] == registration else "brings"
            other = match["taker" if side == "seeks" else "giver"]
            if other.consent_match:
                found.setdefault(other, {})[side] = match["topics"]
        session = self.with_context(
            lang=registration.lang or self.lang or self.env.lang
        )
        most_first = sorted(
            found.items(), key=lambda item: -sum(map(len, item[1].values()))
        )
        return [
            {
                "name": other.name or "",
                "organisation": other.organisation_label or "",
                "topics": session._get_match_words(**sides),
            }
            for other, sides in most_first[:MOST_LINES]
        ]

    def _get_match_words(self, brings=None, seeks=None):
        """:return: str, such as “brings Volunteers; looks for Funding”"""
        words = []
        for topics, sentence in (
            (brings, self.env._("brings %(topics)s")),
            (seeks, self.env._("looks for %(topics)s")),
        ):
            if topics:
                names = topics.with_env(self.env).mapped("name")
                words.append(sentence % {"topics": format_list(self.env, names)})
        return "; ".join(words)
