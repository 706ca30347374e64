import {registry} from "@web/core/registry";

/** A choice on the form, by its words. */
const choose = (words, kind) => ({
    content: `Choose ${words}`,
    trigger: `.o_cafe_join .form-check:contains(${words}) input[type='${kind}']`,
    run: "click",
});

const follow = (trigger) => ({trigger, run: "click", expectUnloadPage: true});

registry.category("web_tour.tours").add("cafe_membership_apply", {
    steps: () => [
        follow(".o_portal_docs a[href$='/my/networks']"),
        follow(".o_cafe_invitations li:contains(Netwerk Poort) a.btn"),
        {
            content: "Her organisation is chosen",
            trigger: ".o_cafe_join .form-check:contains(Eigen Huis) input:checked",
        },
        choose("Partners", "radio"),
        choose("Shares the vision", "checkbox"),
        choose("Works near by", "checkbox"),
        {
            content: "Forget to say why",
            ...follow(".o_cafe_join button[type='submit']"),
        },
        {
            content: "It says so, and what was chosen is still there",
            trigger: "#problem_motivation:contains(why you want to join)",
        },
        {
            trigger: ".o_cafe_join .form-check:contains(Partners) input:checked",
        },
        {
            trigger: ".o_cafe_join textarea[name='motivation']",
            run: "edit Alleen lukt het niet.",
        },
        follow(".o_cafe_join button[type='submit']"),
        {
            content: "It is sent",
            trigger: ".o_cafe_thanks:contains(your application is sent)",
        },
        {
            trigger: ".o_cafe_status:contains(Waits for the coordinators)",
        },
    ],
});

registry.category("web_tour.tours").add("cafe_membership_member", {
    steps: () => [
        follow(".o_cafe_place:contains(Netwerk Poort)"),
        {
            trigger:
                ".o_cafe_head:contains(Netwerk Poort) .o_cafe_status:contains(Member)",
        },
        {
            trigger: ".o_cafe_fact_list dd:contains(Partners)",
        },
    ],
});

registry.category("web_tour.tours").add("cafe_membership_answer", {
    steps: () => [
        follow(".o_cafe_place:contains(We asked you something)"),
        {
            trigger: ".o_cafe_ask:contains(Wie komt er?) textarea[name='answer']",
            run: "edit Mira komt.",
        },
        follow(".o_cafe_answer button[type='submit']"),
        {
            trigger: ".o_cafe_thanks:contains(with the coordinators)",
        },
    ],
});

registry.category("web_tour.tours").add("cafe_membership_propose", {
    steps: () => [
        {
            trigger: "#engagements summary",
            run: "click",
        },
        {
            trigger: ".o_cafe_propose input[name='name']",
            run: "edit Een zaal in mei",
        },
        {
            trigger: ".o_cafe_propose input[name='hours']",
            run: "edit 7,5",
        },
        {
            content: "Forget the day",
            ...follow(".o_cafe_propose button[type='submit']"),
        },
        {
            content: "The form is open, and what was typed is still there",
            trigger:
                ".o_cafe_propose:has(#problem_date_start) input[name='hours']:value(7,5)",
        },
        {
            trigger: ".o_cafe_propose input[name='date_start']",
            run() {
                this.anchor.value = "2028-05-01";
            },
        },
        follow(".o_cafe_propose button[type='submit']"),
        {
            trigger: ".o_cafe_engagements:contains(Een zaal in mei)",
        },
    ],
});
