from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain
from odoo.tools import format_datetime
from odoo.tools.safe_eval import safe_eval

from ...tools.records import form_action

MODULE = "cafe_partage_module"
COORDINATOR = f"{MODULE}.group_cafe_coordinator"
STAFF = f"{MODULE}.group_cafe_user"


class CafeFirstPage(models.AbstractModel):
    """The first page for staff: the next session, and what waits for somebody.

    Each user counts what she may read: a coordinator her networks, the secretariat
    all. The number of queries depends on the number of tiles alone.
    """

    _name = "cafe.first.page"
    _description = "First Page"
    _inherit = ["cafe.first.page.tiles.mixin"]

    @api.model
    @api.readonly
    def get_page(self):
        """All that the page shows, in the language of the user.

        :return: dict with ``session`` (dict, see :meth:`_get_session`, or None) and
            ``sections``, dicts with ``key``, ``title`` and ``tiles``: dicts with
            ``key``, ``title``, ``count`` and ``pressing`` (str)
        :raises AccessError: for who has no role in the app
        """
        self._check_role()
        tiles = self._get_tiles()
        return {
            "session": self._get_session(),
            "sections": [
                {
                    "key": key,
                    "title": title,
                    "tiles": [
                        self._count_tile(tile) for tile in tiles if tile.section == key
                    ],
                }
                for key, title in self._get_sections().items()
                if any(tile.section == key for tile in tiles)
            ],
        }

    @api.model
    @api.readonly
    def get_list(self, key):
        """The list behind a number.

        :param key: str, of a tile
        :return: an action, or False where this user has no such tile
        :raises AccessError: for who has no role in the app
        """
        self._check_role()
        tile = next((tile for tile in self._get_tiles() if tile.key == key), None)
        if not tile:
            return False
        action = self.env["ir.actions.act_window"]._for_xml_id(
            f"{MODULE}.{tile.action}"
        )
        return {
            **action,
            # its own address would open the list without this domain
            "path": False,
            "name": tile.title,
            "domain": tile.domain,
            # the list shows what was counted: no filter narrows it down further
            "context": {
                name: value
                for name, value in safe_eval(action.get("context") or "{}").items()
                if not name.startswith("search_default_")
            },
        }

    @api.model
    @api.readonly
    def get_session_action(self, session_id, what):
        """What a button at the next session opens.

        :param session_id: int
        :param what: ``session``, ``attendance`` or ``waiting``
        :return: an action
        :raises AccessError: for who may not read it
        """
        self._check_role()
        session = self.env["event.event"].browse(int(session_id))
        session.check_access("read")
        if what == "session":
            return form_action(session, views=[(False, "form")])
        if what == "attendance":
            name, values = "cafe_attendance_action", {}
        else:
            name = "event_registration_action_waiting_session"
            waiting = [("state", "=", "waiting"), ("event_id", "=", session.id)]
            values = {"domain": waiting}
        action = self.env["ir.actions.actions"]._for_xml_id(f"{MODULE}.{name}")
        active = {"active_id": session.id, "active_model": session._name}
        return {**action, **values, "context": active}

    def _check_role(self):
        if not self.env.user.has_group(COORDINATOR):
            raise AccessError(
                self.env._("This page is for coordinators and the secretariat.")
            )

    @api.model
    def _count_tile(self, tile):
        Model = self.env[tile.model]
        domain = Domain(tile.domain)
        count = Model.search_count(domain)
        pressing = 0
        if count and tile.pressing:
            pressing = Model.search_count(domain & Domain(tile.pressing))
        return {
            "key": tile.key,
            "title": tile.title,
            "count": count,
            "pressing": tile.pressing_text % {"count": pressing} if pressing else "",
        }

    @api.model
    def _get_session(self):
        """The session that comes next; for a coordinator, of her networks' series.

        :return: dict with ``id``, ``name``, ``series``, ``when``, ``place``, ``url``
            and, for the secretariat, ``taken``, ``seats`` (0: no limit) and
            ``waiting``; or None
        """
        is_staff = self.env.user.has_group(STAFF)
        domain = (
            Domain("series_id", "!=", False)
            & Domain("kanban_state", "!=", "cancel")
            & Domain("date_end", ">=", fields.Datetime.now())
        )
        if not is_staff:
            domain &= Domain("is_published", "=", True) & Domain(
                "series_id.network_ids.coordinator_ids", "in", self.env.user.ids
            )
        session = self.env["event.event"].search(domain, order="date_begin", limit=1)
        if not session:
            return None
        series, number = session.series_id.name, session.session_number
        values = {
            "id": session.id,
            "name": session.name if is_staff else session.public_title,
            "series": f"{series} {number}" if number else series,
            "when": format_datetime(
                self.env, session.date_begin, session.date_tz, "EEEE d MMMM y, HH:mm"
            ),
            "place": session.address_inline or "",
            "url": session.website_url,
            "is_staff": is_staff,
        }
        if is_staff:
            values |= {
                "taken": session.seats_taken,
                "seats": session.seats_max if session.seats_limited else 0,
                "waiting": session.waiting_count,
            }
        return values
