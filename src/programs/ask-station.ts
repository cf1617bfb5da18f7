// The CLI's line to the running station: HTTP over the Unix socket in the data folder. Whoever may open that socket is the
// machine's operator, so no password is typed here.

import { type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { Problem, type ProblemCode, problems, type Where } from '#base/problems.ts'
import { reachable } from '#http/listen.ts'

const ANSWER_BYTES = 64 * 1024 * 1024
/** How long the station may stay silent before it counts as gone. */
const SILENT_MS = 30_000

export type Asked = {
  readonly body?: unknown
  /** Sent as they are, in place of a body. */
  readonly bytes?: Buffer
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly headers?: Readonly<Record<string, string>>
  /** How long it may stay silent, where that is longer than usual. */
  readonly patience_ms?: number
}

/** The station's JSON answer. Throws the problem that it answers with, or `station_not_running`. */
export const askStation = async <T>(data: string, method: string, path: string, asked: Asked = {}): Promise<T> => {
  const text = await textOf(await openAnswer(data, method, path, asked))
  return JSON.parse(text) as T
}

/** An answer that is read as it comes, already known to be good. Throws like `askStation`. */
export const openAnswer = async (
  data: string,
  method: string,
  path: string,
  asked: Asked,
): Promise<IncomingMessage> => {
  const answer = await dial(data, method, path + queryOf(asked.query), asked)
  if ((answer.statusCode ?? 500) < 400) return answer
  throw problemFrom(await textOf(answer))
}

const dial = (data: string, method: string, path: string, asked: Asked): Promise<IncomingMessage> => {
  const { body, bytes } = asked
  const folder = join(data, 'station.sock')
  return new Promise((resolve, reject) => {
    const away = (cause: unknown) => reject(new Problem('station_not_running', { data }, { cause }))
    let socket: ReturnType<typeof reachable>
    try {
      socket = reachable(folder)
    } catch (cause) {
      return away(cause) // Not even the data folder is there.
    }
    const type = bytes === undefined ? 'application/json' : 'application/octet-stream'
    const sent = bytes ?? (body === undefined ? undefined : JSON.stringify(body))
    const headers = { ...asked.headers, host: 'localhost', ...(sent !== undefined && { 'content-type': type }) }
    const call = request({ socketPath: socket.path, method, path, headers, agent: false }, resolve)
    call.on('close', socket.close)
    call.on('error', away)
    call.setTimeout(asked.patience_ms ?? SILENT_MS, () => call.destroy(new Error('silent')))
    call.end(sent)
  })
}

const queryOf = (query: Asked['query'] = {}): string => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}

const textOf = async (answer: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = []
  let length = 0
  try {
    for await (const part of answer as AsyncIterable<Buffer>) {
      length += part.length
      if (length > ANSWER_BYTES) throw new Error('answer too long')
      parts.push(part)
    }
  } catch (cause) {
    throw new Problem('station_broke_off', {}, { cause })
  }
  return Buffer.concat(parts).toString()
}

const problemFrom = (text: string): Problem => {
  try {
    const { code, where } = JSON.parse(text) as { code: string; where: Where }
    if (Object.hasOwn(problems, code)) return new Problem(code as ProblemCode, where)
  } catch {
    // Not a problem of ours; told below as what it is.
  }
  return new Problem('bug', { answer: text.slice(0, 200) })
}
