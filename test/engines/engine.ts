// What the journey asks of a browser, and no more. Each engine has a file that does it in the engine's own way.

/** How long a page may take for what it is asked. */
export const PATIENCE_MS = 20_000;

export type Role = "button" | "textbox";

/** Somebody at a browser of their own: what it keeps, nobody else's browser sees. */
export type Person = {
	open(address: string): Promise<void>;
	reload(): Promise<void>;
	/** Waits for the part of the thread that has this role and accessible name, and clicks in its middle. */
	click(role: Role, name: string): Promise<void>;
	/** Key by key into what has the focus. */
	type(words: string): Promise<void>;
	/** Keys held down together: `press("Control", "a")`. */
	press(...keys: string[]): Promise<void>;
	/** Runs on the page, where the script has nothing but its argument. */
	run<Result>(script: () => Result): Promise<Result>;
	run<Result, Argument>(script: (argument: Argument) => Result, argument: Argument): Promise<Result>;
	/** What the driver tells of errors on the page. @throws Error where it tells of none */
	heard(): Promise<string[]>;
};

export type Browser = {
	newPerson(): Promise<Person>;
	/** What ran, and what drove it. To be asked once there is a person. */
	version(): Promise<string>;
	close(): Promise<void>;
};

export type Engine = {
	name: string;
	/** @throws MissingBrowser */
	launch(): Promise<Browser>;
};

/** Says what to install. */
export class MissingBrowser extends Error {}
