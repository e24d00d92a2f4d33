import { type Metafile } from "esbuild";
/** Files by their path below dist, and what esbuild says of them. */
export type Output = {
	files: Map<string, string>;
	metafile: Metafile;
};
/** The file an entry point was built into. */
export declare function fileOf(metafile: Metafile, entryPoint: string): string;
/** Folds what each of `entryPoints` imports statically into it, in this order; others then import it from there. */
export declare function foldShared({ files, metafile }: Output, entryPoints: string[]): Promise<Output>;
