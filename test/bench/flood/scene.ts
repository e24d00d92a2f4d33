// The attack itself, wave by wave, and everybody else who is on the site meanwhile: readers, fifty people who write through
// the form as the widget does, an author the owner trusts, and somebody on another site.

import { randomUUID } from "node:crypto";
import type { Challenge } from "../../../worker/contract/wire.ts";
import { addressOf, POSTS, type Post, postsOf, WAVE, WAVE_MS } from "./botnet.ts";
import { type Answer, type Call, type Door, owner, solve, visitor } from "./door.ts";

export const SITE = "bench";
export const NEIGHBOUR = "neighbour";
export const PAGES = ["/thread-100", "/thread-101", "/thread-102"];
export const PEOPLE = 50;
/** Longer than a script takes to fill in a form. */
const TYPING_MS = 12_000;
const READS = 40;

type Form = { formToken: string; challenge?: Challenge };
export type Taken = { id: string; who: "bot" | "person" | "trusted"; status: string; token: string; text: string };
export type Read = { page: string; answer: Answer; ms?: number };
export type Scene = Awaited<ReturnType<typeof begin>>;

/** The neighbour, the author who is trusted, and the one form that the botnet opens. */
export async function begin(door: Door) {
	await door.one(
		owner("POST", "/sites", { id: NEIGHBOUR, name: "Neighbour", origins: [`https://${NEIGHBOUR}.example`] }),
	);
	const thread = await door.one(visitor("192.0.2.9", { site: SITE, method: "GET", path: threadPath(PAGES[0]!) }));
	const scene = {
		door,
		taken: [] as Taken[],
		/** What became of the botnet's posts and other acts: how often, and the rows that were written for it. */
		tally: new Map<string, { n: number; rowsWritten: number; rowsRead: number }>(),
		reads: [] as Read[],
		/** Of each person, every answer on the way to the last. */
		people: [] as Answer[][],
		trusted: [] as Answer[],
		neighbour: [] as Answer[],
		targets: (thread.json.comments as { id: string }[]).map(({ id }) => id),
		token: "",
		forms: new Map<string, Form>(),
		oldProof: "",
	};
	for (const page of PAGES) scene.forms.set(page, await readForm(scene, addressOf(0), page));
	await introduce(scene);
	return scene;
}

const threadPath = (page: string) => `/thread?page=${encodeURIComponent(page)}`;

async function readForm({ door }: { door: Door }, address: string, page: string, site = SITE): Promise<Form> {
	const path = `/form?page=${encodeURIComponent(page)}`;
	return (await door.one(visitor(address, { site, method: "GET", path }))).json as Form;
}

/** Somebody whose first comment was approved, and whom the owner trusts. */
async function introduce(scene: Scene): Promise<void> {
	const { door } = scene;
	const [{ comment, token }] = (await personWrites(scene, { address: "192.0.2.77", n: 900 }))
		.map(({ json }) => json)
		.slice(-1);
	await door.one(owner("POST", `/comments/${comment.id}/decisions`, { action: "approve", version: 1 }));
	const { json } = await door.one(owner("GET", `/comments/${comment.id}`));
	await door.one(owner("PUT", `/sites/${SITE}/people/${json.authorId}/standing`, { standing: "trusted" }));
	scene.token = token;
}

/**
 * What the widget does: the form, time to type, the write; where a proof has become due meanwhile, the form again; where
 * it is too often, the same write once the time told is over. Answers all of it, the last at the end.
 */
