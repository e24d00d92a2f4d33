// The pages' own switch between day and night. It runs before anything is drawn, and tells the threads nothing: they
// follow the page.

(() => {
	const root = document.documentElement;
	const system = matchMedia("(prefers-color-scheme: dark)");
	let saved = "auto";
	try {
		saved = localStorage.getItem("theme") ?? "auto";
	} catch {
		// Storage can be forbidden; the switch then works until the page is left.
	}

	function show() {
		const isDark = saved === "auto" ? system.matches : saved === "dark";
		root.dataset.theme = isDark ? "dark" : "light";
		// Bootstrap listens to a name of its own.
		root.dataset.bsTheme = root.dataset.theme;
	}

	function choose(theme) {
		saved = theme;
		show();
		try {
			localStorage.setItem("theme", theme);
		} catch {
			// As above.
		}
	}

	show();
	system.addEventListener("change", show);
	addEventListener("DOMContentLoaded", () => {
		const choice = document.querySelector("#theme");
		if (!choice) return;
		choice.value = saved;
		choice.addEventListener("change", () => choose(choice.value));
	});
})();
