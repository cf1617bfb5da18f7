// Case files: all that stands under one number of a case, as far as the caller may know it: incidents, requests for footage, trails, and what is held.

import { z } from 'zod'
import type { WallTime90k } from '#base/units.ts'
import type { IncidentBook } from '#community/incidents/incident-book.ts'
import type { TrailBook } from '#community/trails/trail-book.ts'
import { seesTrail } from '#community/trails/who-sees.ts'
import type { HoldRow } from '#community/upkeep/keeping-book.ts'
import { type CaseFile, caseFileShape, caseFilesShape } from '#contract/extraction.ts'
import { caseNumberShape } from '#contract/purpose.ts'
import { type Route, route } from '#http/route.ts'
import { lookerOf } from '#http/routes/trails/trail-desk.ts'
import { type Asking, type ExtractionPorts, seesExtraction } from './extraction-desk.ts'
import { told } from './extraction-routes.ts'

export type CaseFilePorts = Pick<ExtractionPorts, 'book' | 'keeping'> & {
  readonly incidents: Pick<IncidentBook, 'find'>
  readonly trails: Pick<TrailBook, 'find'>
  /** How much of the disk a span takes. */
  readonly bytesOf: (hold: Pick<HoldRow, 'camera' | 'stream' | 'from' | 'to'>) => number
}

const caseParams = z.strictObject({ case: caseNumberShape })
const MOST = 500

export const caseFileRoutes = (ports: CaseFilePorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/case-files',
    access: 'session',
    does: told,
    summary: 'The numbers of cases for which footage was asked, the newest first, and how much is held for them.',
    answers: { 200: caseFilesShape },
    handler: ({ caller, sight }) => ({ cases: casesOf(ports, { caller, sight }) }),
  }),
  route({
    method: 'GET',
    path: '/api/case-files/:case',
    access: 'session',
    does: told,
    summary:
      'All that stands under one number: incidents, requests for footage, trails, and what is held and until when.',
    params: caseParams,
    answers: { 200: caseFileShape },
    handler: ({ params, caller, sight }) => caseFile(ports, { caller, sight }, params.case.normalize('NFC')),
  }),
]

const casesOf = ({ book, keeping, bytesOf }: CaseFilePorts, asking: Asking) => {
  const found = book.find({
    seen: head => seesExtraction(asking, head),
    wanted: row => row.asked.case !== null,
    most: MOST,
  })
  const holds = new Map(keeping.holds().map(hold => [hold.id, hold]))
  const cases = new Map<string, { case: string; extractions: number; held_bytes: number }>()
  for (const { asked, items } of found) {
    const one = cases.get(asked.case!) ?? { case: asked.case!, extractions: 0, held_bytes: 0 }
    one.extractions++
    for (const { hold } of items) {
      const held = hold === null ? undefined : holds.get(hold)
      if (held !== undefined && held.released === undefined) one.held_bytes += bytesOf(held)
    }
    cases.set(one.case, one)
  }
  return [...cases.values()]
}

const caseFile = (ports: CaseFilePorts, asking: Asking, number: string): CaseFile => {
  const { sight } = asking
  const extractions = ports.book.find({ case: number, seen: head => seesExtraction(asking, head), most: MOST })
  const named = new Set(extractions.flatMap(({ asked }) => (asked.incident === null ? [] : [asked.incident])))
  const incidents = ports.incidents
    .find({ seen: camera => sight.may('mark', camera), most: MOST })
    .filter(({ id, number: own }) => own === number || named.has(id))
  const trails = ports.trails.find({
    seen: trail => trail.case === number && seesTrail(lookerOf(asking), trail),
    most: MOST,
  })
  const holds = holdsOf(
    ports,
    asking,
    number,
    new Set(extractions.flatMap(({ items }) => items.map(({ hold }) => hold))),
  )
  return {
    case: number,
    incidents: incidents.map(({ id, number, category, steps }) => ({
      id,
      number,
      category,
      state: steps.at(-1)!.state,
    })),
    extractions: extractions.map(({ id, number, state, asked: { about } }) => ({ id, number, state, about })),
    trails: trails.map(({ id, title }) => ({ id, title })),
    holds,
    held_bytes: holds.reduce((sum, { bytes, released_90k }) => sum + (released_90k === null ? bytes : 0), 0),
  }
}

/** Those of its requests, and those whose reason names it. */
const holdsOf = (
  { keeping, bytesOf }: CaseFilePorts,
  { sight }: Asking,
  number: string,
  own: ReadonlySet<string | null>,
): CaseFile['holds'] =>
  keeping
    .holds()
    .filter(({ id, reason, camera }) => own.has(id) || (sight.may('hold', camera) && namesIt(reason, number)))
    .map(hold => ({
      ...{ id: hold.id, camera: hold.camera, from_90k: hold.from, to_90k: hold.to },
      ...{ reason: hold.reason, owner: hold.owner, review_90k: orNull(hold.review) },
      ...{ bytes: hold.released === undefined ? bytesOf(hold) : 0, released_90k: orNull(hold.released) },
    }))

/** `1/2026` is not named by `11/2026`. */
const namesIt = (reason: string, number: string): boolean => {
  const at = reason.indexOf(number)
  if (at < 0) return false
  const around = `${reason[at - 1] ?? ' '}${reason[at + number.length] ?? ' '}`
  return !/[\p{L}\p{N}/]/u.test(around)
}

const orNull = (at: WallTime90k | undefined): number | null => at ?? null
