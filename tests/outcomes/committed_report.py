"""A report that is really saved, so that other connections see it."""

from odoo import SUPERUSER_ID, api
from odoo.modules.registry import Registry
from odoo.tests.common import get_db_name

from ..common import CafeBuilders


class CommittedReport:
    """Makes a report with a connection of its own, and takes it away again.

    Where ``is_published`` is false, it is a draft; ``values`` are of the report.
    """

    def __init__(self, is_published=True, **values):
        # not the one of the tests, which may be shared with the server
        self.connection = Registry(get_db_name())._db
        with self.connection.cursor() as cursor:
            case = type("Builders", (CafeBuilders,), {"env": self.at(cursor)})
            session = case.make_session(case.make_series("Slot"), days=-5)
            report = case.make_report(session, body="<p>x</p>", **values)
            if is_published:
                report.action_publish()
            self.id = report.id

    @staticmethod
    def at(cursor):
        return api.Environment(cursor, SUPERUSER_ID, {})

    def cursor(self):
        """One that gives up where it would wait for another of the same test; what it
        is told here goes when the connection is used again."""
        cursor = self.connection.cursor()
        cursor.execute("SET lock_timeout = '3s'")
        cursor.commit()  # before anything is looked at
        return cursor

    def open(self, cursor):
        """:return: the report, as ``cursor`` sees it"""
        return self.at(cursor)["cafe.session.report"].browse(self.id)

    def clean(self):
        """A version is kept by the ORM: what was saved goes around it."""
        with self.cursor() as cursor:
            report = self.open(cursor)
            session, series = report.event_id, report.series_id
            report.version_ids.pdf = False
            report.message_ids.unlink()
            self.at(cursor).flush_all()
            cursor.execute(
                "UPDATE cafe_session_report SET published_version_id = NULL "
                "WHERE id = %(id)s;"
                "DELETE FROM cafe_session_report_version WHERE report_id = %(id)s;"
                "DELETE FROM cafe_session_report WHERE id = %(id)s",
                {"id": self.id},
            )
            self.at(cursor).invalidate_all()
            session.unlink()
            series.unlink()
