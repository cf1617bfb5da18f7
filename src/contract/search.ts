// Search on the wire: when something moved, came or went in what was drawn on the picture. The answer is told while it is found, a line of JSON each;
// its last line says what was searched and what was not, and why. Corners are parts of the picture's width and height, from its upper left.

import { z } from 'zod'
import { cameraIdShape } from './camera.ts'
import { tick } from './recording.ts'

export const MOST_CORNERS = 64
export const MOST_SEARCHED_CAMERAS = 128
export const MOST_HITS = 1000

const part = z.number().min(0).max(1)
const onOrBeside = z.number().min(-1).max(2)
export const cornerShape = z
  .tuple([onOrBeside, onOrBeside])
  .describe('x, y: parts of the picture’s width and height; what lies outside the picture is cut off')
export type Corner = z.infer<typeof cornerShape>

const minuteOfDay = z.number().int().min(0).max(1440)

/** POST /api/search, answered as application/x-ndjson: `searchLineShape` a line. */
export const searchAskShape = z.strictObject({
  cameras: z
    .array(
      z.strictObject({
        camera: cameraIdShape,
        region: z.array(cornerShape).min(3).max(MOST_CORNERS).nullable().describe('a polygon; null: the whole picture'),
      }),
    )
    .min(1)
    .max(MOST_SEARCHED_CAMERAS),
  from_90k: tick,
  to_90k: tick,
  hours: z
    .strictObject({ from_min: minuteOfDay, to_min: minuteOfDay })
    .nullable()
    .default(null)
    .describe('only these minutes of each local day; 1320 to 360 is 22h to 6h of the next morning'),
  what: z
    .enum(['motion', 'change'])
    .default('motion')
    .describe('motion: something moved there; change: something came and stayed, or was there and is gone'),
  line: z
    .strictObject({ from: cornerShape, to: cornerShape, way: z.enum(['both', 'to_left', 'to_right']) })
    .nullable()
    .default(null)
    .describe('only what crossed this line of the one camera asked; left and right as one walks from `from` to `to`'),
  least_part: z
    .number()
    .min(0)
    .max(1)
    .default(0.0013)
    .describe(
      'how much of the region moved at once at the fullest moment, at least; three cells of a whole picture, so that a clock burned into it is nothing',
    ),
  least_ms: z.number().int().min(0).max(3_600_000).default(0),
  joined_ms: z
    .number()
    .int()
    .min(0)
    .max(3_600_000)
    .default(10_000)
    .describe('what follows within this time is one hit; crossings of a line are never joined'),
  order: z.enum(['newest', 'oldest']).default('newest').describe('by when hits begin; oldest: by when they end'),
  most: z.number().int().min(1).max(MOST_HITS).default(200),
})
export type SearchAsk = z.input<typeof searchAskShape>

export const searchHitShape = z.object({
  kind: z.literal('hit'),
  camera: z.string(),
  from_90k: z.number().int(),
  to_90k: z.number().int().describe('of a change: until it looked as before, or for ten minutes'),
  part: z.number().describe('of the region, at the fullest moment'),
  parts: z.number().int().describe('how many movements were joined to this hit'),
  box: z.tuple([part, part, part, part]).describe('where it moved: left, top, right, bottom, parts of the picture'),
  way: z.enum(['to_left', 'to_right']).nullable().describe('of a crossed line'),
})
export type SearchHit = z.infer<typeof searchHitShape>

export const searchedShape = z.object({
  camera: z.string(),
  asked_ms: z
    .number()
    .int()
    .describe('the span until now, within the hours that were asked; all that follows adds up to it'),
  searched_ms: z.number().int(),
  not_searched: z
    .array(
      z.object({
        why: z
          .string()
          .describe(
            'a cause of the coverage ledger where nothing is recorded; `not_yet` where it is still to be looked at; `undecodable`, `damaged` (what was noted of it) or `masked`; `not_shared` where the household keeps it; `not_there` before the camera was added',
          ),
        ms: z.number().int(),
        from_90k: z.number().int().describe('where the first such span begins'),
      }),
    )
    .describe('the longest first'),
  masked_part: z.number().describe('how much of the region lay under privacy masks and was left out, at most'),
  coarsest_ms: z.number().int().describe('pictures were looked at this far apart where the machine had least time'),
})
export type Searched = z.infer<typeof searchedShape>

export const searchLineShape = z.discriminatedUnion('kind', [
  searchHitShape,
  z.object({ kind: z.literal('progress'), days: z.number().int(), of_days: z.number().int() }),
  z.object({
    kind: z.literal('end'),
    hits: z.number().int().describe('that were told'),
    more: z.boolean().describe('there are more than were asked for'),
    total: z.number().int().describe('that were found, told or not'),
    found: z.array(z.object({ camera: z.string(), hits: z.number().int() })).describe('told or not'),
    an_hour: z
      .array(z.object({ from_90k: z.number().int(), hits: z.number().int() }))
      .describe('told or not, by the hour in which they begin; hours without any are left out'),
    searched: z.array(searchedShape),
    took_ms: z.number(),
  }),
])
export type SearchLine = z.infer<typeof searchLineShape>

/** GET /api/cameras/{camera}/heat */
export const heatQueryShape = z.strictObject({ from_90k: tick, to_90k: tick })

export const heatShape = z.object({
  columns: z.number().int(),
  rows: z.number().int(),
  seconds: z.array(z.number().int()).describe('row by row: how many seconds something moved in the cell'),
  searched: searchedShape,
})
export type Heat = z.infer<typeof heatShape>
