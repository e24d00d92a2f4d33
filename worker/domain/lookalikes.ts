// Makes words that look the same the same: one spelling for what differs by case, width, hidden characters or by letters
// borrowed from another script.

/** Letters by the Latin one they pass for; small capitals and letters of Cyrillic, Greek and Armenian. */
const LOOKALIKES: Record<string, string> = Object.fromEntries(
	Object.entries({
		a: "аαɑᴀա",
		b: "вβʙ",
		c: "сᴄϲ",
		d: "ԁᴅđ",
		e: "еεᴇє",
		f: "ꜰғ",
		g: "ɡɢցԍ",
		h: "нһʜħհ",
		i: "іιɪɩ",
		j: "јᴊյϳ",
		k: "кκᴋ",
		l: "ӏʟł",
		m: "мᴍ",
		n: "ηɴոп",
		o: "оοᴏøօσ",
		p: "рρᴘ",
		q: "ԛզ",
		r: "ʀг",
		s: "ѕꜱ",
		t: "тτᴛ",
		u: "υᴜսμ",
		v: "νѵᴠ",
		w: "ԝωᴡա",
		x: "хχ",
		y: "уγʏ",
		z: "ζᴢ",
	}).flatMap(([letter, others]) => [...others].map((other) => [other, letter])),
);
const LOOKALIKE = new RegExp(`[${Object.keys(LOOKALIKES).join("")}]`, "gu");
const DIGITS: Record<string, string> = { 0: "o", 1: "i", 3: "e", 4: "a", 5: "s", 7: "t" };

/** Case by way of capitals, so that ß is ss and a dotless i is an i. */
export function fold(text: string): string {
	return text
		.normalize("NFKC")
		.replace(/\p{Default_Ignorable_Code_Point}/gu, "")
		.toUpperCase()
		.toLowerCase()
		.replace(/i\u0307/g, "i")
		.replaceAll("ς", "σ")
		.normalize("NFKC")
		.replace(LOOKALIKE, (letter) => LOOKALIKES[letter]!);
}

/** In a term to look for: any letters of one word. Of private use, so that nobody writes it. */
export const STAR = "\uE000";

/** Words set apart by one space each, before the first and after the last too; digits among letters are read as letters. */
export function foldWords(text: string): string {
	const words = fold(text)
		.replace(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}\uE000]+/gu, " ")
		.replace(/[^ ]*\p{L}[^ ]*/gu, (word) => word.replace(/[013457]/g, (digit) => DIGITS[digit]!))
		.trim();
	return ` ${words} `;
}

/** What a name looks like from afar: without accents and spaces, i, l and 1 the same (as UTS #39 has it). */
export function skeleton(name: string): string {
	return fold(name)
		.normalize("NFD")
		.replace(/[^\p{L}\p{N}]/gu, "")
		.replace(/[013457]/g, (digit) => DIGITS[digit]!)
		.replaceAll("l", "i");
}
