// What the film process is told to do, one order a process: a line of JSON, as it comes out of books that people wrote into. Read here whole and
// bounded; what does not fit is no order. Instants are ticks of 1/90000 s since 1970 UTC.

import { z } from 'zod'
import { cameraIdShape, streamNameShape } from '#contract/camera.ts'
import { keyShape, MOST_REDACTION_AREAS, redactionAreaShape } from '#contract/redaction.ts'

/** A whole order with 64 areas of 2000 keys each. */
export const MOST_ORDER = 16 << 20
const MOST_SPANS = 64
const MOST_GAPS = 5000

const instant = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const part = z.number().min(-2).max(3)
const line = z.string().max(300)

const spanShape = z
  .strictObject({
    camera: cameraIdShape,
    stream: streamNameShape,
    name: line.describe('of the camera, written over its pictures'),
    from_90k: instant,
    to_90k: instant,
    /** Privacy masks, covered black. */
    masks: z.array(z.array(z.tuple([part, part])).max(64)).max(256),
    areas: z.array(redactionAreaShape).max(MOST_REDACTION_AREAS),
    mute: z.union([z.literal('all'), z.array(z.tuple([instant, instant])).max(100)]),
    /** What is told where nothing is recorded; a gap that is not named here is told without a cause. */
    gaps: z.array(z.strictObject({ from_90k: instant, to_90k: instant, cause: line })).max(MOST_GAPS),
    /** Shown for two seconds before it begins. */
    title: z.array(line).max(6),
  })
  .refine(({ from_90k, to_90k }) => from_90k < to_90k)
export type FilmSpan = z.infer<typeof spanShape>

export const filmOrderShape = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('film'),
    out: z.string().max(4096).describe('where the film goes; a file that is there is replaced when it is whole'),
    spans: z.array(spanShape).min(1).max(MOST_SPANS),
    width: z.number().int().min(64).max(3840).describe('at most; smaller pictures keep their size'),
    /** Every picture at a moment of its own, with nothing put in where there is a gap: for the page that draws. */
    straight: z.boolean(),
    quality: z.number().int().min(16).max(35),
    /** Burned in at the bottom; empty: nothing. */
    banner: line,
    captions: z.boolean(),
    /** In the file's own description. */
    title: line,
    comment: line,
  }),
  z.strictObject({
    kind: z.literal('picture'),
    span: spanShape,
    at_90k: instant,
    width: z.number().int().min(64).max(3840),
    banner: line,
    captions: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('track'),
    span: spanShape,
    from: keyShape,
    to_90k: instant,
    way: z.enum(['forward', 'back']),
  }),
])
export type FilmOrder = z.infer<typeof filmOrderShape>
export type WholeFilm = Extract<FilmOrder, { kind: 'film' }>

/** Undefined: the line is no order. */
export const readFilmOrder = (text: string): FilmOrder | undefined => {
  try {
    const read = filmOrderShape.safeParse(JSON.parse(text))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

const numbered = z.number().finite()
const toldShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('progress'), part: z.number().min(0).max(1) }),
  z.strictObject({
    kind: z.literal('made'),
    bytes: numbered,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    pictures: numbered,
    width: numbered,
    height: numbered,
    /** Of a film that is straight: when each picture is shown, ticks from its beginning. */
    times: z.array(numbered),
    parts: z.array(z.strictObject({ from_90k: instant, to_90k: instant, at_ms: numbered, span: numbered })),
  }),
  z.strictObject({ kind: z.literal('picture'), jpeg: z.string(), at_90k: instant }),
  z.strictObject({ kind: z.literal('track'), keys: z.array(keyShape), lost_90k: instant.nullable() }),
  z.strictObject({ kind: z.literal('failed'), why: z.enum(['nothing_recorded', 'undecodable', 'disk', 'bad_order']) }),
])
export type FilmTold = z.infer<typeof toldShape>
export type FilmFailure = Extract<FilmTold, { kind: 'failed' }>['why']
export type MadeFilm = Omit<Extract<FilmTold, { kind: 'made' }>, 'kind'>

/** Undefined: nothing that a film process says. */
export const readFilmTold = (text: string): FilmTold | undefined => {
  try {
    const read = toldShape.safeParse(JSON.parse(text))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

/** What ends the work with a name. */
export class FilmFailed extends Error {
  readonly why: FilmFailure

  constructor(why: FilmFailure, detail = '') {
    super(`${why} ${detail}`.trim())
    this.why = why
  }
}
