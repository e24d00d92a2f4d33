// The house rules that a compiler does not hold: who may import whom, where SQL and HTML may stand, how long a file may
// be, one name for one operation. Project references hold the rest (tsconfig.json).

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { build } from "../widget/build/build.ts";
import { type Operation, operations } from "../worker/contract/operations.ts";
import { problems } from "../worker/contract/problems.ts";

const root = join(import.meta.dirname, "..");
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
	cwd: root,
	encoding: "utf8",
})
	.split("\n")
	.filter((path) => path && existsSync(join(root, path)));
const read = (path: string) => readFileSync(join(root, path), "utf8");
const sources = files.filter((path) => /\.tsx?$/.test(path) && !path.endsWith(".d.ts"));
const under = (...folders: string[]) =>
	sources.filter((path) => folders.some((folder) => path.startsWith(`${folder}/`)));

/** What a file imports of the project, as paths from the root. */
function importsOf(path: string): string[] {
	const found = read(path).matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g);
	return [...found].map(([, target]) => normalize(join(dirname(path), target!)));
}

describe("imports", () => {
	/** Folder → the folders it may import from, beside itself. */
	const allowed: Record<string, string[]> = {
		"worker/contract": [],
		"worker/domain": ["worker/contract"],
		"worker/db": ["worker/contract", "worker/domain"],
		"worker/pages": ["worker/contract", "worker/domain", "worker/db/feeds.ts"],
		"worker/http": ["worker/contract", "worker/domain", "worker/db", "worker/pages", "worker/outside", "worker/env.ts"],
		"worker/outside": ["worker/contract", "worker/domain"],
		"worker/routes": ["worker/contract", "worker/domain", "worker/db", "worker/http", "worker/pages"],
		"worker/jobs": ["worker/domain", "worker/db", "worker/http/keys.ts", "worker/http/person-keys.ts"],
		"worker/live": ["worker/contract", "worker/db", "worker/http/headers.ts", "worker/env.ts"],
		"widget/ui": ["worker/contract", "widget/i18n"],
		"widget/i18n": ["worker/contract"],
		"widget/thread": [
			"worker/contract",
			"widget/ui",
			"widget/i18n",
			"widget/api",
			"widget/options.ts",
			"widget/locale.ts",
			"widget/fragment.ts",
			"widget/turnstile/message.ts",
		],
		"widget/dashboard": ["worker/contract", "widget/ui", "widget/i18n", "widget/api.ts", "widget/preview/message.ts"],
		"widget/preview": ["worker/contract"],
		"widget/turnstile": [],
	};
	for (const [folder, targets] of Object.entries(allowed)) {
		it(`${folder} imports only ${targets.join(", ") || "itself"}`, () => {
			const foreign = under(folder).flatMap((path) =>
				importsOf(path)
					.filter((target) => ![folder, ...targets].some((ok) => target.startsWith(ok)))
					.map((target) => `${path} → ${target}`),
			);
			expect(foreign).toEqual([]);
		});
	}

	it("no route imports a route", () => {
		const routes = under("worker/routes").flatMap((path) =>
			importsOf(path).filter((target) => target.startsWith("worker/routes")),
		);
		expect(routes).toEqual([]);
	});

	it("no file only passes on what others export", () => {
		const barrels = under("worker", "widget", "demo").filter((path) => {
			const code = read(path)
				.replace(/\/\/.*|\/\*[\s\S]*?\*\//g, "")
				.trim();
			return code !== "" && code.replace(/export (type )?(\*|\{[^}]*\}) from "[^"]+";/g, "").trim() === "";
		});
		expect(barrels).toEqual([]);
	});
});

