import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import fc from 'fast-check'
import { routeName } from '#http/register.ts'
import { addMember } from '#test/members.ts'
import { closing, House } from '#test/neighbourhood.ts'
import { routeTable } from '#tools/reference/route-table.ts'

// Asks every route of the document that the station serves, with what no page would send: as nobody, as a household with its own camera, as an
// administrator. Nothing may be answered by a bug, tell of the program's insides, or hang.

const SEED = 20_261_122
const EACH = 6
const PATIENCE_MS = 20_000
/** One by one it would take a minute; more at once would measure the queue. */
const AT_ONCE = 8
/** A form for people, without a script: it is answered with a page. */
const forms = new Set(['/api/notice/requests'])
/** They end what the test stands on, or dial what is not there and take their time over it. */
const left_out = new Set([
  'POST /api/sign-out',
  'DELETE /api/sign-in',
  'PUT /api/session/duty-wall',
  'DELETE /api/account/sessions',
  'POST /api/discovery',
])

type Operation = {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly requestBody?: unknown
}
type Described = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }
type Shape = {
  readonly properties?: Readonly<Record<string, Shape>>
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly type?: unknown
}

const nasty = fc.constantFrom(
  '../../../../etc/passwd',
  '..%2f..%2f..%2fetc%2fpasswd',
  '%00',
  '%',
  "' OR '1'='1",
  '1; DROP TABLE camera; --',
  '%0d%0aSet-Cookie:%20mt_session=x',
  '__proto__',
  'constructor',
  '-1',
  '1e309',
  'NaN',
  '9007199254740993',
  '\u202e\u0000𝓍',
  '{{7*7}}',
  '${jndi:ldap://127.0.0.1/x}',
  '<script>alert(1)</script>',
  'a'.repeat(3000),
  '',
)
const word = fc.oneof(nasty, fc.string({ maxLength: 40, unit: 'binary' }))
const value = fc.oneof(word, fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(null, -1, 0.1, [], {}, true, 2 ** 53))
const type = fc.constantFrom(
  'application/json',
  'application/json',
  'application/json',
  'text/plain',
  'application/xml',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  'text/csv',
  'application/json; charset=utf-16',
  'x',
  '',
)
const whole = fc.constantFrom(
  '{',
  '[[[',
  '{"__proto__":{"admin":true}}',
  '"text"',
  'null',
  '\ufeff{}',
  '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `{"a":${'{"a":'.repeat(5000)}1${'}'.repeat(5001)}`,
  `{"a":"${'x'.repeat(70_000)}"}`,
  '',
)

const namesIn = (shape: unknown): readonly string[] => {
  const { properties = {}, anyOf = [], oneOf = [] } = (shape ?? {}) as Shape
  return [...Object.keys(properties), ...anyOf.flatMap(namesIn), ...oneOf.flatMap(namesIn)]
}
const bodyShape = ({ requestBody }: Operation): unknown =>
  (requestBody as { content?: Record<string, { schema?: unknown }> } | undefined)?.content?.['application/json']?.schema

const asked = (path: string, operation: Operation) => {
  const query = (operation.parameters ?? []).filter(one => one.in === 'query').map(({ name }) => name)
  const fields = namesIn(bodyShape(operation))
  const half = fields.length === 0 ? fc.constant({}) : fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 6 })
  return fc.record({
    path: fc.array(word, { minLength: 4, maxLength: 4 }).map(words => filled(path, words)),
    query: fc.dictionary(query.length === 0 ? word : fc.oneof(fc.constantFrom(...query), word), word, { maxKeys: 4 }),
    body: fc.oneof(
      half.map(body => JSON.stringify(body)),
      half.map(body => JSON.stringify(body)),
      whole,
    ),
    type,
    more: fc.constantFrom(
      {},
      { 'accept-language': 'x'.repeat(3000) },
      { 'x-forwarded-for': "127.0.0.1'" },
      { range: 'bytes=9-1,,-' },
      { cookie: 'mt_session=%00; mt_session=;;=' },
    ),
  })
}

/** `:camera` and `{camera}` alike. */
const filled = (path: string, words: readonly string[]): string => {
  let at = 0
  return path.replace(/\{\w+\}|:\w+/g, () => encode(words[at++] ?? ''))
}
const encode = (text: string): string =>
  (/^[\w%.-]+$/.test(text) && text.length < 200 ? text : encodeURIComponent(text.toWellFormed())).slice(0, 3500)

