import {Component, useState} from "@odoo/owl";
import {CaptureLine} from "./capture_line";

/** What was said under one agenda item; draws itself anew when that changes. */
export class CaptureGroup extends Component {
    static template = "cafe_partage_module.CaptureGroup";
    static components = {CaptureLine};
    static props = {desk: Object, itemId: Number, name: String};

    setup() {
        this.desk = useState(this.props.desk.state);
    }

    get lines() {
        return this.props.desk.linesOf(this.props.itemId || false, this.desk);
    }
}
