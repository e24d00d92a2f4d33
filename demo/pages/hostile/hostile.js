// Changes the built-in prototypes the way libraries of an earlier age did, and counts what is thrown into the page.

(() => {
	let errors = 0;
	function count() {
		errors += 1;
		const output = document.getElementById("errors");
		if (output) output.textContent = String(errors);
	}
	addEventListener("error", count);
	addEventListener("unhandledrejection", count);

	// Prototype.js 1.6: JSON.stringify([1]) becomes "\"[1]\"".
	Array.prototype.toJSON = function toJSON() {
		return `[${Array.from(this, (item) => JSON.stringify(item)).join(", ")}]`;
	};
	// Every for…in meets it.
	Object.prototype.extend = function extend(source) {
		for (const key in source) this[key] = source[key];
		return this;
	};
	String.prototype.contains = function contains(part) {
		return this.indexOf(part) !== -1;
	};
	// A tag manager watches what is put into the page, and answers with nothing where the node was expected.
	const { appendChild, insertBefore } = Node.prototype;
	Node.prototype.appendChild = function watched(node) {
		appendChild.call(this, node);
	};
	Node.prototype.insertBefore = function watched(node, before) {
		insertBefore.call(this, node, before ?? null);
	};
	const { map } = Array.prototype;
	// A polyfill that forgets the second argument.
	Array.prototype.map = function mapped(callback) {
		return map.call(this, (...seen) => callback(...seen));
	};
	const { fetch } = window;
	window.fetch = function measured(...request) {
		return fetch.apply(window, request);
	};
	// MooTools: a class of its own under a name the browser has taken since.
	window.Request = function Request() {};
	window.Event.prototype.stop = function stop() {
		this.preventDefault();
		this.stopPropagation();
	};
})();
