/* Whether what this phone keeps stays until somebody deletes it. The browser is asked, and may
   refuse: then it clears everything when the phone runs out of room. */
let answer = null;

export const isPersistent = () =>
  (answer ??= (navigator.storage?.persist?.() ?? Promise.resolve(false)).catch(() => false));
