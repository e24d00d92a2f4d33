// Looks a message up, fills its placeholders and chooses its plural form: for the widget, and for the pages the Worker makes
// without it. A language is one flat file of messages.

/** A sentence, or its plural forms by the categories of Intl.PluralRules, chosen by the parameter `n`. */
export type Message = string | Partial<Record<Intl.LDMLPluralRule, string>>;
export type Params = Record<string, string | number>;
export type Translate<Key extends string> = (key: Key, params?: Params) => string;

/** Languages that write numbers in digits of their own. */
const OWN_DIGITS = /^(ar|bn|ckb|fa|mr|my|ne|ps|ur)\b/;

/** Makes the `t` of one language; a key without one gives an empty text; `{name}` in a message is replaced by the parameter of that name, numbers are localised. */
export function translator<Key extends string>(lang: string, messages: Record<Key, Message>): Translate<Key> {
	const plural = new Intl.PluralRules(lang);
	// A page's first formatter of numbers costs it 16 ms of its main thread: numbers that need none are written as they are.
	const localised = (n: number) => (n < 1_000 && !OWN_DIGITS.test(lang) ? String(n) : n.toLocaleString(lang));
	return (key, params = {}) => {
		const message = messages[key] ?? "";
		const text =
			typeof message === "string" ? message : (message[plural.select(Number(params.n))] ?? message.other ?? "");
		return text.replace(/\{(\w+)\}/g, (_, name: string) => {
			const value = params[name] ?? "";
			return typeof value === "number" ? localised(value) : value;
		});
	};
}
