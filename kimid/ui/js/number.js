/* Numbers made on the phone, in the same letters as the server makes them: none that can be misread
   on paper or aloud. */
const LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";

export function newNumber(length = 10) {
  let number = "";
  while (number.length < length)
    for (const byte of crypto.getRandomValues(new Uint8Array(length)))
      // 248 is 8 times 31: every letter is as likely
      if (byte < 248 && number.length < length) number += LETTERS[byte % 31];
  return number;
}
