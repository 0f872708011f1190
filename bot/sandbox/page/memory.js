// What this browser remembers: the visitor's language for good, what is half written until the tab is closed.

export const forGood = store("localStorage");
export const forNow = store("sessionStorage");

/** A browser may forbid it; then the page works all the same and forgets. */
function store(name) {
  return {
    recall(key) {
      try {
        return JSON.parse(window[name].getItem(key));
      } catch {
        return null;
      }
    },
    keep(key, value) {
      try {
        if (value === null) window[name].removeItem(key);
        else window[name].setItem(key, JSON.stringify(value));
      } catch {
        // forbidden or full
      }
    },
    forget(start) {
      try {
        for (const key of Object.keys(window[name])) if (key.startsWith(start)) window[name].removeItem(key);
      } catch {
        // forbidden
      }
    },
  };
}
