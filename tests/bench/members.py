"""Members by the thousand: importing them, and opening their network.

Each figure is the best of its repetitions; ratios compare two ways in this one run:

- import: a spreadsheet with external ids, ours ÷ Odoo's own look-up of each id;
- form: a network with many members ÷ one with five.

``MEMBERS=10000 REPEAT=3 ./dev bench members``
"""

import json
import os
import random
import time

SIZE = int(os.environ.get("MEMBERS", "10000"))
REPEAT = int(os.environ.get("REPEAT", "3"))
MODULE = "__import__"
COLUMNS = ["network_id/id", "partner_id/id", "circle_id/id", "date_start", "state"]
random.seed(20260101)


def name_records(records, name):
    """Gives records an external id each; gives the ids back, in order."""
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


def make_network(name):
    return env["cafe.network"].create(
        {
            "name": name,
            "circle_ids": [
                (0, 0, {"name": circle, "sequence": 10 * number})
                for number, circle in enumerate(("Kern", "Leden", "Vrienden"), 1)
            ],
        }
    )


def make_rows(network, partners):
    circles = name_records(network.circle_ids, "circle")
    (network_id,) = name_records(network, "network")
    return [
        [network_id, partner, random.choice(circles), "2024-01-01", "active"]
        for partner in partners
    ]


def measure(action, undo=None):
    """:return: dict with ``seconds`` (best) and ``queries``; undone after each run"""
    seconds, queries = [], 0
    for _turn in range(REPEAT):
        env.flush_all()
        env.invalidate_all()
        before = env.cr.sql_log_count
        savepoint = env.cr.savepoint() if undo else None
        begin = time.perf_counter()
        action()
        env.flush_all()
        seconds.append(time.perf_counter() - begin)
        queries = env.cr.sql_log_count - before
        if savepoint:
            savepoint.close(rollback=True)
            env.invalidate_all()
    return {"seconds": round(min(seconds), 3), "queries": queries}


def import_members(rows, stock):
    members = env["cafe.network.member"]
    if stock:
        # Odoo's own load: what ours adds is only the look-up beforehand
        mixin = env.registry["cafe.network.member.import.mixin"]
        kept, mixin._find_external_ids = mixin._find_external_ids, lambda *_a: {}
    try:
        result = members.load(COLUMNS, rows)
    finally:
        if stock:
            mixin._find_external_ids = kept
    assert result["ids"] and len(result["ids"]) == len(rows), result["messages"][:3]


def open_form(network):
    specification = {
        "name": {},
        "member_count": {},
        "scope": {},
        "support_ids": {},
        "living_member_ids": {
            "fields": {"partner_id": {}, "circle_id": {}, "state": {}},
            "limit": 40,
        },
    }
    network.web_read(specification)


def main():
    partners = name_records(
        env["res.partner"].create(
            [{"name": f"Organisatie {i}", "is_company": True} for i in range(SIZE)]
        ),
        "partner",
    )
    large, small = make_network("Groot"), make_network("Klein")
    rows = make_rows(large, partners)
    ours = measure(lambda: import_members(rows, stock=False), undo=True)
    stock = measure(lambda: import_members(rows, stock=True), undo=True)
    import_members(rows, stock=False)
    import_members(make_rows(small, partners[:5]), stock=False)
    open_form(large)
    forms = {"large": measure(lambda: open_form(large))}
    forms["small"] = measure(lambda: open_form(small))
    print(
        json.dumps(
            {
                "members": SIZE,
                "import": {
                    "ours": ours,
                    "stock": stock,
                    "seconds_ratio": round(ours["seconds"] / stock["seconds"], 2),
                    "queries_ratio": round(ours["queries"] / stock["queries"], 3),
                },
                "form": {
                    **forms,
                    "queries_ratio": forms["large"]["queries"]
                    / forms["small"]["queries"],
                },
            },
            indent=2,
        )
    )


main()
