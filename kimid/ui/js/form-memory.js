/* What somebody types into a form, on this phone, under their own name: whoever signs out takes all
   of it along (`sign-out.js`). */
const files = (form) => [...form.querySelectorAll("[type=file]")];

/* Everything the form would send, besides files, as [name, value]. */
export const typedIn = (form) => {
  const all = new FormData(form);
  for (const name of ["csrfmiddlewaretoken", ...files(form).map((field) => field.name)])
    all.delete(name);
  return [...all].map(([name, value]) => [name, String(value)]);
};

/* The memory of one form. A full phone remembers nothing, and the form works as it did before:
   `write` gives whether there was room. */
export const memoryOf = (what) => {
  const key = `kimid/tulis/${document.documentElement.dataset.person}/${what}`;
  return {
    write: (fields) => {
      try {
        localStorage.setItem(key, JSON.stringify(fields));
        return true;
      } catch {
        return false;
      }
    },
    read: () => {
      try {
        return JSON.parse(localStorage.getItem(key));
      } catch {
        return null;
      }
    },
    forget: () => {
      try {
        localStorage.removeItem(key);
      } catch {
        /* nothing is kept there */
      }
    },
  };
};

export const fillIn = (form, fields) => {
  const values = (name) => fields.filter(([each]) => each === name).map(([, value]) => value);
  for (const field of form.querySelectorAll(
    "input:not([type=file], [type=hidden]), select, textarea",
  )) {
    if (["radio", "checkbox"].includes(field.type))
      field.checked = values(field.name).includes(field.value);
    else if (values(field.name).length === 1) [field.value] = values(field.name);
  }
};
