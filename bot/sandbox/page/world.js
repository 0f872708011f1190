// The one line to the sandbox: what the page asks, what it tells, and the news that come by themselves.

const PAUSE = 2_000; // ms until a refused connection is tried again
const KINDS = [
  "message",
  "deleted",
  "keyboard",
  "bot",
  "answer",
  "action",
  "pinned",
  "read",
  "person",
  "clock",
  "trouble",
  "call",
  "reset",
];

const listeners = new Map();
let news = null;
let ahead = 0; // seconds by which the clock of this world is ahead

export async function ask(path, options) {
  const response = await fetch(path, options);
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw Object.assign(new Error(answer.reason ?? "failed"), { status: response.status });
  return answer;
}

export const tell = (path, told) =>
  ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(told) });

export const world = {
  /** Calls `listener(details)` at every event of this kind; `open` says: read everything, news may be missing. */
  on(kind, listener) {
    if (!listeners.has(kind)) listeners.set(kind, new Set());
    listeners.get(kind).add(listener);
    return () => listeners.get(kind).delete(listener);
  },
  connect,
  now: () => Date.now() + ahead * 1000,
  setClock: (clock) => (ahead = clock.ahead),
};

/** One stream for the whole page: a browser opens six connections to one place at most. */
export function connect() {
  news?.close();
  news = new EventSource("/sandbox/events");
  news.onopen = () => hear("open", {});
  news.onerror = lost;
  for (const kind of KINDS) news.addEventListener(kind, (event) => hear(kind, JSON.parse(event.data)));
}

/** The browser tries again by itself, unless it was refused. */
function lost() {
  hear("lost", {});
  if (news.readyState === EventSource.CLOSED) setTimeout(connect, PAUSE);
}

function hear(kind, details) {
  if (kind === "clock") world.setClock(details);
  for (const listener of [...(listeners.get(kind) ?? [])]) listener(details);
}
