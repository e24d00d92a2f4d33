// What people do beside deciding on a comment, by the names the log keeps. Each room adds its own.

export const actKinds = [
	"thread.close",
	"thread.open",
	"thread.edit",
	"thread.move",
	"thread.mode",
	"thread.delete",
	"thread.restore",
	"thread.merge",
	"site.redirect",
	"author.trust",
	"author.watch",
	"author.ban",
	"author.clear",
	"account.invite",
	"account.withdraw",
	"account.join",
	"account.rename",
	"account.role",
	"account.remove",
	"token.create",
	"token.revoke",
	"rule.create",
	"rule.edit",
	"rule.move",
	"rule.delete",
	"notice.dismiss",
	"author.reveal",
	"author.export",
	"author.erase",
	"comment.edit",
	"comment.reply",
	"comment.pin",
	"comment.unpin",
	"bulk.approve",
	"bulk.spam",
	"bulk.remove",
] as const;
export type ActKind = (typeof actKinds)[number];

/** How long an act can be undone, and a removed thread brought back. */
export const UNDO_MS = 30 * 24 * 3_600_000;
