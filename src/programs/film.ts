// The film process: makes films to look at out of recorded footage: redacted copies, viewing copies, single pictures, and follows what a rectangle holds.
// A guest: one order on its standard input, answers as lines of JSON, then it ends. It may crash, hang or be killed without costing a recorded frame, reads
// the catalogue and the footage, and writes nothing but the one file that it was told to make. It ends with whoever started it.
//
//   film.ts DATA
//
// Exit code 69 (EX_UNAVAILABLE): libav is not here.

import { setPriority } from 'node:os'
import { join } from 'node:path'
import { createFootage } from '#engine/viewing/footage.ts'
import { createSegmentReader } from '#store/segments.ts'
import { readBoundedLines } from './bounded-lines.ts'
import { createLettering } from './film/lettering.ts'
import { makePicture } from './film/one-picture.ts'
import { FilmFailed, type FilmOrder, type FilmTold, MOST_ORDER, readFilmOrder } from './film/order.ts'
import { type FilmTools, renderFilm } from './film/render.ts'
import { trackFilm } from './film/track.ts'
import { archiveFolders } from './station/archive-folders.ts'
import { CatalogueView } from './station/catalogue-view.ts'

const UNAVAILABLE = 69
/** Somebody waits for a single picture and for a track; nobody sits before a film. */
const NICENESS = { film: 19, picture: 10, track: 10 } as const
const TOLD_MS = 500

const data = process.argv[2]
if (data === undefined) process.exit(2)
process.stdout.on('error', () => process.exit(0)) // nobody listens any more

const av = await import('node-av').catch(() => process.exit(UNAVAILABLE))
av.Log.setLevel(av.AV_LOG_QUIET)

const tell = (told: FilmTold): void => void process.stdout.write(`${JSON.stringify(told)}\n`)

/** How far it is, not more often than anybody looks. */
const progress = (): ((part: number) => void) => {
  let last = Number.NEGATIVE_INFINITY
  return part => {
    const now = performance.now()
    if (now - last < TOLD_MS) return
    last = now
    tell({ kind: 'progress', part })
  }
}

const work = async (order: FilmOrder): Promise<void> => {
  setPriority(NICENESS[order.kind])
  const view = new CatalogueView(join(data, 'catalogue.sqlite'), () => {})
  const footage = createFootage(createSegmentReader(view.db), archiveFolders(data))
  const tools: FilmTools = { av, footage, letters: createLettering(av) }
  if (order.kind === 'film') tell({ kind: 'made', ...(await renderFilm(tools, order, progress())) })
  else if (order.kind === 'picture') tell({ kind: 'picture', ...(await makePicture(tools, order)) })
  else tell({ kind: 'track', ...(await trackFilm(tools, order)) } as FilmTold)
  view[Symbol.dispose]()
}

const take = (line: string): void => {
  const order = readFilmOrder(line)
  const done = order === undefined ? Promise.reject(new FilmFailed('bad_order')) : work(order)
  done
    .catch(error => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
      tell({ kind: 'failed', why: whyOf(error) })
    })
    .finally(() => process.stdout.write('', () => process.exit(0)))
}

const whyOf = (error: unknown): FilmFailed['why'] => {
  if (error instanceof FilmFailed) return error.why
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const disk = code === 'ENOSPC' || code === 'EDQUOT' || code === 'EROFS' || code === 'ENOENT'
  return disk || (error instanceof Error && /writing|opening the file/.test(error.message)) ? 'disk' : 'undecodable'
}

readBoundedLines(process.stdin, MOST_ORDER, take, () => process.exit(2))
process.stdin.on('end', () => process.exit(0))
