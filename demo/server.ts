// Serves the demo pages on an origin of their own, as a site owner's server would.

import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

const pages = fileURLToPath(new URL("pages", import.meta.url));
const packages = fileURLToPath(new URL("../node_modules", import.meta.url));
/** Other people's stylesheets that pages of the demo wear, under `/vendor/` as they came. */
const vendored = /^\/vendor\/((?:@picocss\/pico|bootstrap|bulma)\/.+\.css)$/;
const HTML = "text/html; charset=utf-8";
const types: Record<string, string> = {
	".html": HTML,
	".css": "text/css; charset=utf-8",
	".js": "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
};

/** The strictest policy a host can have and still load the widget: no styles, no eval, no HTML from strings. */
function strictPolicy(api: string): string {
	return [
		"default-src 'none'",
		`script-src ${api}`,
		`connect-src ${api} ${api.replace("http", "ws")}`,
		"style-src 'none'",
		"img-src 'none'",
		"base-uri 'none'",
		"form-action 'none'",
		"require-trusted-types-for 'script'",
		"trusted-types 'none'",
	].join("; ");
}

/** Listens on this machine alone. @param api the origin that takes the place of `{{api}}` in the pages. */
export async function servePages({ port, api }: { port: number; api: string }): Promise<Server> {
	const server = createServer(async (request, response) => {
		const { pathname } = new URL(request.url ?? "/", "http://localhost");
		const found = await readPage(pathname);
		if (!found) {
			response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("There is no page here.\n");
			return;
		}
		response.setHeader("content-type", found.type);
		response.setHeader("cache-control", "no-store");
		if (pathname.startsWith("/csp/")) response.setHeader("content-security-policy", strictPolicy(api));
		response.end(found.content.replaceAll("{{api}}", api));
	});
	await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
	return server;
}

type Found = { content: string; type: string };

async function readPage(pathname: string): Promise<Found | null> {
	const [, vendor] = vendored.exec(pathname) ?? [];
	if (vendor) return readWithin(packages, vendor);
	const found = await readWithin(pages, pathname);
	if (found?.type !== HTML) return found;
	return { ...found, content: await joined(found.content, pathname) };
}

/** Puts the parts that pages share in the place of `{{part.html}}`, and marks the link to the page that is shown. */
async function joined(page: string, pathname: string): Promise<string> {
	const names = [...page.matchAll(/\{\{([\w/-]+\.html)\}\}/g)].map(([, name]) => name!);
	let whole = page;
	for (const name of new Set(names)) {
		const part = (await readWithin(pages, name))?.content ?? "";
		whole = whole.replaceAll(`{{${name}}}`, part.replace(` href="${pathname}"`, '$& aria-current="page"').trimEnd());
	}
	return whole;
}

/** A text of a kind that is served, nowhere but under `folder`. */
async function readWithin(folder: string, name: string): Promise<Found | null> {
	try {
		const path = normalize(join(folder, decodeURIComponent(name)));
		if (path !== folder && !path.startsWith(folder + sep)) return null;
		const file = name.endsWith("/") ? join(path, "index.html") : path;
		const type = types[extname(file)];
		return type ? { content: await readFile(file, "utf8"), type } : null;
	} catch {
		return null;
	}
}
