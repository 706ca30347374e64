"""A session before a real server, and who writes its conversation down."""

from house.command_run import Server
from house.scratch import house

from .crowd import Staff

LOGINS = ("rita_reporter", "sam_reporter")
MODULE = "cafe_partage_module"
BEGIN = "2026-03-10 10:00:00"


def start(database, log, workers=0):
    """:return: a server that answers, whose jobs do not run"""
    server = Server(
        house(),
        database,
        log=log,
        show=lambda _line: None,
        options=("--workers", str(workers), "--max-cron-threads", "0"),
        purpose="capture",
    )
    server.__enter__()
    server.wait_until_it_answers()
    return server


def make_reporters(server):
    """:return: logins of two users of the secretariat, with the same passwords"""
    staff = Staff(server)
    group = staff.call(
        *("ir.model.data", "search_read"),
        [("module", "=", MODULE), ("name", "=", "group_cafe_user")],
        fields=["res_id"],
    )[0]["res_id"]
    for login in LOGINS:
        values = {"name": login, "login": login, "password": login}
        staff.call("res.users", "create", {**values, "group_ids": [(4, group)]})
    return LOGINS


def make_session(server, *items):
    """:return: int, id of a session with these points on its agenda"""
    staff = Staff(server)
    series = staff.call("cafe.series", "create", {"name": "Café"})
    points = [(0, 0, {"name": name}) for name in items]
    values = {"name": "Gesprek", "series_id": series, "date_begin": BEGIN}
    return staff.call("event.event", "create", {**values, "item_ids": points})


def read_lines(server, session):
    """:return: list of str, the lines on the server, in order"""
    rows = Staff(server).call(
        *("cafe.contribution", "search_read"),
        [("event_id", "=", session)],
        fields=["text"],
        order="sequence, id",
    )
    return [row["text"] for row in rows]
