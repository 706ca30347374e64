import {registry} from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const click = (trigger) => ({trigger, run: "click", expectUnloadPage: true});

tours.add("cafe_followup_member", {
    steps: () => [
        {trigger: "h1:contains(Een vorming)"},
        click(".o_cafe_follow button.o_cafe_join"),
        {content: "She follows it now", trigger: ".o_cafe_leave"},
        click(".o_cafe_thanks a[href*='/my/opvolging']"),
        {trigger: ".o_cafe_followed li:contains(Een vorming)"},
        {
            content: "Her organisation does another one: say what it changed",
            trigger: ".o_cafe_own li:contains(Van ons) summary",
            run: "click",
        },
        {
            trigger: ".o_cafe_own li:contains(Van ons) details[open] textarea",
            run: "edit Nu kookt iedereen",
        },
        click(".o_cafe_own li:contains(Van ons) button[value='effect']"),
        {trigger: ".o_cafe_thanks.alert-success"},
        {trigger: ".o_cafe_own .o_cafe_last_effect:contains(Nu kookt iedereen)"},
        click(".o_cafe_followed a:contains(Een vorming)"),
        click(".o_cafe_follow button.o_cafe_leave"),
        {trigger: ".o_cafe_thanks.alert-success"},
        {content: "She can join again", trigger: "button.o_cafe_join"},
    ],
});

tours.add("cafe_followup_visitor_asks", {
    steps: () => [
        {trigger: ".o_cafe_follow input[name='name']", run: "edit Jo Visser"},
        {trigger: ".o_cafe_follow input[name='email']", run: "edit jo@zaad.example"},
        click(".o_cafe_follow button.o_cafe_join"),
        {trigger: ".o_cafe_asked h1"},
    ],
});

tours.add("cafe_followup_visitor_confirms", {
    steps: () => [
        {trigger: "h1:contains(Een vorming)"},
        click(".o_cafe_confirm_form button"),
        {trigger: ".o_cafe_thanks.alert-success"},
        click("#wrap a:contains(Een vorming)"),
        {trigger: ".o_cafe_followup_facts"},
    ],
});

tours.add("cafe_followup_visitor_stops", {
    steps: () => [click("button.o_cafe_stop"), {trigger: ".o_cafe_thanks"}],
});

tours.add("cafe_followup_decline", {
    steps: () => [
        {trigger: "summary:contains(No, not us)", run: "click"},
        {
            trigger: "details[open] textarea[name='reason']",
            run: "edit Geen tijd dit jaar",
        },
        click("details[open] button[value='decline']"),
        {trigger: ".o_cafe_thanks"},
    ],
});

tours.add("cafe_followup_other", {
    steps: () => [
        {trigger: "summary:contains(Propose another)", run: "click"},
        {
            trigger: "details[open] input[name='proposed_name']",
            run: "edit Klankbord",
        },
        click("details[open] button[value='other']"),
        {trigger: ".o_cafe_thanks"},
    ],
});
