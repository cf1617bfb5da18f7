// Ask: how the page speaks to the station over HTTP. A refusal becomes a `StationProblem` that carries the station's own
// sentence in the person's language; no answer at all becomes `StationAway`.

import type { ProblemDetails } from '#contract/problem.ts'
import { currentLanguage } from '#web/words/language.ts'
import { purposeStated } from './purpose.ts'

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

export const lacksPurpose = (error: unknown): boolean =>
  error instanceof StationProblem && error.code === 'purpose_needed'

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

/**
 * The station's answer; throws `StationProblem` when it refuses and `StationAway` when it cannot be reached. What is refused for want of a purpose
 * waits until the person has stated one, and is asked again.
 */
export const askStation = async (path: string, asked: Asked = {}): Promise<Response> => {
  for (;;) {
    const answer = await askOnce(path, asked)
    if (answer instanceof Response) return answer
    if (!lacksPurpose(answer) || !(await orGivenUp(purposeStated(), asked.signal))) throw answer
  }
}

const askOnce = async (path: string, { method = 'GET', body, bytes, signal }: Asked): Promise<Response | Error> => {
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
  return response.ok ? response : refusal(response)
}

/** Whoever asked may have gone on meanwhile. */
const orGivenUp = async (stated: Promise<boolean>, signal: AbortSignal | undefined): Promise<boolean> => {
  if (signal === undefined) return stated
  signal.throwIfAborted()
  const given_up = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  )
  return Promise.race([stated, given_up])
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
