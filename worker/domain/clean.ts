// Makes what a person typed safe to store and to show beside other people's words (R-UN-1 to R-UN-4):
// well-formed, composed, without characters that hide, reorder or smear.

/** Controls but tab and newline, byte order marks, interlinear marks, noncharacters: none of them is a person's word. */
const NO_TEXT =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
	/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFEFF\uFFF9-\uFFFB\p{Noncharacter_Code_Point}]/gu;
/** Tag characters spell hidden text, but they also make the flags of England, Scotland and Wales. */
const TAGS = /(\u{1F3F4}[\u{E0061}-\u{E007A}\u{E0030}-\u{E0039}]{1,6}\u{E007F})|[\u{E0001}\u{E0020}-\u{E007F}]/gu;
/** Vietnamese stacks two marks on a letter, Hebrew and Tibetan five of their own: more is a smear over the lines around. */
const STACK = /\p{M}{4,}/gu;
const STACK_MAX = 5;
/** Marks of no script, which fit on any letter. */
const LOOSE_MARK = /\p{sc=Zinh}/u;
const LOOSE_MAX = 3;
const BIDI_CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
// An alternation, since a combining mark must not stand in a class beside what it could combine with.
const INVISIBLE = /\u034F|[\u00AD\u115F\u1160\u17B4\u17B5\u180E\u200B\u2060-\u2064\u2800\u3164\uFFA0]/gu;
/** Joiners shape Arabic, Indic scripts and emoji; anywhere else they only make two names look like one. */
const LOOSE_JOINER =
	/(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200C\u200D]|[\u200C\u200D](?![\p{L}\p{M}\p{Extended_Pictographic}])/gu;
/** Signs that elsewhere say "checked": the badge is an element beside a name, never a part of it. */
const BADGES = /[✓✔☑✅🗸🗹]\uFE0F?/gu;
const SEEN = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;

/** A comment's source: lines kept, blank edges gone. */
export function cleanText(text: string): string {
	const clean = printable(text.replace(/\r\n?|[\u2028\u2029]/g, "\n"));
	return (isBalanced(clean) ? clean : clean.replace(/[\u202A-\u202E\u2066-\u2069]/g, "")).replace(/^\s*\n|\s+$/g, "");
}

/** A name on one line, or "" where nothing of it can be seen. */
export function cleanName(name: string): string {
	const clean = cleanLine(name).replace(BIDI_CONTROLS, "").replace(INVISIBLE, "").replace(LOOSE_JOINER, "");
	const bare = clean.replace(BADGES, "").replace(/ +/g, " ").trim();
	return SEEN.test(bare) ? bare : "";
}

/** One line of plain text: a page's title, an address. */
export function cleanLine(line: string): string {
	return printable(line.replace(/[\s\u0085\u2028\u2029]+/g, " ")).trim();
}

function printable(text: string): string {
	return text.toWellFormed().normalize("NFC").replace(NO_TEXT, "").replace(TAGS, "$1").replace(STACK, lowered);
}

function lowered(stack: string): string {
	let loose = 0;
	const marks = [...stack].filter((mark) => !LOOSE_MARK.test(mark) || ++loose <= LOOSE_MAX);
	return marks.slice(0, STACK_MAX).join("");
}

/** Whether every embedding, override and isolate is closed on its own line, so that none turns what follows it. */
function isBalanced(text: string): boolean {
	return text.split("\n").every((line) => {
		const open: string[] = [];
		for (const [mark] of line.matchAll(/[\u202A-\u202E\u2066-\u2069]/g)) {
			const isClosing = mark === "\u202C" || mark === "\u2069";
			if (!isClosing) open.push(mark >= "\u2066" ? "\u2069" : "\u202C");
			else if (open.pop() !== mark) return false;
		}
		return open.length === 0;
	});
}

/** Length as people count it: a flag or a family is one. */
export function countGraphemes(text: string): number {
	return [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)].length;
}

/** Length in code points. */
export function countCharacters(text: string): number {
	let characters = 0;
	for (const _ of text) characters++;
	return characters;
}
