import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {Interaction} from "@web/public/interaction";

const SHORTEST_TERM = 2;
const TYPING_PAUSE = 200; // milliseconds

/**
 * Suggests organisations while their name is typed. What is typed is always good:
 * the field stays a plain text field, and choosing a suggestion only fills it in.
 * Follows the "combobox with a list popup" pattern of WAI-ARIA.
 */
export class OrganisationField extends Interaction {
    static selector = ".o_cafe_organisation";
    dynamicContent = {
        input: {
            "t-on-input": this.debounced(this.onInput, TYPING_PAUSE),
            "t-on-keydown": this.onKeydown,
            "t-on-blur": this.close,
            "t-att-aria-expanded": () => (this.names.length ? "true" : "false"),
            "t-att-aria-activedescendant": () =>
                this.active < 0 ? undefined : this.optionId(this.active),
        },
    };

    setup() {
        this.names = [];
        this.active = -1;
        this.asked = "";
        this.inputEl = this.el.querySelector("input");
        this.prepareInput();
        this.listEl = this.addList();
        this.statusEl = this.addStatus();
    }

    prepareInput() {
        const attributes = {
            role: "combobox",
            autocomplete: "off",
            "aria-autocomplete": "list",
            "aria-controls": `${this.inputEl.id}_list`,
        };
        for (const [name, value] of Object.entries(attributes)) {
            this.inputEl.setAttribute(name, value);
        }
    }

    addList() {
        const listEl = document.createElement("ul");
        listEl.id = `${this.inputEl.id}_list`;
        listEl.className = "o_cafe_suggestions dropdown-menu w-100";
        listEl.setAttribute("role", "listbox");
        listEl.setAttribute("aria-label", _t("Organisations"));
        this.insert(listEl, this.inputEl, "afterend");
        return listEl;
    }

    addStatus() {
        const statusEl = document.createElement("div");
        statusEl.className = "visually-hidden";
        statusEl.setAttribute("role", "status");
        this.insert(statusEl);
        return statusEl;
    }

    optionId(index) {
        return `${this.listEl.id}_${index}`;
    }

    async onInput() {
        const term = this.inputEl.value.trim();
        this.asked = term;
        if (term.length < SHORTEST_TERM) {
            this.close();
            return;
        }
        const names = await this.waitFor(this.fetchNames(term));
        // an answer that comes after other letters were typed, or the field was left
        if (this.asked === term && document.activeElement === this.inputEl) {
            this.show(names);
        }
    }

    async fetchNames(term) {
        try {
            const query = new URLSearchParams({term});
            const response = await fetch(`/cafe/organisations?${query}`);
            return response.ok ? await response.json() : [];
        } catch {
            return []; // without suggestions the name can still be typed
        }
    }

    show(names) {
        this.names = names;
        this.active = -1;
        this.listEl.replaceChildren(
            ...names.map((name, i) => this.makeOption(name, i))
        );
        this.listEl.classList.toggle("show", names.length > 0);
        this.statusEl.textContent = names.length
            ? _t("%s organisations found", names.length)
            : _t("Not in the list: the name is taken as you write it.");
    }

    makeOption(name, index) {
        const optionEl = document.createElement("li");
        optionEl.id = this.optionId(index);
        optionEl.className = "dropdown-item text-wrap";
        optionEl.setAttribute("role", "option");
        optionEl.setAttribute("aria-selected", "false");
        optionEl.textContent = name;
        // before the field loses the focus, which closes the list
        optionEl.addEventListener("mousedown", (ev) => {
            ev.preventDefault();
            this.choose(index);
        });
        return optionEl;
    }

    /**
     * @param {KeyboardEvent} ev
     */
    onKeydown(ev) {
        if (!this.names.length) {
            return;
        }
        const steps = {ArrowDown: 1, ArrowUp: -1};
        if (ev.key in steps) {
            ev.preventDefault();
            this.activate(this.active + steps[ev.key]);
        } else if (ev.key === "Enter" && this.active >= 0) {
            ev.preventDefault();
            this.choose(this.active);
        } else if (ev.key === "Escape") {
            ev.stopPropagation();
            this.close();
        }
    }

    activate(index) {
        const count = this.names.length;
        this.active = ((index % count) + count) % count;
        [...this.listEl.children].forEach((optionEl, i) => {
            optionEl.classList.toggle("active", i === this.active);
            optionEl.setAttribute(
                "aria-selected",
                i === this.active ? "true" : "false"
            );
        });
        this.listEl.children[this.active].scrollIntoView({block: "nearest"});
    }

    choose(index) {
        this.inputEl.value = this.names[index];
        this.close();
        this.updateContent();
    }

    close() {
        this.asked = "";
        this.names = [];
        this.active = -1;
        this.listEl.classList.remove("show");
        this.listEl.replaceChildren();
    }
}

registry
    .category("public.interactions")
    .add("cafe_partage_module.organisation_field", OrganisationField);
