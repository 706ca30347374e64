from odoo import api, models
from odoo.tools import SQL


class CafeServiceMatchFinderMixin(models.AbstractModel):
    """Which offers and needs could be partners, kept up in two queries.

    An offer and a need fit when they are of the same service, of different networks
    of one company, in periods that share a day from today on, and nothing of it is
    archived.
    """

    _name = "cafe.service.match.finder.mixin"
    _description = "Service Match Finder"

    @api.model
    def _find_matches(self, lines=None):
        """Make the suggestions that miss, and take away those that fit no longer.

        What people proposed, agreed, declined or ended is left alone; a suggestion
        that was proposed once and withdrawn is archived, not deleted. Two networks
        that write at the same moment do not see each other's line: the daily job,
        which looks at all lines, finds their match.

        :param lines: cafe.service.line; ``None`` for all
        """
        if lines is not None and not lines:
            return
        for model in ("cafe.service.line", "cafe.service", "cafe.network", self._name):
            self.env[model].flush_model()
        stale = self.browse(
            match for (match,) in self.env.execute_query(self._get_stale_query(lines))
        )
        kept = stale.filtered("date_proposed")
        kept.active = False
        (stale - kept).unlink()
        found = self.env.execute_query(self._get_new_query(lines))
        back = self.browse(match for _offer, _need, match in found if match)
        back.active = True
        # nobody follows a mere suggestion, and it has no history
        self.with_context(
            tracking_disable=True, mail_create_nosubscribe=True, mail_create_nolog=True
        ).create(
            [
                {"offer_line_id": offer, "need_line_id": need}
                for offer, need, match in found
                if not match
            ]
        )

    @api.model
    def _get_fitting_query(self):
        """:return: SQL, the pairs of lines that fit as ``offer_id`` and ``need_id``"""
        return SQL(
            """SELECT offer.id AS offer_id, need.id AS need_id
                 FROM cafe_service_line offer
                 JOIN cafe_service_line need
                   ON need.service_id = offer.service_id
                  AND need.direction = 'need'
                  AND need.network_id != offer.network_id
                  AND need.company_id IS NOT DISTINCT FROM offer.company_id
                  AND daterange(need.date_start, need.date_end, '[]')
                      && daterange(offer.date_start, offer.date_end, '[]')
                 JOIN cafe_service service
                   ON service.id = offer.service_id
                 JOIN cafe_network offer_network
                   ON offer_network.id = offer.network_id
                 JOIN cafe_network need_network
                   ON need_network.id = need.network_id
                WHERE offer.direction = 'offer'
                  AND offer.active AND need.active AND service.active
                  AND offer_network.active AND need_network.active
                  AND COALESCE(LEAST(offer.date_end, need.date_end), 'infinity')
                      >= %(today)s""",
            today=self.env.company._cafe_today(),
        )

    @api.model
    def _get_stale_query(self, lines):
        """:return: SQL, ids of the suggestions that fit no longer"""
        return SQL(
            """SELECT match.id
                 FROM cafe_service_match match
                WHERE match.state = 'found' AND match.active AND %(about)s
                  AND NOT EXISTS (
                      SELECT 1 FROM (%(fitting)s) fitting
                       WHERE fitting.offer_id = match.offer_line_id
                         AND fitting.need_id = match.need_line_id)""",
            about=self._get_about(
                lines, SQL("match.offer_line_id"), SQL("match.need_line_id")
            ),
            fitting=self._get_fitting_query(),
        )

    @api.model
    def _get_new_query(self, lines):
        """:return: SQL, pairs that fit without an active match, and an archived one"""
        return SQL(
            """SELECT fitting.offer_id, fitting.need_id, match.id
                 FROM (%(fitting)s) fitting
            LEFT JOIN cafe_service_match match
                   ON match.offer_line_id = fitting.offer_id
                  AND match.need_line_id = fitting.need_id
                WHERE match.active IS NOT TRUE AND %(about)s""",
            fitting=self._get_fitting_query(),
            about=self._get_about(
                lines, SQL("fitting.offer_id"), SQL("fitting.need_id")
            ),
        )

    @api.model
    def _get_about(self, lines, offer, need):
        """:return: SQL, that one of the columns is one of ``lines``"""
        if lines is None:
            return SQL("TRUE")
        ids = tuple(lines.ids)
        return SQL(
            "(%(offer)s IN %(ids)s OR %(need)s IN %(ids)s)",
            offer=offer,
            need=need,
            ids=ids,
        )
