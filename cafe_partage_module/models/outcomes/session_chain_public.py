import textwrap

from lxml import html as lxml_html

from odoo import models

from ...tools.chain import STAGE_BY_KIND, arrange, join, threads

TEXT_WIDTH = 140


class CafeSessionChainPublic(models.AbstractModel):
    """What became of what was said, under a published report.

    It tells no more than the report: what the editor left out of the published text
    stays out, names are left out as in the report, and of a follow-up everybody sees
    what staff published.
    """

    _inherit = "cafe.session.chain"

    def _get_public_threads(self, report):
        """The chains of a session, as everybody may read them.

        :param report: one ``cafe.session.report`` with a published version
        :return: list of chains, each a list of dicts ``key``, ``label`` and ``nodes``;
            a node is a dict of ``text``, ``organisation``, ``state`` and ``url`` (str,
            or False)
        """
        # sudo: what was said is closed to visitors; what leaves is named above
        session = report.sudo().event_id
        contributions = session.contribution_ids
        followups = session.followup_ids.filtered(self._is_public_followup)
        _nodes, edges = self.sudo()._get_graph(contributions, session.followup_ids)
        told = {
            **self._tell_contributions(report.sudo(), contributions),
            **self._tell_followups(report.sudo(), followups),
        }
        edges = join(told, edges)
        labels = self._get_stage_labels()
        return [
            [
                {"key": stage, "label": labels[stage], "nodes": nodes}
                for stage, nodes in arrange({key: told[key] for key in thread}, edges)
            ]
            for thread in threads(list(told), edges)
        ]

    def _tell_contributions(self, report, contributions):
        """:return: dict of key to node, of those that stand in the published text"""
        body = self._flatten_html(report.published_version_id.body)
        return {
            self._get_key(contribution): {
                "stage": STAGE_BY_KIND[contribution.kind],
                "text": self._shorten(report._redact_text(contribution.text)),
                "organisation": self._get_public_organisation(report, contribution),
                "state": False,
                "url": False,
            }
            for contribution in contributions.sorted()
            if self._stands_in(contribution.text, body)
        }

    def _tell_followups(self, report, followups):
        """:return: dict of key to node, of follow-ups and what they changed"""
        states = dict(followups._fields["state"]._description_selection(self.env))
        told = {}
        for followup in followups.sorted("id"):
            told[self._get_key(followup)] = {
                "stage": "followup",
                "text": report._redact_text(followup.name),
                "organisation": False,
                "state": states[followup.state],
                "url": self._is_published(followup) and followup.website_url,
            }
            # without a page of its own, only its name and state are told
            for effect in followup.effect_ids.sorted("date"):
                if self._is_published(followup):
                    told[self._get_key(effect)] = {
                        "stage": "effect",
                        "text": report._redact_text(effect.text),
                        "organisation": False,
                        "state": False,
                        "url": False,
                    }
        return told

    def _is_public_followup(self, followup):
        """Whether all may know of it; a dropped one has to be published."""
        if "website_published" in followup._fields:
            return followup.website_published
        return followup.state != "dropped"

    def _is_published(self, followup):
        return "website_url" in followup._fields and followup.website_published

    def _get_public_organisation(self, report, contribution):
        """The organisation that said something, where the report says so, too.

        A person is not named.

        :return: str or False
        """
        partner = contribution.organisation_id
        named = contribution.attributed and partner.is_company
        return named and report._redact_text(partner.name)

    def _shorten(self, text):
        """The first words of a text that has lost its names: it is in full above."""
        return textwrap.shorten(text, TEXT_WIDTH, placeholder=" …")

    def _flatten_html(self, html):
        """:return: str, the words of ``html`` with one space between them"""
        if not (html or "").strip():
            return ""
        root = lxml_html.fragment_fromstring(str(html), create_parent="div")
        return " ".join(" ".join(root.itertext()).split())

    def _stands_in(self, text, body):
        """Whether each line of ``text`` is in ``body``, a text on one line."""
        lines = [" ".join(line.split()) for line in (text or "").splitlines()]
        return all(line in body for line in lines)
