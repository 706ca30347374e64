from odoo import models

# A change of these may hold or cancel what a theme was planned for.
THEME_FIELDS = {"theme_id", "kanban_state", "stage_id"}


class CafeEventThemeMixin(models.AbstractModel):
    """A theme follows what happens to its sessions."""

    _name = "cafe.event.theme.mixin"
    _description = "Session and its Theme"

    def write(self, vals):
        before = self.theme_id if THEME_FIELDS & vals.keys() else None
        result = super().write(vals)
        if before is not None:
            (before | self.theme_id)._follow_sessions()
        return result

    def unlink(self):
        themes = self.theme_id
        result = super().unlink()
        themes._follow_sessions()
        return result
