// Asking the server. Two ways to fail: no answer (try later), or a refusal with a status and words.

export class Unreachable extends Error {}

export class Refused extends Error {
  constructor(status, words, retryAfter) {
    super(words);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** Whether asking again later may help. */
  get isPassing() {
    return this.status === 429 || this.status >= 500;
  }
}

/** One request; the reply's JSON. `signal` ends it early, `timeout` is in milliseconds. */
export async function ask(method, path, { token, json, body, type, timeout = 20000, signal } = {}) {
  const headers = {};
  if (token) headers.authorization = `Bearer ${token}`;
  if (json !== undefined) headers["content-type"] = "application/json";
  else if (type) headers["content-type"] = type;
  const ender = new AbortController();
  const timer = setTimeout(() => ender.abort(), timeout);
  const onAbort = () => ender.abort();
  if (signal?.aborted) onAbort();
  signal?.addEventListener("abort", onAbort);
  try {
    const content = json !== undefined ? JSON.stringify(json) : body;
    const init = { method, headers, body: content, signal: ender.signal, cache: "no-store" };
    const reply = await fetch(path, init);
    return reply.ok ? await reply.json() : await refuse(reply);
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Unreachable(String(error)); // also a reply that broke off in its middle
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}

async function refuse(reply) {
  let words = "";
  try {
    words = (await reply.json()).error || "";
  } catch {
    words = reply.statusText; // a proxy's own page is no reason to stop
  }
  throw new Refused(reply.status, words, Number(reply.headers.get("retry-after")) || 0);
}
