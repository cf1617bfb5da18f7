// Ids: short names that are safe as a path segment, a URL segment and a log field.

import { no, ok, type Result } from './result.ts'
import { withoutAccents } from './without-accents.ts'

declare const kind: unique symbol
type Id<Name extends string> = string & { readonly [kind]: Name }

/** A camera's id: its name without accents, such as `cong-chinh`. Never changes once given. */
export type CameraId = Id<'CameraId'>
export type StationId = Id<'StationId'>

export type StreamName = 'main' | 'sub'

const pattern = /^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?$/

export const cameraId = (text: string): Result<CameraId, 'not_an_id'> =>
  pattern.test(text) ? ok(text as CameraId) : no('not_an_id')

/** Reads an id that this program wrote itself; anything else is a bug. */
export const knownCameraId = (text: string): CameraId => {
  if (!pattern.test(text)) throw new Error(`not a camera id: ${text}`)
  return text as CameraId
}

/** Vietnamese text without accents, lower case, words joined by hyphens: "Cổng chính" → "cong-chinh". */
export const slug = (name: string): string =>
  withoutAccents(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
    .replace(/-+$/, '')
