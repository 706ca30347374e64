"""Members and past reports by the thousand, beside Odoo's own import of contacts.

- contacts: ``load`` of as many organisations, which is what Odoo does with a
  spreadsheet; new ones each time;
- members: ``load`` of a spreadsheet with external ids, as staff fill it in; also with
  Odoo's own look-up of each id, which ours replaces;
- reports: text files, read and imported by the steps of the job, each saved as it
  comes.

Ratios are rows per second of ours ÷ contacts: the same number of rows in this one run.

``MEMBERS=10000 REPORTS=1000 REPEAT=3 ./dev bench import``
"""

import os
import random
import sys
import time
from datetime import date, timedelta

sys.path[:0] = [os.environ["CAFE_HOUSE"]]

from tests.bench._measure import measure, tell  # noqa: E402

MEMBERS = int(os.environ.get("MEMBERS", "10000"))
REPORTS = int(os.environ.get("REPORTS", "1000"))
MODULE = "__import__"
COLUMNS = ["network_id/id", "partner_id/id", "circle_id/id", "date_start", "state"]
MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november "
    "december"
).split()
TEXT = """TAFELRONDE – {day} {month} {year}

Wat leert ronde {number} ons

VERSLAG

Plaats: zaal De Beuk
Organisatie: Lichtpunt

In onze {number}e Tafelronde delen we wat werkt.

Aanwezig: Ans {name} (Huis {house}), Bart {name} (Lichtpunt), Cleo {name}
(Huis {house} - verslag), Dirk {name} (moderator)

Introductie: wie brengt welke vraag mee?

- Huis {house} zoekt een ploeg voor het weekend.
- Lichtpunt vraagt zich af wie de sleutel bewaart.

Hoe verdeel je het werk?

- Een tip: vraag het aan twee mensen tegelijk.
- Wie merkt dat er iets blijft liggen?

Wat leren we hieruit?

- Samengevat: wie samen plant, vergeet minder.

Topics ter opvolging

- Een kalender die iedereen ziet.
"""
random.seed(20260101)


def spell(number):
    """:return: str, a name of letters only, another one for each number to 1,000"""
    ends = ("ma", "ne", "ri", "so", "tu", "la", "ke", "vi", "bo", "du")
    return "V" + "".join(ends[int(digit)] for digit in f"{number:04}")


def name_records(records, name):
    """Give records an external id each.

    :return: list of them, in order
    """
    env["ir.model.data"].create(
        [
            {
                "module": MODULE,
                "name": f"{name}_{record.id}",
                "model": record._name,
                "res_id": record.id,
            }
            for record in records
        ]
    )
    return [f"{MODULE}.{name}_{record.id}" for record in records]


def make_rows():
    """:return: list of rows of a spreadsheet: a network, and MEMBERS organisations"""
    partners = env["res.partner"].create(
        [{"name": f"Organisatie {i}", "is_company": True} for i in range(MEMBERS)]
    )
    circles = [
        (0, 0, {"name": name, "sequence": 10 * place})
        for place, name in enumerate(("Kern", "Leden", "Vrienden"), 1)
    ]
    network = env["cafe.network"].create({"name": "Groot", "circle_ids": circles})
    circle_ids = name_records(network.circle_ids, "circle")
    (network_id,) = name_records(network, "network")
    return [
        [network_id, partner, random.choice(circle_ids), "2024-01-01", "active"]
        for partner in name_records(partners, "partner")
    ]


def load(model, columns, rows):
    result = env[model].load(columns, rows)
    assert result["ids"] and len(result["ids"]) == len(rows), result["messages"][:3]


def load_contacts(count):
    rows = [[f"Nieuw {number}", "True"] for number in range(count)]
    load("res.partner", ["name", "is_company"], rows)


def load_members_with_own_look_up(rows):
    mixin = env.registry["cafe.network.member.import.mixin"]
    kept, mixin._find_external_ids = mixin._find_external_ids, lambda *_a: {}
    try:
        load("cafe.network.member", COLUMNS, rows)
    finally:
        mixin._find_external_ids = kept


def make_reports():
    """:return: REPORTS records of ``cafe.report.batch.file``"""
    series = env["cafe.series"].create({"name": "Tafelronde"})
    files = []
    for number in range(1, REPORTS + 1):
        day = date(1990, 1, 1) + timedelta(days=7 * number)
        text = TEXT.format(
            **{"number": number, "name": spell(number), "house": spell(number % 50)},
            **{"day": day.day, "month": MONTHS[day.month - 1], "year": day.year},
        )
        files.append({"name": f"verslag {number}.txt", "raw": text.encode()})
    attachments = env["ir.attachment"].create(files)
    batches = env["cafe.report.batch"]
    for start in range(0, REPORTS, 100):
        action = batches._make(series, attachments[start : start + 100], False)
        batches += batches.browse(action["res_id"])
    env.cr.commit()
    return batches.file_ids.sorted("id")


def work(files, state):
    """Take each file a step further, saved by itself.

    :return: dict of seconds and of SQL queries of all
    """
    queries, begin = env.cr.sql_log_count, time.perf_counter()
    for file in files:
        file._work()
        env.cr.commit()
    assert set(files.mapped("state")) == {state}, set(files.mapped("message"))
    return {
        "seconds": round(time.perf_counter() - begin, 2),
        "queries": env.cr.sql_log_count - queries,
    }


def import_reports():
    files = make_reports()
    read = work(files, "ready")
    files.write({"state": "queued"})
    made = work(files, "imported")
    assert len(files.session_id) == REPORTS
    return {"read": read, "imported": made}


def per_second(count, seconds):
    return round(count / seconds, 1)


def main():
    rows = make_rows()
    contacts = measure(env, lambda: load_contacts(MEMBERS), undo=True)
    members = measure(
        env, lambda: load("cafe.network.member", COLUMNS, rows), undo=True
    )
    own = measure(env, lambda: load_members_with_own_look_up(rows), undo=True)
    few = measure(env, lambda: load_contacts(REPORTS), undo=True)
    env.cr.commit()
    reports = import_reports()
    rates = {
        "contacts": per_second(MEMBERS, contacts["seconds"]["median"]),
        "members": per_second(MEMBERS, members["seconds"]["median"]),
        "members, Odoo's own look-up": per_second(MEMBERS, own["seconds"]["median"]),
        "as many contacts as reports": per_second(REPORTS, few["seconds"]["median"]),
        "reports": per_second(
            REPORTS, sum(step["seconds"] for step in reports.values())
        ),
    }
    tell(
        "import",
        {
            "members": MEMBERS,
            "reports": REPORTS,
            "contacts": contacts,
            "ours": members,
            "ours, Odoo's own look-up": own,
            "files of reports": reports,
            "rows per second": rates,
            "ratios": {
                "members ÷ contacts": round(rates["members"] / rates["contacts"], 2),
                "members ÷ members with Odoo's own look-up": round(
                    rates["members"] / rates["members, Odoo's own look-up"], 2
                ),
                "reports ÷ contacts": round(
                    rates["reports"] / rates["as many contacts as reports"], 4
                ),
            },
        },
    )


main()
