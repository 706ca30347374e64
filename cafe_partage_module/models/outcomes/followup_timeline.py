from odoo import api, fields, models

LANES = ("state", "user_id", "responsible_partner_id", "series_id", "event_id")
MOST = 400  # bars; whoever has more filters first


class CafeFollowupTimeline(models.AbstractModel):
    """Follow-ups as bars, from their first day to their deadline."""

    _name = "cafe.followup.timeline.mixin"
    _description = "Follow-up: on the timeline"

    @api.model
    @api.readonly
    def get_timeline(self, domain, lane="state"):
        """What the timeline shows.

        :param domain: list
        :param lane: str, the field whose values are the lanes; another than those of
            ``LANES`` counts as the state
        :return: dict with ``lanes`` (dicts of ``key`` and ``label``, in their order),
            ``rows`` (see :meth:`_get_timeline_row`) and ``left_out`` (int)
        """
        lane = lane if lane in LANES else "state"
        followups = self.search(domain, limit=MOST, order="date_deadline, id")
        left_out = 0
        if len(followups) == MOST:
            left_out = self.search_count(domain) - MOST
        states = dict(self._fields["state"]._description_selection(self.env))
        rows = [followup._get_timeline_row(lane, states) for followup in followups]
        lanes = self._get_timeline_lanes(lane, rows, states)
        order = {found["key"]: place for place, found in enumerate(lanes)}
        # whoever is in the same lane stays in the order of the deadline
        rows.sort(key=lambda row: order[row["lane"]])
        return {"lanes": lanes, "rows": rows, "left_out": left_out}

    def _get_timeline_row(self, lane, states):
        """:return: dict of plain values; ``end`` is False while nobody set one"""
        # sudo: a name that stands with a follow-up, as every list shows it
        names = {
            name: self[name].sudo().display_name or ""
            for name in ("user_id", "responsible_partner_id", lane)
            if name != "state"
        }
        end = self.date_done or self.date_dropped or self.date_deadline
        start = self.date_planned or self.date_started
        start = (
            start or fields.Datetime.context_timestamp(self, self.create_date).date()
        )
        return {
            "id": self.id,
            "name": self.name,
            "lane": self.state if lane == "state" else self[lane].id,
            "lane_label": states[self.state] if lane == "state" else names[lane],
            "state": states[self.state],
            "owner": names["user_id"],
            "responsible": names["responsible_partner_id"],
            "start": min(start, end) if end else start,
            "end": end,
            "deadline": self.date_deadline,
            "is_open": self.is_open,
            "is_late": self.is_late,
        }

    @api.model
    def _get_timeline_lanes(self, lane, rows, states):
        labels = {row["lane"]: row["lane_label"] for row in rows}
        if lane == "state":
            return [
                {"key": key, "label": label}
                for key, label in states.items()
                if key in labels
            ]
        nobody = self.env._("None")
        return [
            {"key": key, "label": label or nobody}
            for key, label in sorted(
                labels.items(), key=lambda pair: (not pair[0], pair[1].casefold())
            )
        ]
