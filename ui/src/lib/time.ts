/** Dates and times in words, in the time zone of this laptop. */
import { m } from "./messages";

const LOCALE = "en-GB";
const day = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const weekday = new Intl.DateTimeFormat(LOCALE, { weekday: "short", day: "numeric", month: "short" });
const longDay = new Intl.DateTimeFormat(LOCALE, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
const localDay = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short", year: "numeric" });
const clock = new Intl.DateTimeFormat(LOCALE, { hour: "2-digit", minute: "2-digit" });
const clockSeconds = new Intl.DateTimeFormat(LOCALE, { hour: "2-digit", minute: "2-digit", second: "2-digit" });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `2023-09-19` as "19 Sept 2023"; text that is no date stays as it is. */
export function dateWords(date: string | null): string {
  if (!date) return "";
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  return Number.isNaN(ms) ? date : day.format(ms);
}

/** "09:41". */
export const clockWords = (ms: number): string => clock.format(ms);
/** "09:41:07". */
export const clockSecondsWords = (ms: number): string => clockSeconds.format(ms);
/** "19 Nov 2026" in local time. */
export const dayWords = (ms: number): string => localDay.format(ms);
/** "19 Nov 2026, 09:41:07". */
export const momentWords = (ms: number): string => `${localDay.format(ms)}, ${clockSeconds.format(ms)}`;

/** "Today, 18:00" or "Tue 24 Nov, 17:00". */
export function deadlineWords(ms: number, nowMs: number): string {
  const when = dayOf(ms) === dayOf(nowMs) ? m.time.today : weekday.format(ms).replace(",", "");
  return `${when}, ${clock.format(ms)}`;
}

/** "In 2 days", "2 hours ago". */
export function distanceWords(ms: number, nowMs: number): string {
  const ahead = ms - nowMs;
  const size = Math.abs(ahead);
  if (size < MINUTE) return m.time.now;
  const words =
    size < HOUR
      ? m.time.minutes(Math.round(size / MINUTE))
      : size < DAY
        ? m.time.hours(Math.round(size / HOUR))
        : m.time.days(Math.round(size / DAY));
  return ahead > 0 ? m.time.inFuture(words) : m.time.ago(words);
}

/** "Today, 22 November 2026" for the groups of a list. */
export function dayGroupWords(ms: number, nowMs: number): string {
  const words = longDay.format(ms);
  if (dayOf(ms) === dayOf(nowMs)) return m.time.group(m.time.today, words);
  if (dayOf(ms) === dayOf(nowMs - DAY)) return m.time.group(m.time.yesterday, words);
  return words;
}

/** Whether two moments fall on one day here. */
export const sameDay = (a: number, b: number): boolean => dayOf(a) === dayOf(b);

/** Years between two dates `YYYY-MM-DD`, for jumps in a time strip. */
export function gapWords(from: string, to: string): string | null {
  const days = (Date.parse(to) - Date.parse(from)) / DAY;
  if (!(days >= 90)) return null;
  return days >= 540 ? m.time.years(Math.round(days / 365)) : m.time.months(Math.round(days / 30));
}

/** Whether `text` is a day that exists, written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  // The 31st of a shorter month would be read as a day of the next one.
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** Whether `text` is a moment that exists, written `YYYY-MM-DD HH:MM`. */
export function isDateTime(text: string): boolean {
  const [date, clockTime, ...rest] = text.split(" ");
  return rest.length === 0 && isDate(date ?? "") && /^([01]\d|2[0-3]):[0-5]\d$/.test(clockTime ?? "");
}

/** Whether `text` is a moment, or a day alone, which stands for its end. */
export const isMoment = (text: string): boolean => isDate(text) || isDateTime(text);

/** `YYYY-MM-DD HH:MM` in local time as milliseconds since 1970; a day alone is its last minute. */
export const momentMs = (text: string): number => new Date(isDate(text) ? `${text}T23:59` : text.replace(" ", "T")).getTime();

/** Milliseconds since 1970 as `YYYY-MM-DD HH:MM` in local time. */
export function momentText(ms: number): string {
  const local = new Date(ms - new Date(ms).getTimezoneOffset() * MINUTE);
  return local.toISOString().slice(0, 16).replace("T", " ");
}

/** The day of a moment in local time as `YYYY-MM-DD`. */
export const dayText = (ms: number): string => momentText(ms).slice(0, 10);

function dayOf(ms: number): string {
  const date = new Date(ms);
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}
