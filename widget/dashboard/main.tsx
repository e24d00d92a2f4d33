// Puts the dashboard on its page.

import { render } from "preact";
import { Dashboard } from "./Dashboard.tsx";

const place = document.getElementById("dashboard");
if (place) render(<Dashboard />, place);
