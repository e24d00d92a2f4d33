// Texts that try to run a script: our own, and the collections beside the checkout where they are there.

import { hasCorpora, readCorpus } from "./corpora.ts";

const own = [
	"<script>window.__ran=1</script>",
	'<img src=x onerror="window.__ran=1">',
	'<svg onload="window.__ran=1">',
	"[link](javascript:window.__ran=1)",
	"[link](JaVaScRiPt&colon;window.__ran=1)",
	"[link](java\tscript:window.__ran=1)",
	"[link](data:text/html;base64,PHNjcmlwdD53aW5kb3cuX19yYW49MTwvc2NyaXB0Pg==)",
	"<javascript:window.__ran=1>",
	"[link](vbscript:x) [link](file:///etc/passwd) [link](blob:x)",
	'![x](x"onerror="window.__ran=1)',
	'```"><img src=x onerror=window.__ran=1>\ncode\n```',
	'<form action="//evil.example"><input name=attributes></form>',
	"<math><mtext><style><img src=x onerror=window.__ran=1>",
	'"><iframe srcdoc="<script>parent.__ran=1</script>">',
	"{{constructor.constructor('window.__ran=1')()}} <%= window.__ran=1 %>",
	"</textarea></title></style><script>window.__ran=1</script>",
	'[a](https://example.com/"onmouseover="window.__ran=1)',
	"https://example.com/'onclick='window.__ran=1",
	"&#60;script&#62;window.__ran=1&#60;/script&#62;",
	"\u202Etxet desrever\u202C <\u0000script>window.__ran=1</script>",
];

export type XssCase = { name: string; text: string };

export function xssCases(): XssCase[] {
	const named = (source: string, texts: string[]) => texts.map((text, index) => ({ name: `${source} ${index}`, text }));
	if (!hasCorpora) return named("case", own);
	type Payload = { payload: string };
	const payloads = (path: string) => readCorpus<Payload[]>(path).map(({ payload }) => payload);
	return [
		...named("case", own),
		...named("DOMPurify", payloads("xss/dompurify-expect.json")),
		...named("OWASP", payloads("xss/owasp-filter-evasion.json")),
		...named(
			"markdown-it",
			readCorpus<{ cases: { markdown: string }[] }>("xss/markdown-it-xss.json").cases.map(({ markdown }) => markdown),
		),
		...named("BLNS", readCorpus<string[]>("strings/blns.json")),
	];
}
