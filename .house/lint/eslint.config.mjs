import js from "@eslint/js";

const browser = [
    "console", "document", "window", "navigator", "location", "history", "URL",
    "URLSearchParams", "FormData", "fetch", "setTimeout", "clearTimeout",
    "setInterval", "clearInterval", "requestAnimationFrame", "Event",
    "CustomEvent", "HTMLElement", "Node", "DOMParser", "File", "Blob", "Image",
    "IntersectionObserver", "ResizeObserver", "MutationObserver", "AbortController",
    "getComputedStyle", "matchMedia", "cancelAnimationFrame", "KeyboardEvent",
];
const odoo = ["odoo", "luxon", "owl", "Chart", "cytoscape"];

export default [
    js.configs.recommended,
    {
        languageOptions: {
            ecmaVersion: 2022,
            sourceType: "module",
            globals: Object.fromEntries(
                [...browser, ...odoo].map((name) => [name, "readonly"])
            ),
        },
        rules: {
            curly: "error",
            eqeqeq: "error",
            "no-var": "error",
            "prefer-const": "error",
            "no-console": ["error", {allow: ["warn", "error"]}],
            complexity: ["error", 10],
        },
    },
];
