/* Which words of harm are meant so: not in a match, not of an animal, not where somebody prevents
   it. */
import { placeOf } from "./coach-text.js";

const setOf = (words) => new Set(words.split(/\s+/));
const NOT_IN_MATCH = setOf("beat rob steal shame threat");
const OF_ANIMALS = setOf("beat death hurt police crime ill away wed cheat steal rob");
const OF_PESTS = setOf("cheat steal rob");
const NEAR = 4; // words
const FAR = 6;
const FIRST = 9; // behind what the sentence begins with

const isNegated = ({ at }, lists) =>
  (lists.get("about.no") ?? []).some((no) => no.at < at && at - no.at <= 3);
/* An animal suffers or does it: it stands before, or behind a verb that acts. */
const isOfAnimal = ({ at, end, voice, name }, lists) =>
  (OF_PESTS.has(name) ? ["about.pest"] : ["about.pest", "about.animal"]).some((of) =>
    (lists.get(of) ?? []).some(
      (hit) =>
        (hit.at < at && at - hit.end <= (hit.at < 2 ? FIRST : NEAR)) ||
        (hit.at > end && hit.at - end <= 2 && (voice !== "passive" || OF_PESTS.has(name))),
    ),
  );
/* A bell is beaten, water hyacinths choke a lake. */
const isOfThing = ({ at, end, voice, name }, lists) =>
  name === "beat" &&
  (lists.get("about.thing") ?? []).some((hit) =>
    voice === "passive" ? hit.at < at && at - hit.end <= NEAR : hit.at > end && hit.at - end <= 2,
  );
/* Bitten by a dog is harm of whom it bit. */
const isBitten = ({ at }, tokens) =>
  /^(?:di|ter)\w*(?:gigit|serang|terkam|sambar|patok|seruduk|mangsa)/.test(tokens[at].low);
const BREAKS = setOf(
  "hanyut terbakar mati hancur tenggelam remuk patah hilang jatuh terbalik terjebak terperosok",
);
const isOfStructure = ({ at }, lists, tokens) =>
  BREAKS.has(tokens[at].plain) &&
  (lists.get("about.structure") ?? []).some((hit) => hit.at < at && at - hit.end <= FAR);
/* "No more embezzling by the chairman" says that there was. */
const isByWhom = ({ end, voice }, tokens) => voice === "act" && tokens[end + 2]?.plain === "oleh";

const DATED = setOf(
  `tahun sejak pada th thn abad sekitar januari februari maret april mei juni juli agustus september oktober november
  desember`,
);
const PAST = 2005;
const isPast = (tokens) =>
  tokens.some(
    ({ low }, at) =>
      /^(?:1|20)\d{2,3}$/.test(low) && Number(low) < PAST && DATED.has(tokens[at - 1]?.plain),
  );

/* A court decided it, or somebody who acts for the law says it. */
const STATES = setOf(
  `mengatakan menjelaskan menyampaikan menegaskan membenarkan menyebut menyebutkan menerangkan
  mengungkapkan menuturkan memastikan mengimbau menghimbau memaparkan`,
);
const isOfficial = (tokens, lists) =>
  lists.has("about.court") ||
  (lists.get("people.officer") ?? []).some(
    ({ at, end }) =>
      /^(?:kata|ujar|jelas|menurut|ungkap|terang|tegas|kata|papar)/.test(
        tokens[at - 1]?.plain ?? "",
      ) || tokens.slice(end + 1, end + 9).some(({ plain }) => STATES.has(plain)),
  );

/* "The thief turned out to be a civet." */
const isByAnimal = (tokens, lists) =>
  ["about.pest", "about.animal"].some((name) =>
    (lists.get(name) ?? []).some(({ at }) =>
      tokens
        .slice(Math.max(0, at - 2), at)
        .some(({ plain }) => plain === "ternyata" || plain === "pelakunya"),
    ),
  );
const FORBIDS = setOf("jangan cegah mencegah pencegahan stop hindari dilarang larangan");

/* What the sentence is about as a whole. */
export const contextOf = (text, tokens, lists, child) => {
  const has = (name) => lists.has(`about.${name}`);
  return {
    isStage: has("stage"),
    isHistory: has("history") || isPast(tokens),
    isOfficial: isOfficial(tokens, lists),
    isScore:
      has("match") &&
      (/\b\d{1,2} ?- ?\d/.test(text) || (has("sport") && lists.get("about.match").length > 1)),
    isSport: has("sport") || (has("match") && /\b\d{1,2} ?- ?\d/.test(text)),
    isBrawl: has("brawl"),
    isHealed: has("healed"),
    isForbidden: tokens.some(({ plain }) => FORBIDS.has(plain)),
    isNature: has("nature") || has("price"),
    isMatch: (has("match") || has("price") || /\d-\d/.test(text)) && !has("brawl"),
    isDenied: (has("denies") && !/\?/.test(text)) || has("unknown") || isByAnimal(tokens, lists),
    isTold: child.isYoung && child.isOne,
    isWarning: has("warns"),
    isTaught: has("teaches") && !child.isTold,
    isPrevented: (has("prevents") || has("denies") || isPast(tokens)) && !child.isTold,
  };
};

const isMeant = (hit, tokens, lists, about) =>
  !about.isStage &&
  !(about.isMatch && NOT_IN_MATCH.has(hit.name)) &&
  !(
    !about.isTold &&
    OF_ANIMALS.has(hit.name) &&
    isOfAnimal(hit, lists) &&
    !isBitten(hit, tokens)
  ) &&
  !isOfThing(hit, lists) &&
  !(!about.isTold && isOfStructure(hit, lists, tokens)) &&
  !(isNegated(hit, lists) && !isByWhom(hit, tokens));
const meant = (group, name, { tokens, lists, about }) =>
  (lists.get(`${group}.${name}`) ?? [])
    .map((hit) => ({ ...hit, name }))
    .filter((hit) => isMeant(hit, tokens, lists, about));

const HARMS = `sex beat death hurt ill rob steal drug police away left fear shame wed worry
  discovered despond despair`.split(/\s+/);
const OFFENCES = "cheat lust magic drug crime dirt threat plague".split(" ");
const DEEDS = "beat sex steal rob".split(" ");

const OVER = setOf("hurt ill worry"); // when somebody is well again

/* Each kind of harm that is meant, and where it stands first. */
export const harmOf = (facts) => {
  const harm = {};
  const { isPrevented, isTaught, isHealed } = facts.about;
  for (const [group, name] of [...HARMS.map((each) => ["harm", each]), ["blame", "lust"]]) {
    if (name === "despair" ? isTaught : isPrevented) continue;
    if (isHealed && OVER.has(name)) continue;
    const [hit] = meant(group, name, facts);
    if (hit) harm[name] = placeOf(facts.tokens, hit.at, hit.end);
  }
  return harm;
};

/* What somebody may be accused of. Prevention speaks of nobody. */
export const offencesOf = (facts, isOfSomebody) => {
  const { isDenied, isTaught, isWarning, isPrevented } = facts.about;
  if (isDenied || isTaught || isWarning || (isPrevented && !isOfSomebody)) return [];
  return [
    ...OFFENCES.flatMap((name) => meant("blame", name, facts)),
    ...["drug", ...DEEDS].flatMap((name) => meant("harm", name, facts)),
  ];
};
