import {registry} from "@web/core/registry";
import {Interaction} from "@web/public/interaction";

/**
 * Colleagues on one form: the organisation of the first person is the default of the
 * next ones. What somebody wrote there herself stays.
 */
export class Colleagues extends Interaction {
    static selector = "#attendee_registration";
    dynamicContent = {
        "input[name='1-organisation_name']": {"t-on-focusout": this.onOrganisation},
    };

    setup() {
        this.given = "";
    }

    /**
     * @param {FocusEvent} ev
     */
    onOrganisation(ev) {
        const name = ev.currentTarget.value.trim();
        for (const input of this.el.querySelectorAll(
            "input[name$='-organisation_name']"
        )) {
            if (
                input !== ev.currentTarget &&
                [this.given, ""].includes(input.value.trim())
            ) {
                input.value = name;
            }
        }
        this.given = name;
    }
}

registry
    .category("public.interactions")
    .add("cafe_partage_module.colleagues", Colleagues);
