// Mounts a thread into the place embed.js made for it, and takes it away again.

import { createView } from "./controller.tsx";
import { followPage } from "./page-scheme.ts";
import presets from "./presets.css";
import print from "./print.css";
import css from "./thread.css";
import type { Mount } from "./view.ts";

/** The answer unmounts. */
export function mountThread(mount: Mount): () => void {
	mount.adopt(css + presets + print);
	followPage(mount.place);
	return createView(mount).end;
}
