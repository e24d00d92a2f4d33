// A disc in the author's colours with the first letter of the name: no picture is fetched, nobody is looked up.

/** The share of the colour wheel between the disc's two colours, in degrees. */
const TURN = 70;

type Props = { name: string; seed: number };

/** `seed` is the 16-bit number the API gives an author; the stylesheet makes colours of it. */
export function Avatar({ name, seed }: Props) {
	const style = { "--hue": seed % 360, "--turn": (seed >>> 9) % TURN };
	return (
		<span class="avatar" aria-hidden="true" style={style}>
			{initial(name)}
		</span>
	);
}

let segmenter: Intl.Segmenter | undefined;

/** The first letter as people see it: one grapheme, which may be several code points. */
export function initial(name: string): string {
	if (/^[ -~]/.test(name)) return name[0]!.toUpperCase();
	segmenter ??= Intl.Segmenter && new Intl.Segmenter();
	const [first] = segmenter ? segmenter.segment(name) : [];
	return (first?.segment ?? [...name][0] ?? "").toUpperCase();
}