const open = async (t: TestContext) => {
  const stack = closing(t)
  const house = await House.open(stack, { https: { port: 0 } })
  const document = await house.ask<Described>('GET', '/api/openapi.json')
  const ask = (method: string, path: string, body?: unknown) =>
    house.ask(method, path, body === undefined ? {} : { body })
  await house.add({ id: 'nha-minh', name: 'Nhà mình', main_url: 'rtsp://127.0.0.1:1/x' })
  await house.add({ id: 'nha-khac', name: 'Nhà khác', main_url: 'rtsp://127.0.0.1:1/y' })
  const { roles } = await house.ask<{ roles: readonly { readonly code: string }[] }>('GET', '/api/roles')
  const role = roles.find(({ code }) => code === 'camera_owner')?.code ?? 'household'
  const scope = { kind: 'cameras', cameras: ['nha-minh'] } as const
  const member = await addMember({ ask, url: house.station.url } as never, 'Chủ nhà', role, 'chu-nha', scope as never)
  const answer = await fetch(`${house.station.url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(member),
  })
  const resident = answer.headers
    .getSetCookie()
    .map(line => line.split(';')[0])
    .join('; ')
  return { house, document, resident }
}

test('whatever is sent to any route, nobody is answered by a bug, told of the insides, or left waiting', async t => {
  const { house, document, resident } = await open(t)
  const callers = { nobody: undefined, resident, admin: house.cookie }
  const statuses = new Map<number, number>()
  let slowest = { ms: 0, what: '' }
  let route = 0
  const work = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([lower, operation]) => {
      const method = lower.toUpperCase()
      if (left_out.has(`${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`)) return []
      return fc
        .sample(asked(path, operation), { seed: SEED + route++, numRuns: EACH * 3 })
        .map((one, at) => ({ method, one, who: (['nobody', 'resident', 'admin'] as const)[at % 3]! }))
    }),
  )
  const failures: string[] = []
  const next = async (): Promise<void> => {
    for (let job = work.pop(); job !== undefined; job = work.pop()) {
      const { method, one, who } = job
      const search = new URLSearchParams(
        Object.entries(one.query).map(([name, text]) => [name.toWellFormed(), text.toWellFormed()]),
      )
      const url = `${house.station.url}${one.path}?${search}`.slice(0, 6000)
      const cookie = callers[who]
      const what = `${who} ${method} ${url.slice(0, 200)} ${one.type} ${method === 'GET' ? '' : one.body.slice(0, 100)}`
      const began = performance.now()
      try {
        const answer = await fetch(url, {
          method,
          redirect: 'manual',
          signal: AbortSignal.timeout(PATIENCE_MS),
          headers: {
            ...one.more,
            ...(one.type !== '' && method !== 'GET' && { 'content-type': one.type }),
            ...(cookie !== undefined && { cookie }),
          },
          ...(method === 'GET' ? {} : { body: one.body }),
        })
        const said = await answer.text()
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
        const ms = performance.now() - began
        if (ms > slowest.ms) slowest = { ms, what }
        if (answer.status >= 500 && (answer.status !== 503 || !/"code":"[a-z_]+"/.test(said)))
          failures.push(`${answer.status} ${what}: ${said.slice(0, 200)}`)
        if (/\bat [\w.<]+ \(|node_modules|node:internal|SQLITE|\/src\/[a-z]+\//.test(said))
          failures.push(`the insides ${what}: ${said.slice(0, 300)}`)
        if (answer.headers.getSetCookie().some(line => line.startsWith('mt_session=x')))
          failures.push(`a header was put in: ${what}`)
        if (who !== 'admin' && answer.status < 300 && /nha-khac/.test(said))
          failures.push(`told of another’s camera: ${what}`)
        if (
          answer.status >= 400 &&
          !forms.has(one.path) &&
          !/problem\+json/.test(answer.headers.get('content-type') ?? '')
        )
          failures.push(`no problem: ${what}`)
      } catch (error) {
        failures.push(`${what}: ${String(error)} ${error instanceof Error ? String(error.cause) : ''}`)
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, next))
  t.diagnostic(
    `${[...statuses]
      .toSorted()
      .map(([status, count]) => `${status}: ${count}`)
      .join(', ')}; slowest ${Math.round(slowest.ms)} ms ${slowest.what.slice(0, 120)}`,
  )
  assert.deepEqual(failures.slice(0, 20), [])
  assert.equal((await house.get('/api/cameras')).status, 200, 'the administrator is still signed in')
  assert.equal((await house.ask<{ cameras: unknown[] }>('GET', '/api/cameras')).cameras.length, 2)
})

test('the route table that the census walks holds every route that the station serves', async t => {
  const house = await House.open(closing(t))
  const document = await house.ask<Described>('GET', '/api/openapi.json')
  const served = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map(method => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  )
  const known = new Set(routeTable().map(routeName))
  assert.deepEqual(
    served.filter(name => !known.has(name)),
    [],
  )
})
