// A deed: what a route does, to what, as a declaration. One hook decides by it before any handler; a route that declares none does not start.
// A handler that deals with a part of what it is asked about (`toSome`) reads its books by `request.sight`, which give no more.

import type { FastifyRequest } from 'fastify'
import { Problem } from '#base/problems.ts'
import type { What } from '#community/access/may.ts'
import type { Sight } from '#community/access/sight.ts'
import type { Verb } from '#contract/access.ts'

type Asked = 'params.camera' | 'body.camera' | 'body.cameras' | 'query.cameras' | 'body.items'
/** On a socket, or in the path of another protocol: decided where it is served (other-doors.ts). */
type Elsewhere = 'message.camera' | 'path.camera'
type Place = Asked | Elsewhere

export type Deed =
  | { readonly to: 'camera'; readonly verb: Verb | 'any'; readonly in: Place }
  | { readonly to: 'station'; readonly verb: Verb }
  | { readonly to: 'some'; readonly verb: Verb }
  | { readonly to: 'nothing'; readonly because: string }

/** To one camera; `any`: whoever may do anything with it. */
export const toCamera = (
  verb: Verb | 'any',
  place: 'params.camera' | 'body.camera' | Elsewhere = 'params.camera',
): Deed => ({
  to: 'camera',
  verb,
  in: place,
})

/** To several cameras, each of which it must be allowed for. */
export const toCameras = (verb: Verb, place: 'body.cameras' | 'query.cameras' | 'body.items'): Deed => ({
  to: 'camera',
  verb,
  in: place,
})

/** To the station as a whole. */
export const toStation = (verb: Verb): Deed => ({ to: 'station', verb })

/** To whatever the caller may do it to; the books give no more than that. */
export const toSome = (verb: Verb): Deed => ({ to: 'some', verb })

/** Whoever has come so far may, for the reason given. */
export const freely = (because: string): Deed => ({ to: 'nothing', because })

/** Throws `not_allowed`; of a camera that the caller may not know, exactly what is said of one that is not there. */
export const mustBeAllowed = (deed: Deed, request: FastifyRequest): void => {
  if (deed.to === 'nothing') return
  const { sight } = request
  if (deed.to === 'station') mustDecide(sight, deed.verb, { kind: 'station' })
  else if (deed.to === 'some') mustDecide(sight, deed.verb, { kind: 'something' })
  else mustDecideEach(deed, request)
}

const mustDecideEach = (deed: Extract<Deed, { to: 'camera' }>, request: FastifyRequest): void => {
  const { sight } = request
  for (const camera of camerasIn(deed.in, request)) {
    if (!sight.knows(camera)) throw new Problem('no_such_camera', { camera })
    if (deed.verb !== 'any') mustDecide(sight, deed.verb, { kind: 'camera', camera })
  }
}

/** Throws `not_allowed`, which says why and who can allow it. */
export const mustDecide = (sight: Sight, verb: Verb, what: What): void => {
  const decision = sight.decide(verb, what)
  if (decision.allowed) return
  const where = what.kind === 'camera' ? { camera: what.camera } : what.kind === 'unit' ? { unit: what.unit } : {}
  const { because, can_allow } = decision
  throw new Problem('not_allowed', { ...where, verb, because, can_allow: can_allow.join(' ') })
}

/** Cameras of what was asked, as its shape has read it. */
const camerasIn = (place: Place, { params, query, body }: FastifyRequest): readonly string[] => {
  const [part, field = ''] = place.split('.')
  const read: unknown = part === 'params' ? params : part === 'query' ? query : body
  const found: unknown = typeof read === 'object' && read !== null ? Reflect.get(read, field) : undefined
  return (Array.isArray(found) ? found : [found]).map(cameraOf).filter(camera => typeof camera === 'string')
}

/** Some bodies say more of each camera than its name. */
const cameraOf = (named: unknown): unknown =>
  typeof named === 'object' && named !== null ? Reflect.get(named, 'camera') : named
