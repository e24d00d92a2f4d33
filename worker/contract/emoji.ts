// What counts as an emoji: the kinds of reactions an owner may offer.

/** Whether the text is one emoji as Unicode recommends it for interchange (UTS #51, RGI), whatever it is made of. */
export function isEmoji(text: string): boolean {
	return /^\p{RGI_Emoji}$/v.test(text);
}

/** With the selector that makes a sign like ❤ the emoji it was meant as. */
export function asEmoji(text: string): string {
	return !isEmoji(text) && isEmoji(`${text}\uFE0F`) ? `${text}\uFE0F` : text;
}

/** What a person typed as a row of emoji, apart; what is none of them comes along as it is. */
export function emojiTyped(text: string): string[] {
	const signs = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)];
	return signs
		.map(({ segment }) => segment)
		.filter((sign) => !/^[\s,]+$/.test(sign))
		.map(asEmoji);
}
