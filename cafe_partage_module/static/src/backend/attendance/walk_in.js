import {Component, useRef, useState} from "@odoo/owl";
import {useDebounced} from "@web/core/utils/timing";
import {useService} from "@web/core/utils/hooks";

/**
 * Somebody who is not on the list: name and organisation. What is typed stays until it
 * is saved.
 */
export class WalkIn extends Component {
    static template = "cafe_partage_module.WalkIn";
    static props = {
        draft: Object, // {name, organisation}, of the list that shows this form
        add: Function, // async, gives whether it was saved
    };

    setup() {
        this.orm = useService("orm");
        this.nameRef = useRef("name");
        this.draft = useState(this.props.draft);
        this.state = useState({suggestions: [], busy: false});
        this.suggest = useDebounced(() => this.loadSuggestions(), 250);
    }

    async loadSuggestions() {
        try {
            this.state.suggestions = await this.orm.silent.call(
                "cafe.attendance.list",
                "suggest_organisations",
                [this.draft.organisation]
            );
        } catch {
            // without suggestions the name is taken as typed
            this.state.suggestions = [];
        }
    }

    async submit() {
        if (this.state.busy) {
            return;
        }
        this.state.busy = true;
        try {
            if (await this.props.add({...this.draft})) {
                Object.assign(this.draft, {name: "", organisation: ""});
                this.state.suggestions = [];
                this.nameRef.el?.focus();
            }
        } finally {
            this.state.busy = false;
        }
    }
}
