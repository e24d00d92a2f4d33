// A naive-Bayes filter: how often each feature stood in what people marked as spam and in what they approved. It learns
// from their decisions alone, begins with nothing, and can say what its judgement rests on. All it knows is one value, so
// that asking it costs one row however much it has learned.

/** As if each feature had been seen this often already, half of that in spam: what is rare proves little. */
const PRIOR = 1;
/** What says neither is left out (natural logarithm of the odds). */
const SILENT = 0.8;
/** Long comments have more features of either kind: the sum is divided by their number to this power. */
const EVENNESS = 0.6;
/** Spam and approvals, of each, before its word counts. */
export const LESSONS_MIN = 30;
/** From here on a comment is held: test/domain/filter.test.ts says what that catches, and what it holds wrongly. */
export const FILTER_BAR = 2.4;
/** Beyond these the ones seen least are forgotten. */
const FEATURES_MAX = 32_768;
/** A count has 16 bits: before one would have more, all are halved, and what was long ago weighs less. */
const LESSONS_MAX = 0xffff;
const SHOWN = 6;

export type Label = "spam" | "ham";
export type Filter = {
	/** How many comments of each it has learned from. */
	lessons: Record<Label, number>;
	/** The features it knows, by hash and in its order; beside each how often it stood in spam and in ham. */
	keys: Uint32Array;
	counts: Record<Label, Uint16Array>;
};
export type Lesson = { features: Set<string>; label: Label /** -1 takes back that it was learned. */; times: 1 | -1 };
/** `weight` above 0 speaks for spam, below for a comment one wants; the heaviest first. */
export type Judgement = { score: number; tokens: { token: string; weight: number }[] };

export const emptyFilter: Filter = {
	lessons: { spam: 0, ham: 0 },
	keys: new Uint32Array(),
	counts: { spam: new Uint16Array(), ham: new Uint16Array() },
};

/** As it is stored, little-endian: keys, counts in spam, counts in ham. */
export function filterBytes({ keys, counts }: Filter): Uint8Array {
	const parts = [keys, counts.spam, counts.ham].map(
		({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
	);
	const bytes = new Uint8Array(8 * keys.length);
	parts.reduce((at, part) => {
		bytes.set(part, at);
		return at + part.length;
	}, 0);
	return bytes;
}

export function filterOf(lessons: Record<Label, number>, bytes: Uint8Array<ArrayBuffer>): Filter {
	const { buffer, byteOffset } = bytes;
	const size = Math.floor(bytes.length / 8);
	const countsAt = (at: number) => new Uint16Array(buffer, byteOffset + at, size);
	return {
		lessons,
		keys: new Uint32Array(buffer, byteOffset, size),
		counts: { spam: countsAt(4 * size), ham: countsAt(6 * size) },
	};
}

/** The filter after these lessons; the one given stays as it is. */
export function learn(filter: Filter, lessons: Lesson[]): Filter {
	const learned = { ...filter.lessons };
	const changes = new Map<number, Record<Label, number>>();
	for (const { features, label, times } of lessons) {
		learned[label] = Math.max(0, learned[label] + times);
		for (const key of new Set([...features].map(keyOf))) {
			const change = changes.get(key) ?? { spam: 0, ham: 0 };
			change[label] += times;
			changes.set(key, change);
		}
	}
	const merged = merge(
		filter,
		[...changes].toSorted(([one], [other]) => one - other),
	);
	const rows = Math.max(learned.spam, learned.ham) > LESSONS_MAX ? merged.map(halved) : merged;
	if (rows !== merged) for (const label of ["spam", "ham"] as const) learned[label] >>= 1;
	return filterFrom(learned, withoutRarest(rows));
}

type Row = [key: number, spam: number, ham: number];

/** Both in the order of their keys; what stands nowhere any more is left out. */
function merge({ keys, counts }: Filter, changes: [key: number, change: Record<Label, number>][]): Row[] {
	const rows: Row[] = [];
	const add = (key: number, spam: number, ham: number) => {
		if (spam > 0 || ham > 0) rows.push([key, Math.max(0, spam), Math.max(0, ham)]);
	};
	let next = 0;
	for (let at = 0; at < keys.length; at += 1) {
		const key = keys[at]!;
		for (; next < changes.length && changes[next]![0] < key; next += 1) {
			const [fresh, { spam, ham }] = changes[next]!;
			add(fresh, spam, ham);
		}
		const isChanged = changes[next]?.[0] === key;
		const { spam, ham } = isChanged ? changes[next]![1] : { spam: 0, ham: 0 };
		if (isChanged) next += 1;
		add(key, counts.spam[at]! + spam, counts.ham[at]! + ham);
	}
	for (const [fresh, { spam, ham }] of changes.slice(next)) add(fresh, spam, ham);
	return rows;
}

function halved([key, spam, ham]: Row): Row {
	return [key, spam >> 1, ham >> 1];
}

/** A quarter more than there is room for goes at once, so that this is rare. */
function withoutRarest(rows: Row[]): Row[] {
	if (rows.length <= FEATURES_MAX) return rows;
	const byFrequency = rows.toSorted((one, other) => other[1] + other[2] - one[1] - one[2]);
	return byFrequency.slice(0, FEATURES_MAX * 0.75).sort(([one], [other]) => one - other);
}

function filterFrom(lessons: Record<Label, number>, rows: Row[]): Filter {
	return {
		lessons,
		keys: Uint32Array.from(rows, ([key]) => key),
		counts: { spam: Uint16Array.from(rows, ([, spam]) => spam), ham: Uint16Array.from(rows, ([, , ham]) => ham) },
	};
}

/** Null as long as it has not learned enough to say anything. */
export function judge(filter: Filter, features: Set<string>): Judgement | null {
	const { lessons } = filter;
	if (Math.min(lessons.spam, lessons.ham) < LESSONS_MIN) return null;
	const tokens = [...features]
		.map((token) => ({ token, weight: weigh(filter, token) }))
		.filter(({ weight }) => Math.abs(weight) >= SILENT);
	const sum = tokens.reduce((total, { weight }) => total + weight, 0);
	return {
		score: sum / Math.max(1, tokens.length) ** EVENNESS,
		tokens: tokens.toSorted((one, other) => Math.abs(other.weight) - Math.abs(one.weight)).slice(0, SHOWN),
	};
}

/** How much a feature speaks for spam; nothing where it was never seen. */
function weigh({ lessons, keys, counts }: Filter, token: string): number {
	const at = indexOf(keys, keyOf(token));
	if (at < 0) return 0;
	const share = (label: Label) => (counts[label][at]! + PRIOR / 2) / (lessons[label] + PRIOR);
	return Math.log(share("spam") / share("ham"));
}

function indexOf(keys: Uint32Array, key: number): number {
	let low = 0;
	let high = keys.length - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		if (keys[middle]! === key) return middle;
		if (keys[middle]! < key) low = middle + 1;
		else high = middle - 1;
	}
	return -1;
}

/** FNV-1a over UTF-16 units, its bits mixed once more: short words differ in few of them. */
function keyOf(token: string): number {
	let hash = 0x811c9dc5;
	for (let index = 0; index < token.length; index += 1) {
		hash = Math.imul(hash ^ token.charCodeAt(index), 0x01000193);
	}
	hash ^= hash >>> 15;
	hash = Math.imul(hash, 0x2c1b3c6d);
	return (hash ^ (hash >>> 12)) >>> 0;
}
