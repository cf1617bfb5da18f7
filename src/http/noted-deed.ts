// What a request is in the access log: its verb, its cameras, the footage it asks for, what it changes. Plain reading; noting.ts decides when.

import type { FastifyRequest } from 'fastify'
import { cameraId } from '#base/ids.ts'
import { withoutSecrets } from '#base/log.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Access, Changed, LookedSpan } from '#community/access/access-log.ts'
import { purposeCodeShape, type Task } from '#contract/purpose.ts'
import { readPiece } from './covered-piece.ts'

/** What has a verb of the log's own. */
const ownVerbs: Readonly<Record<string, string>> = {
  'POST /api/sign-in': 'sign_in',
  'POST /api/sign-in/link': 'sign_in',
  'POST /api/sign-in/code': 'sign_in',
  'POST /api/sign-in/password': 'sign_in',
  'POST /api/sign-in/totp/proof': 'sign_in',
  'POST /api/sign-in/passkey': 'sign_in',
  'GET /api/sign-in/provider/back': 'sign_in',
  'POST /api/sign-in/break-glass': 'break_glass',
  'POST /api/break-glass/seal': 'break_glass',
  'POST /api/break-glass/close': 'break_glass',
  'POST /api/break-glass/:opening/seen': 'break_glass',
  'POST /api/sign-out': 'sign_out',
  'POST /api/notice/requests': 'ask_rights',
  'GET /api/extractions/:extraction/papers/:kind.pdf': 'print_paper',
  'GET /api/extractions/:extraction/papers/:kind.docx': 'print_paper',
  'GET /api/extractions/register.pdf': 'print_paper',
  'GET /api/extractions/register.docx': 'print_paper',
  // Whoever may watch live may look at it, and it is of another day.
  'GET /api/cameras/:camera/acceptances/:version/still': 'still',
  'PUT /api/session/task': 'state_purpose',
  'DELETE /api/session/task': 'state_purpose',
}
/** Asked by machines again and again, and told of nothing. */
const quiet: ReadonlySet<string> = new Set([
  'POST /api/television/pairing',
  'POST /api/television/pairing/answer',
  'POST /api/session/activity',
  'POST /api/extractions/trial', // asked again with every word while somebody fills in; nothing is asked for
  'POST /api/sign-in/link/look',
  'POST /api/sign-in/totp',
  'POST /api/sign-in/passkey/options',
  'DELETE /api/sign-in',
  'POST /api/account/totp',
  'POST /api/account/passkeys/options',
  'GET /api/access-log/check',
  'GET /api/access-log/settings',
])
/** Verbs of which asking is looking. */
const looking: ReadonlySet<string> = new Set([
  'play_back',
  'still',
  'search',
  'extract',
  'read_log',
  'see_looks',
  'handle_requests',
])

/** `GET /api/cameras/:camera`; undefined for what is no route of the station. */
export const nameOfRoute = (request: FastifyRequest): string | undefined => {
  const { url } = request.routeOptions
  return url?.startsWith('/api/') ? `${request.method} ${url}` : undefined
}

/** Looking at footage or at the log, and whatever changes something; asking how things are is nobody's secret. */
export const verbOf = (request: FastifyRequest): string | undefined => {
  const name = nameOfRoute(request)
  if (name === undefined || quiet.has(name)) return undefined
  const own = ownVerbs[name] ?? stepVerb(name, request)
  if (own !== undefined) return own
  const verb = declaredVerb(request)
  const { url = '' } = request.routeOptions
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return verb ?? (url.startsWith('/api/account/') ? 'sign_means' : 'configure_station')
  return request.method === 'GET' && verb !== undefined && looking.has(verb) ? verb : undefined
}

/** One door for all that is done with a request for footage: the step says which verb it is. */
const stepVerb = (name: string, request: FastifyRequest): string | undefined => {
  if (name !== 'POST /api/extractions/:extraction/steps') return undefined
  const { kind } = fieldsOf(request.body)
  if (kind === 'approve' || kind === 'reject') return 'approve_extract'
  return kind === 'extract_again' ? 'extract' : 'request_extract'
}

/** What the policy would have been asked. */
export const declaredVerb = (request: FastifyRequest): string | undefined => {
  const { does } = request.routeOptions.config
  return does === undefined || does.to === 'nothing' || does.verb === 'any' ? undefined : does.verb
}

const MOST_CAMERAS = 128

export type AskedItem = { readonly camera: string; readonly from: WallTime90k; readonly to: WallTime90k }

/** What a new request for footage says of itself; undefined where it is none, or says it wrongly. */
export const newFootage = (
  request: FastifyRequest,
): (Pick<Task, 'purpose' | 'case' | 'note'> & { readonly items: readonly AskedItem[] }) | undefined => {
  if (nameOfRoute(request) !== 'POST /api/extractions') return undefined
  const { purpose, case: number, items } = fieldsOf(request.body)
  const said = purposeCodeShape.safeParse(purpose)
  if (!said.success) return undefined
  return {
    ...{ purpose: said.data, case: typeof number === 'string' ? number : null, note: '' },
    items: listOf(items)
      .map(fieldsOf)
      .flatMap(item => {
        const span = spanOf(item)
        return isCamera(item.camera) && span !== undefined ? [{ camera: item.camera, from: span[0], to: span[1] }] : []
      }),
  }
}

/** Read as numbers by their shapes; which one it was must stand in the log. */
const numbered: ReadonlySet<string> = new Set(['extraction', 'copy', 'scan', 'redaction'])

