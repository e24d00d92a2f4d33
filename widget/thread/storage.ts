// The host page's storage, or memory where the browser refuses it. Reading a thread stores nothing: only what a visitor
// writes or asks to be remembered comes here.

export type SafeStorage = {
	get(key: string): string | null;
	set(key: string, value: string): void;
	remove(key: string): void;
};

type Kept = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Never throws; what could not be stored lasts as long as the page. `open` may throw too: in a sandbox it does. */
export function safeStorage(open: () => Kept): SafeStorage {
	const memory = new Map<string, string>();
	const attempt = <Result>(action: (storage: Kept) => Result) => {
		try {
			return action(open());
		} catch {
			return null;
		}
	};
	return {
		get: (key) => memory.get(key) ?? attempt((storage) => storage.getItem(key)),
		set(key, value) {
			memory.set(key, value);
			// What a full storage still has of it would be older.
			attempt((storage) => storage.removeItem(key));
			attempt((storage) => {
				storage.setItem(key, value);
				memory.delete(key);
			});
		},
		remove(key) {
			memory.delete(key);
			attempt((storage) => storage.removeItem(key));
		},
	};
}

/** All threads on the page share it. */
export const storage = safeStorage(() => localStorage);
