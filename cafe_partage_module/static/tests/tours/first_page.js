import {registry} from "@web/core/registry";
import {stepUtils} from "@web_tour/tour_utils";

const tours = registry.category("web_tour.tours");

tours.add("cafe_first_page", {
    steps: () => [
        stepUtils.showAppsMenuItem(),
        {
            content: "The app opens on this page",
            trigger: "[data-menu-xmlid='cafe_partage_module.cafe_menu_root']",
            run: "click",
        },
        {
            trigger:
                ".o_cafe_first_page_session:contains(Wat bindt ons?):contains(2 / 12)",
        },
        {
            content: "A number opens the list that was counted",
            trigger: "[data-tile='reports_due']:contains(4)",
            run: "click",
        },
        {trigger: ".o_list_view .o_data_row:eq(3)"},
        {
            content: "The oldest first",
            trigger: ".o_list_view .o_data_row:first:contains(Sessie 40)",
        },
        {trigger: ".o_breadcrumb .o_back_button a, .o_back_button", run: "click"},
        {trigger: "[data-tile='themes_proposed']:contains(1)", run: "click"},
        {trigger: ".o_list_view .o_data_row .o_data_cell", run: "click"},
        {trigger: ".o_form_view button[name='action_park']", run: "click"},
        {
            content: "Back to the page, two steps",
            trigger: ".o_breadcrumb .breadcrumb-item:first a",
            run: "click",
        },
        {
            content: "It counted anew",
            trigger: "[data-tile='themes_proposed']:contains(Nothing waits)",
        },
        {trigger: ".o_cafe_first_page_open", run: "click"},
        {trigger: ".o_form_view:has(.oe_stat_button)"},
        {trigger: ".o_breadcrumb .active:contains(Wat bindt ons?)"},
        {
            content: "The name of the app leads back",
            trigger: ".o_main_navbar .o_menu_brand",
            run: "click",
        },
        {trigger: ".o_cafe_first_page_session"},
    ],
});

tours.add("cafe_first_page_keys", {
    steps: () => [
        {trigger: "[data-tile='applications']:contains(1)"},
        {
            content: "Nothing of the secretariat",
            trigger: ".o_cafe_first_page:not(:has([data-tile='followups_late']))",
        },
        {
            trigger: "[data-tile='drivers_stale']",
            run() {
                this.anchor.focus();
                if (document.activeElement !== this.anchor) {
                    throw new Error("A number cannot be reached by keyboard");
                }
            },
        },
        {trigger: "[data-tile='drivers_stale']", run: "press Enter"},
        {trigger: ".o_list_view .o_data_row"},
    ],
});

tours.add("cafe_first_page_quiet", {
    steps: () => [
        {trigger: ".o_cafe_first_page_session:contains(No session is planned)"},
        {trigger: ".o_cafe_first_page_quiet:contains(Nothing waits)"},
        {trigger: "[data-tile='reports_due']:contains(Nothing waits)"},
    ],
});
