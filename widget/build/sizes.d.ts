export type Size = {
	raw: number;
	gzip: number;
	brotli: number;
};
export type Sizes = {
	/** Every file on its own, as it is sent. */
	files: Record<string, Size>;
	/** What a reader who does nothing loads: JS, CSS and English. */
	firstView: Size & {
		files: string[];
	};
	/** Everything a visitor can load in English. */
	everything: Size & {
		files: string[];
	};
};
/** `scripts` are the files by name; `firstView` names those of a reader who does nothing. */
export declare function measure(scripts: Map<string, string>, firstView: string[]): Sizes;
/** The figures as a table for people. */
export declare function table({ files, firstView, everything }: Sizes): string;
