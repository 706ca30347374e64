import {registry} from "@web/core/registry";

const ROW = "[name='file_ids'] .o_data_row";
const SAMPLE = `TAFELRONDE – 14 maart 2019

Vrijwilligers die blijven

VERSLAG

In onze tweede Tafelronde zoeken we uit waarom vrijwilligers blijven.

Aanwezig: Mira Lauwers (Buurthuis De Brug), Joris Pauwels (Fietskring)

Wat houdt mensen vast? En wat jaagt hen weg?

- Een tip: vraag iemand voor één avond, niet voor een jaar.
- Wie bedankt er eigenlijk wie?
`;
const FILES = {
    "goed.txt": SAMPLE,
    "datum.txt": SAMPLE.replace("14 maart", "31 februari").replace("tweede", "derde"),
    "kapot.pdf": "%PDF-1.7",
};

/** Choose the files, as a mouse does in the dialog of the system. */
function choose(input) {
    const chosen = new window.DataTransfer();
    for (const [name, text] of Object.entries(FILES)) {
        chosen.items.add(new File([text], name));
    }
    input.files = chosen.files;
    input.dispatchEvent(new Event("change", {bubbles: true}));
}

registry.category("web_tour.tours").add("cafe_report_batch_choose", {
    steps: () => [
        {
            trigger: ".modal [name='upload_ids'] input[type='file']:not(:visible)",
            run: ({anchor}) => choose(anchor),
        },
        {trigger: ".modal [name='upload_ids']:contains(goed.txt)"},
        {trigger: ".modal [name='upload_ids']:contains(datum.txt)"},
        {trigger: ".modal [name='upload_ids']:contains(kapot.pdf)"},
        {trigger: ".modal button[name='action_batch']", run: "click"},
        {
            content: "The list is there, and tells how far it is",
            trigger: ".alert:contains(being read):contains(0):contains(3)",
        },
        {trigger: `${ROW}:contains(goed.txt):contains(Waiting)`},
    ],
});

registry.category("web_tour.tours").add("cafe_report_batch_review", {
    steps: () => [
        {trigger: `${ROW}:contains(goed.txt):contains(Without doubts)`},
        {trigger: `${ROW}:contains(datum.txt):contains(31 februari)`},
        {trigger: `${ROW}:contains(kapot.pdf):contains(damaged)`},
        {trigger: "button[name='action_import_ready']", run: "click"},
        {trigger: ".alert:contains(being imported):contains(2):contains(3)"},
        {
            content: "Mend the doubtful one meanwhile",
            trigger: `${ROW}:contains(datum.txt) button[name='action_open']`,
            run: "click",
        },
        {trigger: ".modal .alert-warning:contains(31 februari)"},
        {
            trigger: ".modal [name='date'] input, .modal [name='date'] button",
            run: "click",
        },
        {trigger: ".modal [name='date'] input", run: "edit 02/28/2019"},
        {trigger: ".modal [name='number'] input", run: "edit 3"},
        {trigger: ".modal button[name='action_import']", run: "click"},
        {
            content: "The session that came out of it",
            trigger:
                "body:not(:has(.modal)) .o_breadcrumb .active:contains(Vrijwilligers)",
        },
        {trigger: ".o_breadcrumb .o_back_button", run: "click"},
        {trigger: `${ROW}:contains(datum.txt):contains(Imported)`},
    ],
});

registry.category("web_tour.tours").add("cafe_report_batch_finish", {
    steps: () => [
        {trigger: `${ROW}:contains(goed.txt):contains(Imported)`},
        {
            content: "What cannot be read is left out",
            trigger: `${ROW}:contains(kapot.pdf) button[name='action_leave_out']`,
            run: "click",
        },
        {trigger: `.o_form_view:not(:has(${ROW}:contains(kapot.pdf)))`},
        {trigger: ".o_arrow_button_current[data-value='done']"},
        {trigger: "button[name='action_view_sessions']:contains(2)", run: "click"},
        {trigger: ".o_list_view .o_data_row:nth-child(2)"},
    ],
});
