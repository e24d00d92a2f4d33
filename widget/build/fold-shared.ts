// esbuild puts what two entries share into a file of its own, to be fetched after the entry that needs it. Here some entries
// are always loaded before the others, so what they share with those is folded into them: one request, not two.

import { basename } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";

/** Files by their path below dist, and what esbuild says of them. */
export type Output = { files: Map<string, string>; metafile: Metafile };

/** The file an entry point was built into. */
export function fileOf(metafile: Metafile, entryPoint: string): string {
	const [path] = Object.entries(metafile.outputs).find(([, output]) => output.entryPoint === entryPoint) ?? [];
	if (!path) throw new Error(`${entryPoint} was not built`);
	return path.replace(/^dist\//, "");
}

/** Folds what each of `entryPoints` imports statically into it, in this order; others then import it from there. */
export async function foldShared({ files, metafile }: Output, entryPoints: string[]): Promise<Output> {
	const folded = new Set<string>();
	for (const entryPoint of entryPoints) {
		const name = fileOf(metafile, entryPoint);
		const entry = metafile.outputs[`dist/${name}`]!;
		const imported = entry.imports
			.filter(({ kind }) => kind === "import-statement")
			.map(({ path }) => path.replace(/^dist\//, ""));
		const parts = imported
			.filter((part) => files.has(part) && !folded.has(part))
			.map((part, number) => ({ name: part, number, exports: metafile.outputs[`dist/${part}`]!.exports }));
		await foldInto(files, name, parts);
		folded.add(name);
		for (const part of parts) Object.assign(entry.inputs, metafile.outputs[`dist/${part.name}`]!.inputs);
	}
	return { files, metafile };
}

/** Each part calls its exports `a`, `b`, `c`: in the common file its number keeps them apart. */
type Part = { name: string; number: number; exports: string[] };

async function foldInto(files: Map<string, string>, entry: string, parts: Part[]): Promise<void> {
	const exported = parts.map(({ name, number, exports }) => {
		const names = exports.map((one) => `${one} as ${one}${number}`).join();
		return `export { ${names} } from "/${name}";`;
	});
	const built = await build({
		stdin: { contents: [`export * from "/${entry}";`, ...exported].join("\n") },
		plugins: [fromMemory(files, [entry, ...parts.map(({ name }) => name)])],
		bundle: true,
		format: "esm",
		target: "es2020",
		minify: true,
		charset: "utf8",
		write: false,
	});
	files.set(entry, built.outputFiles[0]!.text);
	for (const part of parts) {
		files.delete(part.name);
		for (const [other, text] of files) files.set(other, importFrom(text, part, entry));
	}
}

/** The text of a file that imported `part`, importing the same from `entry`. */
function importFrom(text: string, { name, number }: Part, entry: string): string {
	return text.replace(/import(?:\{([^}]*)\}from)?"\.\/([^"]+)"/g, (statement, list: string | undefined, file) => {
		if (file !== basename(name)) return statement;
		const names = list
			?.split(",")
			.map((one) => one.replace(/^(\w+)( as \w+)?$/, (_, from, as) => `${from}${number}${as ?? ` as ${from}`}`));
		return names ? `import{${names.join()}}from"./${basename(entry)}"` : `import"./${basename(entry)}"`;
	});
}

/** The files of `names`, which are not on the disk yet, become one; whatever else they import stays where it is. */
function fromMemory(files: Map<string, string>, names: string[]): Plugin {
	return {
		name: "from-memory",
		setup({ onResolve, onLoad }) {
			onResolve({ filter: /./ }, ({ path, kind }) => {
				const name = `chunks/${basename(path)}`;
				if (kind === "dynamic-import" || !names.includes(name)) return { path, external: true };
				return { path: name, namespace: "memory" };
			});
			onLoad({ filter: /./, namespace: "memory" }, ({ path }) => ({ contents: files.get(path) ?? "", loader: "js" }));
		},
	};
}
