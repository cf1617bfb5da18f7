// RTSP answers: status, headers and body, and how they are written on the wire (RFC 2326 §7).

export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  302: 'Moved Temporarily',
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  454: 'Session Not Found',
  455: 'Method Not Valid In This State',
  457: 'Invalid Range',
  459: 'Aggregate Operation Not Allowed',
  461: 'Unsupported Transport',
  500: 'Internal Server Error',
  501: 'Not Implemented',
}

export const answer = (status: number, headers: Readonly<Record<string, string>> = {}, body = ''): Answer => ({
  status,
  headers,
  body,
})

export const writeAnswer = ({ status, headers, body }: Answer, cseq: string, server = 'MatThan-Street/1'): Buffer => {
  const lines = [`RTSP/1.0 ${status} ${reasons[status] ?? 'Unknown'}`, `CSeq: ${cseq}`, `Server: ${server}`]
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`)
  if (body !== '') lines.push(`Content-Length: ${Buffer.byteLength(body)}`)
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`)
}
