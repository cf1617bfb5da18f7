// A trail printed: PDF, or DOCX to write on in. Pictures are made now, from footage, as this caller may see it, and only of the cameras that are named:
// those stand in the access log.

import { z } from 'zod'
import { knownCameraId } from '#base/ids.ts'
import { localDay } from '#base/local-day.ts'
import { Problem } from '#base/problems.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { Sight } from '#community/access/sight.ts'
import type { ControllerBook } from '#community/rights/controller-book.ts'
import type { MarkRow, TrailRow } from '#community/trails/trail-book.ts'
import { camerasQueryShape } from '#contract/camera.ts'
import { paperForms } from '#contract/rights-request.ts'
import { toSome } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { sendPaper } from '#http/routes/papers/send-paper.ts'
import { lossWords } from '#papers/loss-words.ts'
import type { Paper, PaperPicture } from '#papers/paper.ts'
import type { Press } from '#papers/press.ts'
import { type PaperMark, trailPaper } from '#papers/trail-paper.ts'
import { trailSketch } from '#papers/trail-sketch.ts'
import type { MissingSpan } from './footage-left.ts'
import { askedTrail, shownMark, type TrailPorts } from './trail-desk.ts'
import { trailParams } from './trail-routes.ts'

/** A recorded picture as this caller may have it; undefined where nothing was recorded near. */
export type TrailStill = (
  sight: Sight,
  camera: string,
  at: WallTime90k,
) => Promise<
  { readonly jpeg: Buffer; readonly width: number; readonly height: number; readonly at: WallTime90k } | undefined
>

export type TrailPaperPorts = TrailPorts & {
  readonly controllers: Pick<ControllerBook, 'stated'>
  readonly still: TrailStill
  readonly missing: (sight: Sight, camera: string, from: WallTime90k, to: WallTime90k) => readonly MissingSpan[]
  readonly personOf: (username: string) => string
  readonly press: Press
}

const MOST_PICTURES = 60
const paperParams = trailParams.extend({ form: z.enum(paperForms) })
const paperQuery = z.strictObject({
  cameras: camerasQueryShape.optional().describe('of which cameras pictures are wanted; none where it is left out'),
})

export const trailPaperRoutes = (ports: TrailPaperPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/trails/:trail/paper/:form',
    access: 'session',
    does: toSome('search'),
    summary: 'A trail as a paper, PDF or DOCX, with pictures of the cameras that are named and may be played back.',
    params: paperParams,
    query: paperQuery,
    answers: { 200: { type: 'application/pdf', says: 'The paper; DOCX where that was asked for.' } },
    handler: async (request, reply) => {
      const { params, query, sight, caller } = request
      const trail = askedTrail(ports, request, params.trail)
      const wanted = new Set(query.cameras ?? [])
      const paper = await trailPaperOf(ports, sight, trail, { wanted, printed_by: ports.personOf(nameOf(caller)) })
      return sendPaper(reply, ports.press, { paper, form: params.form, name: `truy-vet-${trail.id}` })
    },
  }),
]

export type PaperWish = {
  /** Of which cameras pictures are wanted. */
  readonly wanted: ReadonlySet<string>
  readonly printed_by: string
  /** What cameras that are not known to whoever reads are called; what was noted at them is left out too. */
  readonly others?: string
}

/** The paper of a trail as this one may see it, with pictures of the cameras that are wanted. */
export const trailPaperOf = async (
  ports: Omit<TrailPaperPorts, 'press'>,
  sight: Sight,
  trail: TrailRow,
  { wanted, printed_by, others }: PaperWish,
): Promise<Paper> => {
  const rows = ports.trails.marks(trail.id).toSorted((a, b) => (a.at ?? a.from) - (b.at ?? b.from))
  const marks: PaperMark[] = []
  for (const [at, row] of rows.entries()) {
    const pictured = wanted.has(row.camera) && at < MOST_PICTURES
    marks.push(await paperMark(ports, sight, row, { no: at + 1, pictured, others }))
  }
  const places = rows.map((row, at) => {
    const { longitude, latitude } = shownMark(ports, sight, row)
    return longitude === null || latitude === null ? undefined : { no: at + 1, seen: row.seen, longitude, latitude }
  })
  return trailPaper({
    ...{ id: trail.id, title: trail.title, about: trail.about, case: trail.case, going: trail.going },
    ...{ closed: trail.state === 'closed', marks, sketch: trailSketch(places.filter(one => one !== undefined)) },
    controller: ports.controllers.stated().controllers[0] ?? null,
    today: localDay(ports.clock.wall()),
    made: { by: ports.personOf(trail.by), at: trail.made },
    printed_by,
  })
}

type Wish = { readonly no: number; readonly pictured: boolean; readonly others: string | undefined }

const paperMark = async (
  ports: Omit<TrailPaperPorts, 'press'>,
  sight: Sight,
  row: MarkRow,
  { no, pictured, others }: Wish,
): Promise<PaperMark> => {
  const { name, place, may_see } = shownMark(ports, sight, row)
  const camera = name === '' ? (others ?? 'Camera không thuộc quyền của người in') : name
  const { seen, from, to, at, direction_deg } = row
  const note = name === '' && others !== undefined ? '' : row.note
  const picture = at !== undefined && pictured ? await pictureOf(ports, sight, row.camera, at) : undefined
  const gaps = may_see ? ports.missing(sight, row.camera, from, to) : []
  return {
    ...{ no, camera, place, seen, from, to, at, direction_deg, note, by: ports.personOf(row.by) },
    ...(picture !== undefined && { picture: { ...picture, caption: `${no}. ${camera}: ${picture.caption}` } }),
    gaps: gaps.map(({ from_90k, to_90k, cause }) => ({
      from: wallTime90k(from_90k),
      to: wallTime90k(to_90k),
      why: lossWords(cause),
    })),
  }
}

const EMPTY = { width: 16, height: 9 }

/** Why there is no picture stands in its place: a paper that quietly lacks one says something else. */
const pictureOf = async (
  ports: Pick<TrailPaperPorts, 'still'>,
  sight: Sight,
  camera: string,
  at: WallTime90k,
): Promise<PaperPicture> => {
  const without = (why: string): PaperPicture => ({ jpeg: undefined, size: EMPTY, caption: localText(at), why })
  if (!sight.may('play_back', camera) || !sight.may('still', camera))
    return without('Người in không có quyền xem hình của camera này.')
  try {
    const still = await ports.still(sight, knownCameraId(camera), at)
    if (still === undefined) return without('Không còn hình của lúc này.')
    const { jpeg, width, height } = still
    return { jpeg, size: { width, height }, caption: `hình lúc ${localText(still.at)}`, why: '' }
  } catch (error) {
    if (error instanceof Problem) return without('Trạm chưa lấy được hình này, hãy in lại sau.')
    throw error
  }
}
