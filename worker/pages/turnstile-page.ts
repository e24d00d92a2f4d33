// The page in the frame below a composer, on which Turnstile's widget runs: what its script (widget/turnstile/frame.ts)
// needs to know is on its body.

import { html } from "hono/html";
import type { Html } from "./markup-html.ts";

export type TurnstilePage = {
	siteKey: string;
	/** What the token is to be bound to. */
	action: string;
	cdata: string;
	/** The origin of the page around it, the only one that is told anything. */
	origin: string;
	lang: string;
	theme: "light" | "dark";
	dir: "ltr" | "rtl";
};

export function turnstilePageHtml({ siteKey, action, cdata, origin, lang, theme, dir }: TurnstilePage): Html {
	return html`<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="color-scheme" content="${theme}">
<title>Cloudflare Turnstile</title>
<script type="module" src="/turnstile/frame.js"></script>
</head>
<body data-sitekey="${siteKey}" data-action="${action}" data-cdata="${cdata}" data-origin="${origin}" data-theme="${theme}"></body>
</html>
`;
}
