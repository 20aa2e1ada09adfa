/* Put text into a field at a place, keeping the browser's own undo where it has one. */
export const put = (field, text, from, to) => {
  field.focus();
  field.setSelectionRange(from, to);
  if (!document.execCommand("insertText", false, text)) field.setRangeText(text, from, to, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
};
