// The numbers both sides hold to. Lengths are in code points unless a name says bytes; times are in the unit the name says.

/** Characters of a comment before it is parsed: keeps the worst markup inside a free plan's 10 ms of CPU (R-RE-1). */
export const TEXT_MAX = 5_000;
/** A name as people see it, in grapheme clusters (R-UN-2). */
export const NAME_MAX = 50;
/** RFC 5321 §4.5.3.1.3. */
export const EMAIL_MAX = 254;
export const WEBSITE_MAX = 200;
export const PAGE_KEY_MAX = 512;
export const PAGE_TITLE_MAX = 200;
export const PAGE_URL_MAX = 2_000;
export const SITE_ID_MAX = 48;
export const SITE_NAME_MAX = 80;
export const SITE_ORIGINS_MAX = 20;
/** Replies nest this deep; deeper ones attach to the ancestor here and name whom they answer (R-NE-1). A top-level comment is at 0. */
export const DEPTH_MAX = 8;
/** Pages in one `countThreads` (R-RL-6). */
export const COUNT_PAGES_MAX = 50;
export const ROOTS_PER_PAGE_MAX = 50;
export const REPLIES_SHOWN_MAX = 20;
/** Replies in one `listReplies`. */
export const REPLIES_PER_PAGE = 25;
/** Threads in one `listThreads`, and how many are looked through that begin with a word. */
export const THREADS_PAGE = 25;
export const SEARCHED_MAX = 200;
/** Threads in one `listAlike`, groups kept whole. */
export const ALIKE_PAGE = 60;
/** People in one `listPeople`, and comments in one `readPerson`. */
export const PEOPLE_PAGE = 25;
/** Comments one request moves from thread to thread. */
export const MOVED_AT_ONCE = 500;
/** Merges in one `listMerges`, the latest. */
export const MERGES_SHOWN = 20;
/** Rules of one site for pages that moved. */
export const REDIRECTS_MAX = 20;
/** How long an address is banned with somebody who is banned for good: others may come to have it. */
export const ADDRESS_BAN_DAYS = 30;
/** Why somebody did something, in their words. */
export const WHY_MAX = 500;
/** Items in one `listQueue`. */
export const QUEUE_PAGE = 25;
/** Own comments in one `readViewer`. */
export const OWN_COMMENTS_MAX = 20;
/** Comments looked at to tell how many a filter lets through; past these it is "100+". */
export const MATCHES_COUNTED = 100;
export const SEARCH_MAX = 200;
/** What moderators may note for each other. */
export const NOTE_MAX = 2_000;
/** Of an author, beside one of their comments: the newest others, and those of which it is told what became of them. */
export const AUTHOR_COMMENTS_SHOWN = 10;
export const AUTHOR_COMMENTS_COUNTED = 100;
/** What stands before and after a comment in its thread, each. */
export const CONTEXT_SHOWN = 2;
export const LOG_PAGE = 25;
/** How long a link by which one comment can be decided on without signing in works. */
export const LINK_DAYS = 7;
/** Comments that one request of a decision on many works off. */
export const BULK_PAGE = 100;
/** Comments that stand first in their thread. */
export const PINS_MAX = 3;
/** Kinds of reactions an owner may offer. */
export const REACTIONS_MAX = 8;
/** UTF-16 units of one kind: the longest emoji joins a family of four. */
export const REACTION_KIND_MAX = 32;
/** People shown by name beside a page's likes. */
export const LIKES_SHOWN = 5;
/** Own reactions in one `readViewer`. */
export const OWN_REACTIONS_MAX = 200;
/** What somebody who reports a comment may add in their words. */
export const REPORT_NOTE_MAX = 500;
/** Notes shown to a moderator with one reported comment, the newest. */
export const REPORT_NOTES_SHOWN = 5;
/** Comments in one `listRecent`. */
export const RECENT_MAX = 20;
export const RECENT_DEFAULT = 5;
/** Characters of a comment shown where only its beginning is. */
export const EXCERPT_MAX = 140;
/** Former words of one comment shown to a moderator, the newest. */
export const REVISIONS_MAX = 50;
/** Who may listen to one thread at a time, and how many of them from one address. */
export const READERS_MAX = 5_000;
export const READERS_PER_ADDRESS_MAX = 50;
/** Comments in one feed, the newest. */
export const FEED_ENTRIES = 30;
/** What one account may have of each: passkeys, API tokens, invitations nobody has accepted yet. */
export const PASSKEYS_MAX = 20;
export const TOKENS_MAX = 50;
export const INVITES_MAX = 50;
/** One message in an owner's words, and all of a site's as JSON: every page view carries them. */
export const WORD_MAX = 300;
export const WORDS_MAX = 10_000;
/** Longest life of a token made in the dashboard. */
export const TOKEN_DAYS_MAX = 365;
/** What a passkey, a token or an invitation is called. */
export const LABEL_MAX = 50;
/** People in one `listTeam`. */
export const TEAM_PAGE = 50;
/** How long after a sign-in one may do what cannot be taken back, and see secrets. */
export const FRESH_MS = 15 * 60_000;
/** Request bodies: 5,000 characters of any script, JSON-escaped, fit in the first (R-RL-4). */
export const COMMENT_BYTES_MAX = 32_768;
export const BODY_BYTES_MAX = 65_536;
/** The same as a form, which writes a byte as three. */
export const FORM_BYTES_MAX = 3 * COMMENT_BYTES_MAX;
/**
 * How long a public read stays in the edge's cache, and then in one behind it: together the longest a removal is served
 * from a cache, 30 s.
 */
export const EDGE_CACHE_SECONDS = 20;
export const SHARED_CACHE_SECONDS = 10;
/** Below this age of the form a person has not written anything (R-SP-3). */
export const FORM_MIN_MS = 2_000;
export const FORM_MAX_MS = 24 * 3_600_000;
