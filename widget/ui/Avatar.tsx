// A disc in the author's colour with the first letter of the name: no picture is fetched, nobody is looked up.

type Props = { name: string; seed: number };

/** `seed` is the 16-bit number the API gives an author; the stylesheet makes a colour of it. */
export function Avatar({ name, seed }: Props) {
	return (
		<span class="avatar" aria-hidden="true" style={`--hue:${seed}`}>
			{initial(name)}
		</span>
	);
}

/** The first letter as people see it: one grapheme, which may be several code points. */
export function initial(name: string): string {
	// Making a segmenter costs a page's main thread milliseconds: most names need none.
	const first = /^[ -~]/.test(name) ? name[0] : [...new Intl.Segmenter().segment(name)][0]?.segment;
	return (first ?? "").toUpperCase();
}
