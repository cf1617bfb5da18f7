// An RTSP answer (RFC 2326 §7), and the phrases that go with its number.

export type Answer = {
  readonly status: number
  /** A header may come several times. */
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
}

const phrases: Readonly<Record<number, string>> = {
  200: 'OK',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  415: 'Unsupported Media Type',
  454: 'Session Not Found',
  455: 'Method Not Valid in This State',
  459: 'Aggregate Operation Not Allowed',
  461: 'Unsupported Transport',
  501: 'Not Implemented',
  503: 'Service Unavailable',
}

export const answer = (status: number, headers: Answer['headers'] = [], body = ''): Answer => ({
  status,
  headers,
  body,
})

export const writeAnswer = ({ status, headers, body }: Answer, cseq: string): Buffer => {
  const lines = [
    `RTSP/1.0 ${status} ${phrases[status] ?? 'Error'}`,
    `CSeq: ${cseq.replace(/[^\w.-]/g, '').slice(0, 32)}`,
    'Server: Mat Than',
    ...headers.map(([name, value]) => `${name}: ${value.replace(/[\r\n]/g, ' ')}`),
    ...(body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]),
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`)
}
