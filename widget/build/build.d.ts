import { type Sizes } from "./sizes.ts";
export type Built = {
	sizes: Sizes;
	/** The modules a reader who does nothing loads, by their path in the repository. */
	firstViewInputs: string[];
};
/** Writes all files into `outDir` (`dist` by default) and then removes what an earlier build left there. */
export declare function build({ outDir }?: { outDir?: string }): Promise<Built>;
