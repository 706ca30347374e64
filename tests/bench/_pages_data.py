"""A small house of which everything is there so many times, for the bench of pages.

Made through the ORM once, then copied in the database: sessions, each with a published
report; registrations, members of a network, follow-ups and themes. One person of the
portal has a registration for each of them and sits in the network.
"""

from datetime import timedelta

from odoo import fields

from tests.bench._clone import clone


def make_person(env):
    organisation = env["res.partner"].create({"name": "Zaad vzw", "is_company": True})
    person = env["res.partner"].create(
        {"name": "Lid Zaad", "email": "lid@zaad.example", "parent_id": organisation.id}
    )
    env["res.users"].create(
        {
            "login": "lid",
            "password": "lid",
            "partner_id": person.id,
            "group_ids": [(6, 0, env.ref("base.group_portal").ids)],
        }
    )
    return person


def make_one(env, person):
    """:return: dict of a name to a record"""
    network = env["cafe.network"].create(
        {
            "name": "Netwerk Zaad",
            "circle_ids": [(0, 0, {"name": "Kern"})],
            "website_published": True,
        }
    )
    member = env["cafe.network.member"].create(
        {
            "network_id": network.id,
            "partner_id": person.commercial_partner_id.id,
            "circle_id": network.circle_ids.id,
        }
    )
    series = env["cafe.series"].create(
        {"name": "Café Zaad", "network_ids": [(4, network.id)]}
    )
    begin = fields.Datetime.now().replace(microsecond=0)
    session, past = env["event.event"].create(
        [
            {
                "name": "Hoe blijf je samen?",
                "series_id": series.id,
                "date_begin": begin + timedelta(days=days),
                "date_end": begin + timedelta(days=days, hours=2),
                "website_published": True,
            }
            for days in (20, -20)
        ]
    )
    people = [
        {"name": f"Persoon {n}", "state": "done", "consent_report": n % 2 == 0}
        for n in range(12)
    ]
    # what is told of the past session: twelve people and a text of two pages
    env["event.registration"].create([{"event_id": past.id, **who} for who in people])
    text = "".join(
        f"<h2>Vraag {n}</h2><p>{'Wij vonden iets. ' * 40}</p>" for n in "123"
    )
    report = env["cafe.session.report"].create({"event_id": past.id, "body": text})
    report.action_publish()
    registration = env["event.registration"].create(
        {
            "event_id": session.id,
            "name": person.name,
            "email": person.email,
            "attendee_partner_id": person.id,
            "partner_id": person.id,
            "question_brought": "Hoe begin je?",
        }
    )
    followup = env["cafe.followup"].create(
        {"name": "Handleiding", "event_id": past.id, "is_published": True}
    )
    theme = env["cafe.theme"].create({"name": "Vrijwilligers", "is_published": True})
    return {
        "member": member,
        "session": session,
        "past": past,
        "report": report,
        "registration": registration,
        "followup": followup,
        "theme": theme,
    }


def fill(env, size):
    """:return: dict of the name of a page to its address"""
    person = make_person(env)
    made = make_one(env, person)
    env.flush_all()
    cr = env.cr
    past = clone(
        *(cr, "event_event", made["past"].id, size),
        session_number="1000 + n",
        date_begin="kept.date_begin - n * interval '1 day'",
        date_end="kept.date_end - n * interval '1 day'",
    )
    events = f"(ARRAY{past})[n]"
    report = made["report"]
    reports = clone(
        *(cr, "cafe_session_report", report.id, size),
        event_id=events,
        session_date="kept.session_date - n * interval '1 day'",
    )
    versions = clone(
        *(cr, "cafe_session_report_version", report.published_version_id.id, size),
        report_id=f"(ARRAY{reports})[n]",
    )
    cr.execute(
        "UPDATE cafe_session_report AS report SET published_version_id = version.id "
        "FROM cafe_session_report_version AS version "
        "WHERE version.report_id = report.id AND version.id = ANY(%s)",
        [versions],
    )
    clone(
        *(cr, "event_registration", made["registration"].id, size),
        event_id=events,
        barcode="NULL",
    )
    partners = clone(
        *(cr, "res_partner", person.commercial_partner_id.id, size),
        commercial_partner_id="NULL",
    )
    cr.execute(
        "UPDATE res_partner SET commercial_partner_id = id WHERE id = ANY(%s)",
        [partners],
    )
    clone(
        *(cr, "cafe_network_member", made["member"].id, size),
        partner_id=f"(ARRAY{partners})[n]",
    )
    clone(
        cr,
        "cafe_followup",
        made["followup"].id,
        size,
        event_id=events,
        contribution_id="NULL",
    )
    clone(cr, "cafe_theme", made["theme"].id, size)
    cr.commit()
    cr._cnx.autocommit = True
    cr.execute("VACUUM ANALYZE")
    cr._cnx.autocommit = False
    return {
        "portal home": "/my/home",
        "portal, her sessions": "/my/sessions",
        "portal, her café": "/my/cafe",
        "network page": f"/my/networks/{made['member'].id}",
        "session page": f"/event/{made['session'].id}/register",
        "archive": "/verslagen",
        "archive, searched": "/verslagen?search=vonden",
        "report page": f"/verslagen/{report.id}",
        "follow-ups": "/opvolging",
        "themes": "/themas",
    }