/** What it is done to. */
export const objectOf = (request: FastifyRequest): Pick<Access, 'cameras' | 'span' | 'about'> => {
  const [params, query, body] = [request.params, request.query, request.body].map(fieldsOf)
  const asked = nameOfRoute(request) === 'POST /api/search' ? searchOf(body!) : {}
  const named = [
    ...(request.footage?.cameras ?? []),
    params!.camera,
    ...listOf(query!.cameras),
    body!.camera,
    ...listOf(body!.cameras).map(cameraOf),
    ...listOf(body!.items).map(cameraOf),
  ]
  const cameras = [...new Set(named.filter(isCamera))].slice(0, MOST_CAMERAS)
  const about = Object.fromEntries([
    ...Object.entries(params!).flatMap(([name, value]) =>
      name !== 'camera' && (typeof value === 'string' || numbered.has(name))
        ? [[name, withoutSecrets(String(value).slice(0, 100))]]
        : [],
    ),
    ...Object.entries(asked),
  ])
  const span =
    request.footage?.span ??
    spanOf(query!) ??
    spanOfPiece(params!) ??
    (nameOfRoute(request) === 'POST /api/search' ? spanOf(body!) : undefined)
  return {
    ...(cameras.length > 0 && { cameras }),
    ...(span !== undefined && { span }),
    ...(Object.keys(about).length > 0 && { about }),
  }
}

/** What somebody looked for: where in the picture, and what. */
const searchOf = ({
  cameras,
  what,
  hours,
  line,
}: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> => {
  const regions = listOf(cameras)
    .map(fieldsOf)
    .flatMap(({ camera, region }) => (Array.isArray(region) ? [`${String(camera)} ${JSON.stringify(region)}`] : []))
  return {
    ...(typeof what === 'string' && { what }),
    ...(regions.length > 0 && { region: shortened(regions.join('; ')) }),
    ...(typeof line === 'object' && line !== null && { line: shortened(JSON.stringify(line)) }),
    ...(typeof hours === 'object' && hours !== null && { hours: shortened(JSON.stringify(hours)) }),
  }
}

const shortened = (text: string): string => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text)

const cameraOf = (named: unknown): unknown => (typeof named === 'object' ? fieldsOf(named).camera : named)

/** What strangers call a camera may be anything. */
const isCamera = (named: unknown): named is string => typeof named === 'string' && cameraId(named).ok

const spanOf = ({ from_90k, to_90k, at_90k }: Readonly<Record<string, unknown>>): LookedSpan | undefined => {
  if (typeof at_90k === 'number') return [wallTime90k(at_90k), wallTime90k(at_90k)]
  if (typeof from_90k !== 'number' || typeof to_90k !== 'number') return undefined
  return [wallTime90k(from_90k), wallTime90k(to_90k)]
}

const spanOfPiece = ({ piece }: Readonly<Record<string, unknown>>): LookedSpan | undefined => {
  const read = readPiece(piece)
  return read && [read.from, read.to]
}

const secretName = /pass|secret|token|credential|authorization|cookie|recovery|^(key|code|pin)$|_key$/i
const MOST_FIELDS = 30
/** Where people write of themselves: the log, which nobody can erase, is told what was done and not what they wrote. */
const ofPeople = /^\/api\/(?:rights-requests|notice)\b/
const toldOfPeople: ReadonlySet<string> = new Set(['kind', 'channel', 'ground', 'to', 'camera', 'from_90k', 'to_90k'])
/** Of requests for footage: what was asked and done; whom it concerns and what was seen stands with the request. */
const ofExtractions = /^\/api\/extractions(?:$|\/:)/
const toldOfExtractions: ReadonlySet<string> = new Set([
  ...['kind', 'purpose', 'case', 'legal_ground', 'document', 'items', 'wanted', 'hand_in', 'exception', 'review_90k'],
  ...['medium', 'serial', 'seal', 'encrypted', 'expires_90k', 'second_person', 'how', 'from_90k', 'to_90k', 'reason'],
])
const MOST_LETTERS = 200

/** What the body says, beside what was there before; null where that is not known. */
export const changedBy = (request: FastifyRequest, before: unknown): Changed | undefined => {
  const [was, body] = [fieldsOf(before), fieldsOf(request.body)]
  const { url = '' } = request.routeOptions
  const told_of = ofPeople.test(url) ? toldOfPeople : ofExtractions.test(url) ? toldOfExtractions : undefined
  const names = Object.keys(body).filter(name => body[name] !== undefined && (told_of?.has(name) ?? true))
  const changed = names.slice(0, MOST_FIELDS).flatMap(name => {
    const pair = [told(name, was[name] ?? null), told(name, body[name])] as const
    const same = name in was && JSON.stringify(pair[0]) === JSON.stringify(pair[1]) && !secretName.test(name)
    return same ? [] : [[name, pair] as const]
  })
  return changed.length === 0 ? undefined : Object.fromEntries(changed)
}

/** Never a secret, and never long. */
const told = (name: string, value: unknown, depth = 0): unknown => {
  if (secretName.test(name)) return value === null || value === '' ? value : '***'
  if (typeof value === 'string')
    return withoutSecrets(value.length > MOST_LETTERS ? `${value.slice(0, MOST_LETTERS)}…` : value)
  if (value === null || typeof value !== 'object') return value
  if (depth > 2) return '…'
  if (Array.isArray(value)) {
    const items = value.slice(0, MOST_FIELDS).map(item => told('', item, depth + 1))
    return value.length > MOST_FIELDS ? [...items, `… ${value.length}`] : items
  }
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, MOST_FIELDS)
      .map(([inner, one]) => [inner, told(inner, one, depth + 1)]),
  )
}

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : []

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Buffer.isBuffer(value) && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {}
