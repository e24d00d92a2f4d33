// The pages of the journey, by one server that is two sites by its two names: 127.0.0.1 is the site owner's, localhost is
// a third party's, as the API is.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { framed, guest, keeper } from "./third-party.ts";
import { troubled, witness } from "./trouble.ts";

export type Host = {
	/** The site owner's origin. */
	pages: string;
	/** The third party's. */
	thirdParty: string;
	close(): void;
};

export type Page = { body: string; type?: string; headers?: Record<string, string | string[]> };

export async function serveHost({ site, api }: { site: string; api: string }): Promise<Host> {
	const server = createServer((request, response) => {
		const page = pages[request.url ?? ""]?.(request.headers.cookie ?? "");
		if (!page) return void response.writeHead(404).end();
		const { body, type = "text/html", headers } = page;
		response.writeHead(200, { "Content-Type": `${type}; charset=utf-8`, "Cache-Control": "no-store", ...headers });
		response.end(type === "text/html" ? html(body) : body);
	});
	await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	const thirdParty = `http://localhost:${port}`;
	const pages: Record<string, (cookie: string) => Page> = {
		"/post/": () => post({ site, api }),
		"/witness.js": () => ({ body: `(${witness})()`, type: "text/javascript" }),
		"/trouble/": troubled,
		"/keeper/": keeper,
		"/guest/": () => guest(`${thirdParty}/framed/`),
		"/framed/": framed,
	};
	return {
		pages: `http://127.0.0.1:${port}`,
		thirdParty,
		close() {
			server.closeAllConnections();
			server.close();
		},
	};
}

function html(body: string): string {
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A post</title>
		<meta name="viewport" content="width=device-width, initial-scale=1"></head><body>${body}</body></html>`;
}

/** A post under the strictest policy that lets the tag do all it can, and the page's own witness before it. */
function post({ site, api }: { site: string; api: string }): Page {
	const policy = [
		"default-src 'none'",
		`script-src 'self' ${api}`,
		`connect-src ${api} ${api.replace("http", "ws")}`,
		// For the page's icon, which some engines hold to the policy.
		"img-src 'self'",
		"require-trusted-types-for 'script'",
		"trusted-types 'none'",
	];
	return {
		body: `<script src="/witness.js"></script>
			<p>The chord that comes after.</p>
			<script type="module" src="${api}/embed.js" data-site="${site}"></script>`,
		headers: { "Content-Security-Policy": policy.join("; ") },
	};
}
