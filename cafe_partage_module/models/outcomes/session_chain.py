from odoo import api, models
from odoo.tools.misc import format_date

from ...tools.chain import STAGE_BY_KIND, arrange, reach

# A longer line than this is not told further.
MOST_STEPS = 12
# What is said when a topic comes back tells how it goes on with it.
GOES_ON = ("insight", "conclusion", "proposal")
STARTS = ("event.event", "cafe.contribution", "cafe.followup")


class CafeSessionChain(models.AbstractModel):
    """What came of a question, and where a follow-up or an effect comes from.

    Reads with the rights of who asks; a step costs the same number of queries however
    many lines it has.
    """

    _name = "cafe.session.chain"
    _description = "Chain from Question to Effect"

    @api.model
    @api.readonly
    def get_chain(self, model, res_id):
        """The chain of one record, as the widget ``cafe_chain`` shows it.

        :param model: str, ``event.event``, ``cafe.contribution`` or ``cafe.followup``
        :param res_id: int
        :return: list of dicts ``key``, ``label`` and ``nodes``, one for each step that
            has any; a node is a dict of ``key``, ``model`` and ``id`` (what it opens),
            ``title``, ``detail``, ``state`` (str or False), ``is_current``, ``before``
            and ``after`` (lists of keys)
        :raises AccessError: for who may not read the record
        """
        if model not in STARTS:
            return []
        record = self.env[model].browse(res_id).exists()
        record.check_access("read")
        contributions = self.env["cafe.contribution"]
        followups = self.env["cafe.followup"]
        if model == "event.event":
            contributions, followups = record.contribution_ids, record.followup_ids
        elif model == "cafe.contribution":
            contributions = record
        else:
            followups = record
        nodes, edges = self._get_graph(contributions, followups)
        current = {self._get_key(record) for record in [*contributions, *followups]}
        wanted = reach(current, edges)
        for key, node in nodes.items():
            node["is_current"] = model != "event.event" and key in current
        labels = self._get_stage_labels()
        return [
            {"key": stage, "label": labels[stage], "nodes": found}
            for stage, found in arrange(
                {key: node for key, node in nodes.items() if key in wanted}, edges
            )
        ]

    def _get_graph(self, contributions, followups):
        """Everything that hangs together with these records.

        :return: nodes (dict of key to dict, in order) and edges (set of pairs of keys)
        """
        starts = told = (contributions, followups)
        edges = set()
        for look in (self._look_forward, self._look_back):
            front = seen = starts
            for _step in range(MOST_STEPS):
                pairs = look(*front)
                edges |= {(self._get_key(a), self._get_key(b)) for a, b in pairs}
                met = self._sort_out(pairs)
                front = tuple(new - old for new, old in zip(met, seen, strict=True))
                if not any(front):
                    break
                seen = tuple(old | new for old, new in zip(seen, front, strict=True))
            told = tuple(old | new for old, new in zip(told, seen, strict=True))
        edges |= {
            (self._get_key(followup), self._get_key(effect))
            for followup in told[1]
            for effect in followup.effect_ids
        }
        return self._get_nodes(*told), edges

    def _look_forward(self, contributions, followups):
        """:return: list of pairs of records: one of these, and what came of it"""
        pairs = [(one, new) for one in contributions for new in one.derived_ids]
        pairs += [(one, new) for one in contributions for new in one.followup_ids]
        pairs += [
            (followup, said)
            for followup in followups
            for said in followup.agenda_item_ids.contribution_ids
            if said.kind in GOES_ON
        ]
        return pairs

    def _look_back(self, contributions, followups):
        """:return: list of pairs of records: where it comes from, and one of these"""
        pairs = [(old, one) for one in contributions for old in one.origin_ids]
        pairs += [
            (one.item_id.followup_id, one)
            for one in contributions
            if one.kind in GOES_ON and one.item_id.followup_id
        ]
        pairs += [
            (followup.contribution_id, followup)
            for followup in followups
            if followup.contribution_id
        ]
        return pairs

    def _sort_out(self, pairs):
        """:return: the contributions and the follow-ups in pairs of records"""
        ids = {"cafe.contribution": set(), "cafe.followup": set()}
        for record in (record for pair in pairs for record in pair):
            ids[record._name].add(record.id)
        return tuple(
            self.env[model].browse(sorted(found)) for model, found in ids.items()
        )

    def _get_nodes(self, contributions, followups):
        """:return: dict of key to a node without its links, in the order of telling"""
        nodes = {}
        for contribution in contributions.sorted():
            nodes[self._get_key(contribution)] = {
                "stage": STAGE_BY_KIND[contribution.kind],
                "model": contribution._name,
                "id": contribution.id,
                "title": contribution._get_title(),
                "detail": self._get_detail(
                    contribution.organisation_id, contribution.event_id
                ),
                "state": False,
            }
        states = dict(followups._fields["state"]._description_selection(self.env))
        for followup in followups.sorted("id"):
            nodes[self._get_key(followup)] = {
                "stage": "followup",
                "model": followup._name,
                "id": followup.id,
                "title": followup.name,
                "detail": self._get_detail(
                    followup.responsible_partner_id, followup.event_id
                ),
                "state": states[followup.state],
            }
            for effect in followup.effect_ids.sorted("date"):
                nodes[self._get_key(effect)] = {
                    "stage": "effect",
                    # an effect is read on its follow-up
                    "model": followup._name,
                    "id": followup.id,
                    "title": effect.text,
                    "detail": format_date(self.env, effect.date),
                    "state": False,
                }
        return nodes

    def _get_detail(self, partner, session):
        """:return: str, who and where"""
        label = session.series_id and session.session_number
        place = f"{session.series_id.name} {label}" if label else session.name
        return " · ".join(filter(None, [partner.name, place]))

    @api.model
    def _get_key(self, record):
        return f"{record._name},{record.id}"

    @api.model
    def _get_stage_labels(self):
        return {
            "question": self.env._("Question"),
            "insight": self.env._("Insight"),
            "conclusion": self.env._("Conclusion"),
            "followup": self.env._("Follow-up"),
            "effect": self.env._("Effect"),
        }