export async function personWrites(
	scene: Scene,
	{ address, n, form, token, site = SITE }: { address: string; n: number; form?: Form; token?: string; site?: string },
): Promise<Answer[]> {
	const { door } = scene;
	const page = PAGES[n % PAGES.length]!;
	let opened = form ?? (await readForm(scene, address, page, site));
	if (!form) door.pass(TYPING_MS);
	const text = `I have read it twice, and number ${n} of the examples does not work for me. What do I do wrong?`;
	const said = { clientId: randomUUID(), page, name: `Person ${n}`, text };
	const answers: Answer[] = [];
	for (let attempt = 0; attempt < 4; attempt++) {
		const proof = opened.challenge && { proof: solve(opened.challenge) };
		const body = { ...said, formToken: opened.formToken, ...proof };
		const answer = await door.one(visitor(address, { site, method: "POST", path: "/comments", body, token }));
		answers.push(answer);
		if (answer.json.code === "proof-needed") {
			const { challenge } = await readForm(scene, address, page, site);
			opened = { ...opened, ...(challenge && { challenge }) };
		} else if (answer.status === 429) door.pass(answer.json.retryAfter * 1_000);
		else break;
	}
	return answers;
}

/** Reads each page so often, one after the other, by way of the edge and past it. */
export async function readCalmly(door: Door, times = READS): Promise<Read[]> {
	const reads: Read[] = [];
	for (let n = 0; n < times; n++) {
		const page = PAGES[n % PAGES.length]!;
		const before = performance.now();
		const answer = await door.one(reading(page, n, n % 4 === 0));
		reads.push({ page, answer, ms: performance.now() - before });
	}
	return reads;
}

function reading(page: string, n: number, isCached: boolean): Call {
	return { ...visitor(`203.0.113.${n % 250}`, { site: SITE, method: "GET", path: threadPath(page) }), isCached };
}

/** An hour of it. */
export async function play(scene: Scene): Promise<void> {
	const { door } = scene;
	const early = await Promise.all(PAGES.map((page) => readForm(scene, "192.0.2.50", page)));
	for (let wave = 0; wave < POSTS / WAVE; wave++) {
		const began = door.now();
		const posts = postsOf(wave, PAGES);
		const patient = new Map<Post, Form>();
		for (const post of posts.filter(({ manner }) => manner === "patient form")) {
			patient.set(post, await readForm(scene, addressOf(post.bot), post.page));
		}
		door.pass(TYPING_MS);
		await strike(scene, posts, patient);
		await alsoComes(scene, { wave, posts, early });
		if (wave % 5 === 0) scene.reads.push(...(await readCalmly(door, READS / 5)));
		door.pass(Math.max(0, began + WAVE_MS - door.now()));
	}
}

/** A wave of posts, with readers among them and what else a botnet does. */
async function strike(scene: Scene, posts: Post[], patient: Map<Post, Form>): Promise<void> {
	const { door, taken } = scene;
	const bodies = await Promise.all(posts.map((post) => bodyOf(scene, post, patient.get(post))));
	const calls = posts.map(({ bot }, n) =>
		visitor(addressOf(bot), { site: SITE, method: "POST", path: "/comments", body: bodies[n] }),
	);
	const others = otherActs(scene, posts);
	const readers = PAGES.flatMap((page, n) => [reading(page, n, false), reading(page, n, true)]);
	const answers = await door.send([...calls, ...others.map(({ call }) => call), ...readers]);
	for (const [n, answer] of answers.entries()) {
		if (n < calls.length) {
			const { status, json } = answer;
			count(scene, `post ${status} ${json.code ?? json.comment.status}`, answer);
			if (status === 201) {
				const { id, status: stands } = json.comment;
				taken.push({ id, who: "bot", status: stands, token: json.token, text: bodies[n]!.text });
			}
		} else if (n < calls.length + others.length) {
			count(scene, `${others[n - calls.length]!.name} ${answer.status} ${answer.json?.code ?? ""}`, answer);
		} else scene.reads.push({ page: PAGES[0]!, answer });
	}
}

function count({ tally }: Scene, name: string, { rowsRead, rowsWritten }: Answer): void {
	const sum = tally.get(name) ?? { n: 0, rowsRead: 0, rowsWritten: 0 };
	tally.set(name, { n: sum.n + 1, rowsRead: sum.rowsRead + rowsRead, rowsWritten: sum.rowsWritten + rowsWritten });
}

