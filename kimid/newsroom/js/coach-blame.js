/* Somebody who is accused: by a word that accuses, or by signs that say it together. */
/* How much each sign says. */
const WEIGHTS = {
  wealth: 2,
  money: 1,
  night: 1,
  room: 1,
  often: 0.75,
  short: 1,
  vanish: 2,
  wink: 2,
  hearsay: 1.5,
  seems: 1,
  complaint: 1,
  kin: 1,
  gossip: 1,
  loss: 1,
  secret: 1.5,
  taken: 1,
  own: 2,
  evade: 2,
  grudge: 1,
  judged: 1.5,
  suffers: 1,
  since: 1,
  only: 1.5,
  tone: 1,
  sick: 2,
  demand: 1,
  duty: 2,
};
const OFFENCE = 2;
const ENOUGH = 3;
const ENOUGH_OF_SPEAKERS = 4.5;
const MORE = 1; // where no sign says more than what happens to anybody
const NATURE = 2; // more is needed where wind, fire or prices did it

const setOf = (words) => new Set(words.split(/\s+/));
/* A sentence goes on about somebody. */
const LINKS = setOf(
  `dia ia beliau orangnya pelakunya dirinya namanya ternyata tersebut si bersangkutan keduanya
  mereka nyatanya inisial berinisial begini tadi yaitu yakni`,
);
/* Said of whom is caught, wherever the name stands; the last of these only before it. */
const CAUGHT = setOf(
  `ditangkap diamankan digerebek ditahan dipenjara diciduk dibekuk diringkus dituduh dituding
  dicurigai dipolisikan dilaporkan diseret ketahuan kepergok dipergoki tertangkap didenda diarak`,
);
const CATCHES = setOf(
  "menciduk menangkap membekuk mengamankan meringkus menahan menggerebek memergoki",
);
const KNOWN = setOf("named post known initial begins");
const OF_OWNERS = setOf("steal rob crime");
const NOT_FREE = setOf("officer speaker helper victim");

const canBe = ({ kind, part }) => KNOWN.has(kind) && part !== "officer" && part !== "victim";
/* Somebody who is known, and has no other part in the sentence. */
export const isFree = ({ kind, part }) => KNOWN.has(kind) && !NOT_FREE.has(part);

/* Names that are certain only beside the word that accuses; who is named by "oleh"; what stands
   behind a name as what somebody is. */
const isBeside = (person, hit, tokens) => {
  const isNext = person.at - hit.end > 0 && person.at - hit.end < 3;
  const takes = hit.voice !== "active" || hit.name === "crime";
  if (isNext && takes && person.part !== "victim" && person.part !== "officer") return true;
  const isOleh = [tokens[person.at - 1], tokens[person.at - 2]].some((it) => it?.plain === "oleh");
  return person.kind !== "maybe" && (isOleh || hit.at === person.end + 1);
};

/* Whether this person can have done what the word says. */
const isDoer = (person, hit, tokens) => {
  if (CATCHES.has(tokens[hit.at].plain)) return person.at > hit.end && person.at - hit.end < 4;
  if (hit.name === "sex") return person.end + 1 !== hit.at || hit.voice !== "passive";
  if (hit.voice !== "passive") return true;
  const oleh = tokens.slice(hit.end + 1, hit.end + 9).findIndex(({ plain }) => plain === "oleh");
  return person.at > hit.end && (person.at - hit.end < 6 || oleh >= 0);
};
const accused = ({ persons, offences, tokens }) => {
  for (const hit of offences)
    for (const person of persons)
      if (
        (isBeside(person, hit, tokens) ||
          (isFree(person) && !(person.part === "owner" && OF_OWNERS.has(hit.name)))) &&
        !(person.at <= hit.end && hit.at <= person.end) &&
        (CAUGHT.has(tokens[hit.at].plain) || isDoer(person, hit, tokens))
      )
        return { from: Math.min(person.at, hit.at), to: Math.max(person.end, hit.end) };
  return null;
};

const enough = (near) => {
  const isTheft = near.some(({ offences }) => offences.some(({ name }) => OF_OWNERS.has(name)));
  const persons = near
    .flatMap((each) => each.persons)
    .filter((person) => canBe(person) && !(isTheft && person.part === "owner"));
  if (persons.some(({ part }) => part === "" || part === "owner")) return ENOUGH;
  if (near.some((each) => each.persons.some(({ kind }) => kind === "maybe"))) return ENOUGH + 1;
  return persons.length ? ENOUGH_OF_SPEAKERS : Infinity;
};
const weigh = (signs) => [...signs].reduce((sum, name) => sum + (WEIGHTS[name] ?? 0), 0);
const whole = (now) => ({ from: 0, to: now.tokens.length - 1 });

/* What happens to anybody. */
const PLAIN_LIFE = setOf("money night room often suffers since only loss short taken");
/* Signs of up to three sentences, of which the last brings one. */
const hasEnough = (near, draft) => {
  const [now] = near;
  if (!now.signs.size || near.some(({ about }) => about.isDenied)) return false;
  const signs = new Set(near.flatMap((each) => [...each.signs]));
  const isOffence = near.some(({ offences }) => offences.length) || draft.isBlamed;
  const sum = weigh(signs) + (isOffence ? OFFENCE : 0);
  const isPlain = [...signs].every((name) => PLAIN_LIFE.has(name));
  return sum >= enough(near) + (draft.isNature ? NATURE : 0) + (isPlain ? MORE : 0);
};

/* The words that accuse, as places of words, or null. */
export const aboutBlame = (now, before, earlier, draft) => {
  if (now.about.isDenied || !(now.signs.size || now.offences.length || before?.offences.length))
    return null;
  const here = accused(now);
  if (here) return here;
  const last = before ?? { persons: [], offences: [], signs: new Set(), about: {} };
  const isLinked =
    now.tokens.some(({ plain }) => LINKS.has(plain)) ||
    ["hearsay", "seems", "wink", "complaint"].some((name) => now.signs.has(name));
  const isSubjectless =
    !now.persons.length && now.offences.some(({ voice }) => voice === "active" || voice === "bare");
  if (now.offences.length && last.persons.some(isFree) && (isLinked || isSubjectless))
    return whole(now);
  if (last.offences.length && now.persons.some(isFree) && isLinked && !last.about.isDenied)
    return whole(now);
  if (now.offences.length && (now.signs.has("wink") || last.signs.has("wink"))) return whole(now);
  const isTheirs = now.offences.some(({ at }) => /^di\w+ny[aoe]$/.test(now.tokens[at].low));
  if (isTheirs && draft.hasSomebody) return whole(now);
  return hasEnough([now, last, earlier].filter(Boolean), draft) ? whole(now) : null;
};
