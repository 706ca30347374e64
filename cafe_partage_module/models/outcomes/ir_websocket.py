from odoo import models
from odoo.exceptions import AccessError, UserError

from .capture_sheet import CHANNEL


class IrWebsocket(models.AbstractModel):
    """A capture desk hears of its session, where its user may capture it."""

    _inherit = "ir.websocket"

    def _build_bus_channel_list(self, channels):
        return super()._build_bus_channel_list(self._hear_capture(channels))

    def _hear_capture(self, channels):
        """:return: list, with the sessions whose desk this user may open in place of
        the names that the browser sent"""
        kept, wanted = [], []
        for channel in channels:
            name, number = "", ""
            if isinstance(channel, str):
                name, _separator, number = channel.rpartition("_")
            if name != CHANNEL:
                kept.append(channel)
            elif number.isdecimal():
                wanted.append(int(number))
        for event_id in wanted:
            try:
                session = self.env["cafe.capture"]._get_session(event_id)
            except (AccessError, UserError):
                continue
            kept.append((session, CHANNEL))
        return kept
