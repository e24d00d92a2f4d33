// The blog's own theme switch. It tells the threads too: a thread's `theme` attribute may change at any time.

const choice = document.querySelector("#theme");
let saved = "auto";
try {
	saved = localStorage.getItem("theme") ?? "auto";
} catch {
	// Storage can be forbidden; the switch then works until the page is left.
}

function show(theme) {
	if (theme === "auto") delete document.documentElement.dataset.theme;
	else document.documentElement.dataset.theme = theme;
	for (const thread of document.querySelectorAll("afterword-thread")) thread.setAttribute("theme", theme);
}

if (choice) choice.value = saved;
show(saved);
choice?.addEventListener("change", () => {
	show(choice.value);
	try {
		localStorage.setItem("theme", choice.value);
	} catch {
		// As above.
	}
});