async function bodyOf(scene: Scene, post: Post, patient: Form | undefined) {
	const { page, manner, name, text, isReply } = post;
	const shared = scene.forms.get(page);
	const said = {
		clientId: randomUUID(),
		page,
		name,
		text,
		// Those there are stand on the first page.
		...(isReply && page === PAGES[0] && { parentId: scene.targets[post.bot % scene.targets.length] }),
	};
	const junk = btoa(
		JSON.stringify({ algorithm: "SHA-256", challenge: "0", number: post.bot, salt: "x", signature: "y" }),
	);
	switch (manner) {
		case "no form":
			return said;
		case "hasty form": {
			const { formToken } = await readForm(scene, addressOf(post.bot), page);
			return { ...said, formToken };
		}
		case "bad proof":
			return { ...said, formToken: shared?.formToken, proof: junk };
		case "replayed proof":
			return { ...said, formToken: shared?.formToken, proof: scene.oldProof || junk };
		case "filled honeypot":
			return { ...said, formToken: shared?.formToken, subject: name };
		case "patient form": {
			const proof = patient!.challenge && solve(patient!.challenge);
			scene.oldProof ||= proof ?? "";
			return { ...said, formToken: patient!.formToken, ...(proof && { proof }) };
		}
		default:
			return { ...said, formToken: shared?.formToken };
	}
}

/** Reactions, likes, reports and previews of some, and edits of what was taken. */
function otherActs({ targets, taken }: Scene, posts: Post[]): { name: string; call: Call }[] {
	const target = (post: Post) => `/comments/${targets[post.bot % targets.length]}`;
	const act = (name: string, post: Post, method: string, path: string, body: object, token?: string) => ({
		name,
		call: visitor(addressOf(post.bot), { site: SITE, method, path, body, token }),
	});
	const edits = taken
		.filter(({ who }) => who === "bot")
		.slice(-2)
		.map(({ id, token, text }, n) =>
			act("edit", posts[90 + n]!, "PATCH", `/comments/${id}`, { text: `${text} – now cheaper`, version: 1 }, token),
		);
	return [
		...posts
			.slice(0, 3)
			.map((post) => act("reaction", post, "PUT", `${target(post)}/reaction`, { kind: "👍", isOn: true })),
		...posts.slice(3, 5).map((post) => act("like", post, "PUT", "/thread/reaction", { page: post.page, isOn: true })),
		...posts.slice(5, 8).map((post) => act("report", post, "POST", `${target(post)}/reports`, { reason: "spam" })),
		...posts.slice(8, 12).map((post) => act("preview", post, "POST", "/preview", { text: post.text })),
		...edits,
	];
}

/** Who comes in a wave beside the botnet and readers. */
async function alsoComes(
	scene: Scene,
	{ wave, posts, early }: { wave: number; posts: Post[]; early: Form[] },
): Promise<void> {
	if (wave % 2 === 1) {
		const n = (wave - 1) / 2;
		// Some share an address with one of the botnet that has just written, some opened the form before all this began.
		const isNear = n % 10 === 7;
		const address = isNear ? addressOf(posts[n]!.bot) : `203.0.114.${n}`;
		const form = isNear || n % 5 === 0 ? early[n % PAGES.length] : undefined;
		const answers = await personWrites(scene, { address, n, ...(form && { form }) });
		scene.people.push(answers);
		keep(scene, "person", answers.at(-1)!);
	}
	if (wave === 20 || wave === 60) {
		const answers = await personWrites(scene, { address: "192.0.2.77", n: 1_000 + wave, token: scene.token });
		scene.trusted.push(answers.at(-1)!);
		keep(scene, "trusted", answers.at(-1)!);
	}
	if (wave === 50) {
		const answers = await personWrites(scene, { address: "192.0.2.88", n: 2_000, site: NEIGHBOUR });
		scene.neighbour.push(...answers);
	}
}

function keep({ taken }: Scene, who: Taken["who"], { status, json }: Answer): void {
	if (status !== 201) return;
	taken.push({ id: json.comment.id, who, status: json.comment.status, token: json.token ?? "", text: "" });
}
