// Reads a site's allowed origins as a person types them, one per line. The server has the last word on each; this says
// at once what is plainly not an origin, and what was probably meant.

import { SITE_ORIGINS_MAX } from "../../../worker/contract/limits.ts";

export type OriginError = {
	/** Counted from 0. */
	line: number;
	code: "scheme" | "path" | "star" | "unreadable" | "repeated" | "too-many";
	/** What to write instead, where that can be guessed. */
	suggestion?: string;
};
export type OriginLines = { origins: string[]; lines: number[]; errors: OriginError[] };

type Reading = { origin: string } | Omit<OriginError, "line">;

/** The origins in order, the line each stands on, and what is wrong by line; empty lines are skipped. */
export function parseOriginLines(text: string): OriginLines {
	const read: OriginLines = { origins: [], lines: [], errors: [] };
	for (const [line, typed] of text.split(/\r\n?|\n/).entries()) {
		if (typed.trim() === "") continue;
		const reading = readOrigin(typed.trim());
		if ("code" in reading) read.errors.push({ line, ...reading });
		else if (read.origins.includes(reading.origin)) read.errors.push({ line, code: "repeated" });
		else if (read.origins.length === SITE_ORIGINS_MAX) read.errors.push({ line, code: "too-many" });
		else {
			read.origins.push(reading.origin);
			read.lines.push(line);
		}
	}
	return read;
}

function readOrigin(typed: string): Reading {
	if (!/^https?:\/\//i.test(typed)) {
		const guess = /^[\w-]+:\/\//.test(typed) ? null : parse(`https://${typed.replace(/^\/+/, "")}`);
		return guess ? { code: "scheme", suggestion: guess.origin } : { code: "scheme" };
	}
	if (typed.includes("*")) return { code: "star" };
	const url = parse(typed);
	if (!url) return { code: "unreadable" };
	const isBare = url.pathname === "/" && !url.search && !url.hash && !url.username;
	return isBare ? { origin: url.origin } : { code: "path", suggestion: url.origin };
}

function parse(address: string): URL | null {
	try {
		const url = new URL(address);
		return /\s/.test(address) || url.hostname.endsWith(".") ? null : url;
	} catch {
		return null;
	}
}
