// What the formatting tools do to a text. Pure: from a box's text and selection to the edit that is wanted. Marks that are
// there already are taken away, so that the same tool twice changes nothing.

/** A box's text, and from where to where it is selected. */
export type Selection = [value: string, start: number, end: number];
/** The place of what goes, and what comes instead; `selected` is selected then. */
export type Edit = [from: number, to: number, before: string, selected?: string, after?: string];

/** `marks` around the words. Of a run of three asterisks two are bold and one is italic: the bits of its length. */
export function mark([value, start, end]: Selection, marks: string): Edit {
	const [sign] = marks;
	const { length } = marks;
	const isOutside = (at: number) => !value[at]!.trim() || value[at] === sign;
	while (start < end && isOutside(start)) start++;
	while (start < end && isOutside(end - 1)) end--;
	let run = 0;
	while (value[start - run - 1] === sign && value[end + run] === sign) run++;
	const words = value.slice(start, end);
	return run & length ? [start - length, end + length, "", words] : [start, end, marks, words, marks];
}

/** Code within a line stands between backticks, lines of it between fences. */
export function code(selection: Selection): Edit {
	const [value, start, end] = selection;
	const words = value.slice(start, end);
	if (!words.includes("\n")) return mark(selection, "`");
	const [open, close] = ["```\n", "\n```"];
	const isFenced = value.slice(start - 4, end + 4) === open + words + close;
	return isFenced ? [start - 4, end + 4, "", words] : [start, end, open, words, close];
}

/** `sign` before each line that is selected or has the caret. */
export function prefix([value, start, end]: Selection, sign: string): Edit {
	const from = value.slice(0, start).lastIndexOf("\n") + 1;
	const to = `${value}\n`.indexOf("\n", end);
	const lines = value.slice(from, to).split("\n");
	const isOn = lines.every((line) => line.startsWith(sign));
	const text = lines.map((line) => (isOn ? line.slice(sign.length) : sign + line)).join("\n");
	return start < end ? [from, to, "", text] : [from, to, text];
}

/** A link to `address` on the words that are selected; without one to what is typed next. On an address or nothing, the words are. */
export function link([value, start, end]: Selection, address = ""): Edit {
	const words = value.slice(start, end);
	if (!isWords(words)) return [start, end, "[", "", `](${words || "https://"})`];
	return address ? [start, end, `[${words}](${address})`] : [start, end, `[${words}](`, "https://", ")"];
}

/** As `link`, where that is what pasting `text` over a selection is for. */
export function paste(selection: Selection, text: string): Edit | null {
	const [value, start, end] = selection;
	return isWords(value.slice(start, end)) && /^https?:\/\/\S+$/i.test(text) ? link(selection, text) : null;
}

function isWords(text: string): boolean {
	return /^(?!https?:)./i.test(text);
}
