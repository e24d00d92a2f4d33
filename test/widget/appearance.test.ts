import { describe, expect, test } from "vitest";
import { enTime } from "../../widget/i18n/en-time.ts";
import { initial } from "../../widget/ui/Avatar.tsx";
import { ago } from "../../widget/ui/relative-time.ts";
import { translator } from "../../worker/contract/translate.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe("how long ago", () => {
	const t = translator("en", enTime);
	const now = Date.UTC(2026, 10, 23, 12);
	const cases: [ms: number, words: string][] = [
		[0, "just now"],
		[59_000, "just now"],
		[MINUTE, "1 minute ago"],
		[59 * MINUTE, "59 minutes ago"],
		[3 * 60 * MINUTE, "3 hours ago"],
		[DAY, "1 day ago"],
		[6 * DAY, "6 days ago"],
		[7 * DAY, "1 week ago"],
		[40 * DAY, "1 month ago"],
		[800 * DAY, "2 years ago"],
	];
	test.each(cases)("%d ms is “%s”", (ms, words) => {
		expect(ago(t, now - ms, now)).toBe(words);
	});

	test("never speaks of the future, whatever the visitor's clock says", () => {
		expect(ago(t, now + DAY, now)).toBe("just now");
	});

	test("is said in the language of the page", () => {
		const german = { ...enTime, "ago.day": { one: "vor {n} Tag", other: "vor {n} Tagen" } };
		expect(ago(translator("de", german), now - 3 * DAY, now)).toBe("vor 3 Tagen");
	});
});

describe("the letter of an avatar", () => {
	const cases: [name: string, letter: string][] = [
		["ada", "A"],
		["浩", "浩"],
		["é́lan", "É́"],
		["👩‍👩‍👧 family", "👩‍👩‍👧"],
		["", ""],
	];
	test.each(cases)("of %s is %s", (name, letter) => {
		expect(initial(name)).toBe(letter);
	});
});

describe("the colours of an avatar", () => {
	test("let the white letter be read on every hue", () => {
		// As thread.css has it.
		const disc = { saturation: 0.45, lightness: 0.3 };
		for (let hue = 0; hue < 360; hue++) expect(contrastWithWhite({ hue, ...disc })).toBeGreaterThan(4.5);
	});
});

type Hsl = { hue: number; saturation: number; lightness: number };

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrastWithWhite({ hue, saturation, lightness }: Hsl): number {
	const channel = (offset: number) => {
		const k = (offset + hue / 30) % 12;
		const value = lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1));
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	};
	return 1.05 / (0.2126 * channel(0) + 0.7152 * channel(8) + 0.0722 * channel(4) + 0.05);
}
