// reference/api.md, written from the same route table that the server runs.

import { openApi } from '#http/openapi.ts'
import { publicRoutes } from '#http/public-routes.ts'
import { routeName } from '#http/register.ts'
import type { Access, Route } from '#http/route.ts'

type Schema = {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly description?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
}
type Content = Readonly<Record<string, { readonly schema?: Schema }>>
type Operation = {
  readonly parameters: readonly {
    readonly name: string
    readonly in: string
    readonly required: boolean
    readonly schema: Schema
  }[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content: Content }>>
}

const head = `# API

Everything the page does, it does through this API; so can you. Written from the route table by \`npm run reference\`; the same as
OpenAPI 3.1 is at \`/api/openapi.json\` of a running station (with a session).

- Instants are ticks of 1/90000 s since 1970-01-01T00:00:00Z (\`_90k\`): Unix milliseconds × 90.
- **session**: needs the cookie that signing in sets. **local**: only on the Unix socket \`station.sock\` in the data folder, where no
  session is needed for anything. **public**: answers anybody, for the reason given. **television**: a paired television, by the cookie
  that pairing sets; it may ask nothing else.
- What changes something must come from the station's own page (\`Origin\`, \`Sec-Fetch-Site\`) or from a program that sends neither.
- Bodies are JSON of at most 64 kB. What cannot be done is answered with \`application/problem+json\` (RFC 9457) in the language of
  \`Accept-Language\`, Vietnamese by default; all codes are in [problems.md](problems.md).
`

export const apiPage = (routes: readonly Route[]): string => {
  const described = openApi(routes, '') as { paths: Record<string, Record<string, Operation>> }
  const parts = routes
    .filter(({ path }) => path !== '/*')
    .map(declared => {
      const path = declared.path.replace(/:([a-z_]+)/g, '{$1}')
      return routePart(declared, described.paths[path]![declared.method.toLowerCase()]!)
    })
  return `${[head, ...parts].join('\n')}`
}

const routePart = (declared: Route, operation: Operation): string => {
  const name = declared.websocket ? `WebSocket ${declared.path}` : routeName(declared)
  const lines = [`## ${name}`, '', declared.summary, '', accessLine(declared.access, routeName(declared)), '']
  const asked = operation.parameters.map(({ name, in: place, required, schema }) => row(name, place, required, schema))
  const body = operation.requestBody?.content['application/json']?.schema
  if (body !== undefined) asked.push(...fields(body, 'body'))
  if (asked.length > 0) lines.push('| asked | in | type | |', '| --- | --- | --- | --- |', ...asked, '')
  for (const [status, answer] of Object.entries(operation.responses)) {
    if (status === 'default') continue
    const [type = '', { schema }] = Object.entries(answer.content)[0] ?? ['', {}]
    if (schema === undefined) lines.push(`**${status}** \`${type}\`: ${answer.description}`, '')
    else lines.push(`**${status}**`, '', '| answered | type | |', '| --- | --- | --- |', ...fields(schema, ''), '')
  }
  return lines.join('\n')
}

const accessLine = (access: Access, name: string): string =>
  access === 'public' ? `Access: **public**. ${publicRoutes[name] ?? ''}` : `Access: **${access}**.`

// Fields of fields are shown by their path: `recorder.state`, `cameras[].id`.
const fields = (schema: Schema, place: string, under = ''): string[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = under + name
    const whole = field.anyOf?.find(({ properties }) => properties !== undefined) ?? field
    const inner = whole.items ?? whole
    const needed = schema.required?.includes(name) === true && field.default === undefined
    const deeper = inner.properties === undefined ? [] : fields(inner, place, `${path}${whole.items ? '[]' : ''}.`)
    return [row(path, place, needed || place === '', field), ...deeper]
  })

const row = (name: string, place: string, needed: boolean, schema: Schema): string => {
  const notes = [
    needed ? '' : schema.default === undefined ? 'optional' : `default \`${JSON.stringify(schema.default)}\``,
    schema.minLength === undefined ? '' : `at least ${schema.minLength} characters`,
    schema.maxLength === undefined ? '' : `at most ${schema.maxLength} characters`,
    schema.description ?? '',
  ].filter(Boolean)
  return `| \`${name}\` |${place === '' ? '' : ` ${place} |`} ${typeText(schema)} | ${notes.join('; ')} |`
}

const typeText = (schema: Schema): string => {
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``
  if (schema.enum !== undefined) return schema.enum.map(value => `\`${String(value)}\``).join(' ')
  if (schema.anyOf !== undefined) return schema.anyOf.map(typeText).join(' or ')
  if (schema.items !== undefined) return `list of ${typeText(schema.items)}`
  return [schema.type ?? 'any'].flat().join(' or ')
}
