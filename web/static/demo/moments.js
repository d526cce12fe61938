// Instants as people in Germany read them, wherever the browser stands.

const ZONE = { timeZone: "Europe/Berlin" };
const TIME = new Intl.DateTimeFormat("de-DE", { ...ZONE, hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("de-DE", { ...ZONE, day: "numeric", month: "long", year: "numeric" });

const DAY_LENGTH = 24 * 60 * 60 * 1000;

export const time = (instant) => TIME.format(instant);

export function day(instant, now, words) {
  const text = DAY.format(instant);
  if (text === DAY.format(now)) return words.today;
  if (text === DAY.format(new Date(now.getTime() - DAY_LENGTH))) return words.yesterday;
  return text;
}
