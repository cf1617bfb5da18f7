// May: what the person at the page may do, as the station last told it. The page hides what would be refused; deciding is the station's.

import { useQuery } from '@tanstack/react-query'
import type { Verb } from '#contract/access.ts'
import type { Camera } from '#contract/camera.ts'
import type { Session } from '#contract/session.ts'
import { sessionQuery } from './queries.ts'

/** One of the verbs, to something at least or to the whole station. */
export type Needs = { readonly any: readonly Verb[]; readonly whole?: true }

export type May = (verb: Verb, whole?: 'whole') => boolean

export const useMay = (): May => mayOf(useQuery(sessionQuery).data)

/** The duty wall's browser looks, and does nothing else, whatever its account may. */
export const mayOf =
  (session: Pick<Session, 'may' | 'duty_wall'> | undefined): May =>
  (verb, whole) => {
    if (session?.duty_wall === true) return verb === 'watch_live' && whole === undefined
    const { somewhere = [], station = [] } = session?.may ?? {}
    return (whole === undefined ? somewhere : station).includes(verb)
  }

export const has = (may: May, { any, whole }: Needs): boolean => any.some(verb => may(verb, whole && 'whole'))

/** What may be done with one camera; nothing while it is not known. */
export const useMayWith = (camera: Pick<Camera, 'may'> | undefined): ((verb: Verb) => boolean) => {
  const may = useMay()
  return verb => may(verb) && (camera?.may?.includes(verb) ?? false)
}
