// Ask: how the page speaks to the station over HTTP. A refusal becomes a `StationProblem` that carries the station's own
// sentence in the person's language; no answer at all becomes `StationAway`.

import type { ProblemDetails } from '#contract/problem.ts'
import { currentLanguage } from '#web/words/language.ts'

export class StationProblem extends Error {
  readonly status: number
  readonly code: string
  readonly where: ProblemDetails['where']

  constructor(details: ProblemDetails) {
    super(details.detail ?? details.title)
    this.name = 'StationProblem'
    this.status = details.status
    this.code = details.code
    this.where = details.where ?? {}
  }
}

export class StationAway extends Error {
  constructor(cause: unknown) {
    super('station away', { cause })
    this.name = 'StationAway'
  }
}

type Asked = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly body?: unknown
  /** Sent as they are, in place of a body. */
  readonly bytes?: Blob
  readonly signal?: AbortSignal
}

/** The station's answer; throws `StationProblem` when it refuses and `StationAway` when it cannot be reached. */
export const askStation = async (
  path: string,
  { method = 'GET', body, bytes, signal }: Asked = {},
): Promise<Response> => {
  const headers: Record<string, string> = { 'accept-language': currentLanguage() }
  if (body !== undefined) headers['content-type'] = 'application/json'
  const init: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store' }
  if (body !== undefined) init.body = JSON.stringify(body)
  if (bytes !== undefined) {
    headers['content-type'] = 'application/octet-stream'
    init.body = bytes
  }
  if (signal !== undefined) init.signal = signal
  const response = await fetch(path, init).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new StationAway(cause)
  })
  if (!response.ok) throw await refusal(response)
  return response
}

/** The same, read as JSON. The station's answers are checked against the contract where they are made. */
export const ask = async <Answer>(path: string, asked: Asked = {}): Promise<Answer> => {
  const response = await askStation(path, asked)
  const text = await response.text()
  return (text === '' ? undefined : JSON.parse(text)) as Answer
}

const refusal = async (response: Response): Promise<Error> => {
  const text = await response.text().catch(() => '')
  if (!response.headers.get('content-type')?.includes('json')) return new StationAway(`${response.status}`)
  try {
    return new StationProblem(JSON.parse(text) as ProblemDetails)
  } catch (cause) {
    return new StationAway(cause)
  }
}
