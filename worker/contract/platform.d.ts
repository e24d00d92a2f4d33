// What browsers, workerd and Node all have and the language's own library does not declare. The contract may use
// nothing else of its surroundings, so it is compiled without the DOM's and without workerd's types.

declare class URL {
	constructor(url: string);
	readonly host: string;
	readonly pathname: string;
	readonly searchParams: URLSearchParams;
}
declare class URLSearchParams {
	constructor(init: [string, string][]);
	[Symbol.iterator](): IterableIterator<[string, string]>;
	toString(): string;
}
