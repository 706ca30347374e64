/** Saves the whole map as a drawing or as a picture. */

import {downloadFile} from "@web/core/network/download";
import {_t} from "@web/core/l10n/translation";
import {drawSvg} from "./graph_svg";
import {saySeen, sectorLabel} from "./graph_words";
import {toIso} from "./graph_data";

const LONGEST = 5000; // pixels
const FINEST = 4; // pixels for a unit of the map

/** A drawing painted on a canvas, as a PNG. */
export async function toPng({text, width, height}) {
    const scale = Math.min(LONGEST / Math.max(width, height), FINEST);
    const url = URL.createObjectURL(new Blob([text], {type: "image/svg+xml"}));
    try {
        const image = new Image();
        image.src = url;
        await image.decode();
        const canvas = document.createElement("canvas");
        canvas.width = Math.round(width * scale);
        canvas.height = Math.round(height * scale);
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        return await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
    } finally {
        URL.revokeObjectURL(url);
    }
}

function legendOf(look) {
    return look.legend.map((entry) => ({...entry, name: sectorLabel(entry)}));
}

/**
 * @param {"svg"|"png"} kind
 * @param {{graph: Object, view: Object, look: Object, lines: Object[]}} map
 * @returns {Promise<string>} the name of the file
 */
export async function saveMap(kind, {graph, view, look, lines}) {
    const drawing = drawSvg(graph, view, look, {
        title: saySeen(graph, view),
        lines,
        legend: legendOf(look),
    });
    const name = `${_t("living-map")}-${toIso(view.day)}.${kind}`;
    const file =
        kind === "svg"
            ? new Blob([drawing.text], {type: "image/svg+xml"})
            : await toPng(drawing);
    downloadFile(file, name, file.type);
    return name;
}
