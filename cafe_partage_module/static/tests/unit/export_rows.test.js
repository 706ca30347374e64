import {describe, expect, test} from "@odoo/hoot";
import {
    exportAddress,
    listColumns,
} from "@cafe_partage_module/backend/record_stream/export_rows";

describe.current.tags("headless");

test("the address tells what the list shows", () => {
    const address = exportAddress(
        "cafe.overlap.report",
        ["network_id", "shared_count"],
        [["network_id.name", "=", "Zorg & co"]],
        [
            {name: "shared_count", asc: false},
            {name: "network_id", asc: true},
        ],
        {cafe_day: "2024-01-01"}
    );
    const url = new URL(address, "http://here.example");
    expect(url.pathname).toBe("/cafe/export/cafe.overlap.report");
    expect(Object.fromEntries(url.searchParams)).toEqual({
        domain: '[["network_id.name","=","Zorg & co"]]',
        fields: "network_id,shared_count",
        order: "shared_count desc,network_id",
        context: '{"cafe_day":"2024-01-01"}',
    });
});

test("columns that are never shown are left out, and so are those of inner lists", () => {
    const arch = new DOMParser().parseFromString(
        `<list>
            <field name="network_id"/>
            <field name="company_id" column_invisible="True"/>
            <field name="places"><list><field name="inner"/></list></field>
        </list>`,
        "text/xml"
    ).documentElement;
    expect(listColumns(arch)).toEqual(["network_id", "places"]);
});
