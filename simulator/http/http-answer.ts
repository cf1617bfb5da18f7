// HTTP as a pretend camera answers it, before it is written.

export type HttpRequest = {
  readonly method: string
  /** Path and query. */
  readonly url: string
  readonly headers: ReadonlyMap<string, string>
  readonly body: Buffer
  /** `host:port` by which the client reached it. */
  readonly reached: string
  /** Aborted when the client hangs up. */
  readonly gone: AbortSignal
}

export type HttpAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

/** What a fault sends in place of an answer: bytes as they are, then it hangs up; `nothing` leaves the client waiting. */
export type HttpTrick = HttpAnswer | { readonly raw: Iterable<Buffer> | AsyncIterable<Buffer> } | 'nothing'

export const says = (status: number, type: string, body: string | Buffer): HttpAnswer => ({
  status,
  headers: { 'Content-Type': type },
  body,
})

export const xmlAnswer = (body: string, status = 200): HttpAnswer =>
  says(status, 'application/xml', `<?xml version="1.0" encoding="UTF-8"?>\n${body}`)

export const textAnswer = (body: string, status = 200): HttpAnswer => says(status, 'text/plain;charset=utf-8', body)

export const notFound = says(
  404,
  'text/html',
  '<html><head><title>404 Not Found</title></head><body>Not Found</body></html>',
)
