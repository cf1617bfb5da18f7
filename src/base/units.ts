// Units: numbers that know what they measure. A value gets its unit once, where it enters the program;
// after that the compiler refuses to mix them. Everything is a plain number at run time.

declare const unit: unique symbol
type Unit<Name extends string> = number & { readonly [unit]: Name }

/** An instant: ticks of 1/90000 s since 1970-01-01T00:00:00Z, by the station's clock. Exact up to the year 5138. */
export type WallTime90k = Unit<'WallTime90k'>
/** A length of time in ticks of 1/90000 s, the RTP video clock (RFC 6184 §8.2.1). */
export type MediaSpan90k = Unit<'MediaSpan90k'>
/** A length of time, or a monotonic instant, in milliseconds. */
export type Millis = Unit<'Millis'>

const of =
  <U extends number>() =>
  (value: number): U =>
    value as U

export const wallTime90k = of<WallTime90k>()
export const mediaSpan90k = of<MediaSpan90k>()
export const millis = of<Millis>()

export const TICKS_PER_SECOND = 90_000
export const TICKS_PER_MILLI = 90

/** Unix milliseconds as ticks. */
export const wallFromUnixMillis = (unix_ms: number): WallTime90k => wallTime90k(Math.round(unix_ms * TICKS_PER_MILLI))
/** Ticks as Unix milliseconds, for `Date`; the fraction below a millisecond is kept. */
export const unixMillis = (at: WallTime90k): number => at / TICKS_PER_MILLI
export const spanFromMillis = (span_ms: number): MediaSpan90k => mediaSpan90k(Math.round(span_ms * TICKS_PER_MILLI))
export const spanBetween = (from: WallTime90k, to: WallTime90k): MediaSpan90k => mediaSpan90k(to - from)
export const wallPlus = (at: WallTime90k, span: MediaSpan90k): WallTime90k => wallTime90k(at + span)
/** An instant as ISO 8601 in UTC with milliseconds: what logs, files and the API write. */
export const wallIso = (at: WallTime90k): string => new Date(unixMillis(at)).toISOString()
