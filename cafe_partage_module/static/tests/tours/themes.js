import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");

tours.add("cafe_theme_member", {
    steps: () => [
        {
            content: "Propose a theme",
            trigger: ".o_cafe_themes a.o_cafe_suggest",
            run: "click",
            expectUnloadPage: true,
        },
        {
            trigger: ".o_cafe_theme_form input[name='title']",
            run: "edit Soep voor iedereen",
        },
        {
            trigger: ".o_cafe_theme_form textarea[name='reason']",
            run: "edit Wie samen eet, spreekt anders.",
        },
        {
            trigger: ".o_cafe_theme_form button[type='submit']",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "It is there, with one voice",
            trigger:
                ".o_cafe_themes:has(.o_cafe_thanks) .o_cafe_voices:contains(1 voice)",
        },
        {
            content: "Back to the list",
            trigger: "a.o_cafe_back",
            run: "click",
            expectUnloadPage: true,
        },
        {
            trigger: ".o_cafe_theme_list a:contains(Wie wast af?)",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "Support another one",
            trigger: "button.o_cafe_support",
            run: "click",
            expectUnloadPage: true,
        },
        {trigger: ".o_cafe_thanks.alert-success"},
        {trigger: "button.o_cafe_withdraw"},
    ],
});

tours.add("cafe_theme_visitor", {
    steps: () => [
        {
            trigger: ".o_cafe_confirm_form button",
            run: "click",
            expectUnloadPage: true,
        },
        {
            content: "It counts now",
            trigger: ".o_cafe_thanks.alert-success",
        },
        {
            trigger: ".o_cafe_themes a:contains(Wie wast af?)",
            run: "click",
            expectUnloadPage: true,
        },
        {trigger: ".o_cafe_voices:contains(1 voice)"},
    ],
});

tours.add("cafe_theme_visitor_proposes", {
    steps: () => [
        {
            trigger: ".o_cafe_themes a.o_cafe_suggest",
            run: "click",
            expectUnloadPage: true,
        },
        {
            trigger: ".o_cafe_theme_form input[name='title']",
            run: "edit Soep voor iedereen",
        },
        {
            content: "Who leaves something out reads what to mend, and loses nothing",
            trigger: ".o_cafe_theme_form button[type='submit']",
            run() {
                this.anchor.form.noValidate = true;
                this.anchor.click();
            },
            expectUnloadPage: true,
        },
        {trigger: ".o_cafe_problems"},
        {trigger: "input[name='title']:value(Soep voor iedereen)"},
        {
            trigger: ".o_cafe_theme_form textarea[name='reason']",
            run: "edit Wie samen eet, spreekt anders.",
        },
        {trigger: "input[name='name']", run: "edit Noor Verbist"},
        {trigger: "input[name='email']", run: "edit noor@soep.example"},
        {
            trigger: ".o_cafe_theme_form button[type='submit']",
            run: "click",
            expectUnloadPage: true,
        },
        {trigger: ".o_cafe_asked h1"},
    ],
});

tours.add("cafe_theme_visitor_confirms", {
    steps: () => [
        {trigger: "h1:contains(Soep voor iedereen)"},
        {
            trigger: ".o_cafe_confirm_form button",
            run: "click",
            expectUnloadPage: true,
        },
        {trigger: ".o_cafe_thanks.alert-success"},
        {
            trigger: ".o_cafe_themes a:contains(Soep voor iedereen)",
            run: "click",
            expectUnloadPage: true,
        },
        {trigger: ".o_cafe_voices:contains(1 voice)"},
    ],
});

tours.add("cafe_theme_staff", {
    steps: () => [
        {
            content: "Merge the double",
            trigger: "button[name='action_merge']",
            run: "click",
        },
        {
            content: "What is much alike is proposed",
            trigger: ".modal .o_data_row:contains(Wie wast er af?) [name='chosen']",
            run: "click",
        },
        {
            trigger: ".modal .o_data_row [name='chosen'] input",
            run: "check",
        },
        {
            trigger: ".modal footer button[name='action_merge']",
            run: "click",
        },
        {
            content: "Its voices are here",
            trigger:
                "body:not(:has(.modal)) .o_form_view [name='merged_ids']:contains(Wie wast er af?)",
        },
        {
            content: "Plan a session in one click",
            trigger: "button[name='action_plan_session']",
            run: "click",
        },
        {
            trigger:
                ".o_form_view:has([name='theme_id'] input:value(Wie wast af?)) [name='name'] textarea:value(Wie wast af?)",
        },
        {
            trigger: ".o_form_button_save",
            run: "click",
        },
        {
            trigger:
                ".o_form_view .o_form_saved, .o_form_status_indicator_buttons.invisible",
        },
    ],
});