describe("words and places", () => {
	it("SQL stands in worker/db and nowhere else in the Worker", () => {
		const elsewhere = under(
			"worker/domain",
			"worker/http",
			"worker/routes",
			"worker/jobs",
			"worker/live",
			"worker/pages",
			"worker/contract",
		)
			.concat("worker/app.ts", "worker/index.ts")
			.filter((path) => /["'`]\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\s/.test(read(path)));
		expect(elsewhere).toEqual([]);
	});

	it("values are bound, never written into SQL: what is put into a statement is a constant of the code", () => {
		// A name that ends in Sql is made of such constants alone.
		const constants =
			/\$\{(?:[A-Z][A-Z_]*(?: \+ 1)?|columns|COLUMNS\.join\(", "\)|ofSite|setting\("\w+"\)|beyond|direction|start|sort|defaultSettings(?:\.\w+|\[name\])|name|table|bind\([^}]*\)|\w+Sql(?:\([\w".?, ]*\))?)\}/;
		const others = under("worker/db").flatMap((path) =>
			[...read(path).matchAll(/`[^`]*\b(?:SELECT|INSERT|UPDATE|DELETE)\b[^`]*`/g)].flatMap(([statement]) =>
				(statement.match(/\$\{[^}]*\}/g) ?? [])
					.filter((part) => !constants.test(part))
					.map((part) => `${path}: ${part}`),
			),
		);
		expect(others).toEqual([]);
	});

	it("nothing becomes HTML from a string", () => {
		const strings =
			/innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|DOMParser|\beval\(|new Function/;
		expect(under("widget", "worker").filter((path) => strings.test(read(path)))).toEqual([]);
	});

	it("HTML of the Worker is escaped by its template: only data for search engines, escaped where it stands, is not", () => {
		const unescaped = under("worker").filter((path) =>
			/\braw\(/.test(read(path).replace(/\/\/.*|\/\*[\s\S]*?\*\//g, "")),
		);
		expect(unescaped).toEqual(["worker/pages/json-ld.ts"]);
	});

	it("nothing of the Worker fetches: a visitor's word sends it nowhere", () => {
		// worker/outside asks those alone whom the owner named, at addresses that stand in its code.
		const code = under("worker").filter((path) => !/^worker\/(cli|outside)\//.test(path));
		expect(code.filter((path) => /(?<![.\w]|async )fetch\(/.test(read(path)))).toEqual([]);
	});

	it("no file is longer than 300 lines", () => {
		const long = files.filter((path) => /\.(tsx?|css|mjs|sql)$/.test(path) && read(path).split("\n").length > 301);
		// A test file is a list of sentences; it may be longer.
		expect(long.filter((path) => !path.startsWith("test/"))).toEqual([]);
	});

	it("every file of the product begins with what it owns", () => {
		expect(under("worker", "widget", "demo").filter((path) => !/^(\/\/|\/\*\*?)/.test(read(path)))).toEqual([]);
	});

	it("no file is called after nothing", () => {
		expect(files.filter((path) => /(^|\/)(utils?|helpers?|misc|common|shared)(\.|\/)/.test(path))).toEqual([]);
	});

	it("the root holds what convention puts there and nothing else", () => {
		const known = [
			".ci",
			".github",
			".gitignore",
			".nvmrc",
			"ARCHITECTURE.md",
			"CHANGELOG.md",
			"CONTRIBUTING.md",
			"LICENSE",
			"README.md",
			"SECURITY.md",
			"biome.json",
			"demo",
			"package-lock.json",
			"package.json",
			"test",
			"tsconfig.json",
			"widget",
			"worker",
			"wrangler.jsonc",
		];
		expect([...new Set(files.map((path) => path.split("/")[0]!))].filter((name) => !known.includes(name))).toEqual([]);
	});
});

describe("one operation, one name", () => {
	const handlers = under("worker/routes").map(read).join("\n");
	const callers = under("widget")
		.filter((path) => /\/api[\w-]*\.ts$/.test(path))
		.map(read)
		.join("\n");
	const tests = under("test")
		.filter((path) => path !== "test/architecture.test.ts")
		.map(read)
		.join("\n");

	for (const [name, { type }] of Object.entries<Operation>(operations)) {
		it(`${name} is the handler's name, the client's and the tests'`, () => {
			expect(handlers).toMatch(new RegExp(`function ${name}\\(`));
			// Pages and feeds are opened as they are.
			if (!type) expect(callers).toMatch(new RegExp(`function ${name}\\b|const ${name}\\b`));
			expect(tests).toMatch(new RegExp(`\\b${name}\\b`));
		});
	}
});

describe("problems", () => {
	const messages = under("widget/i18n")
		.filter((path) => /\/(?:en[\w-]*|dashboard\/\w+)\.ts$/.test(path))
		.map(read)
		.join("\n");
	const tests = under("test")
		.filter((path) => path !== "test/architecture.test.ts")
		.map(read)
		.join("\n");

	for (const code of Object.keys(problems)) {
		it(`${code} is said in words or falls back, and a test provokes it`, () => {
			// Those that only a broken client or installation meets share one sentence.
			const shared = [
				"malformed",
				"unsupported-type",
				"method-not-allowed",
				"upgrade-required",
				"live-off",
				"internal",
			];
			if (!shared.includes(code)) expect(messages).toContain(`problem.${code}"`);
			expect(tests).toContain(`"${code}"`);
		});
	}
});

describe("sizes", () => {
	it("README says what the build prints", async () => {
		const { sizes } = await build();
		expect(read("README.md")).toContain(`${(sizes.firstView.gzip / 1_000).toFixed(1)} kB`);
	}, 60_000);
});
