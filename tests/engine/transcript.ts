// Transcript: one conversation with a camera, written down to be read by people and played to the real client. Lines: `> PLAY trackID=0` waits
// for that request (with those words in it), `< text` is answered, `0: 80e0 …` is a packet on channel 0, `raw: …` are bytes as they stand; `{cseq}` and
// `{length}` are filled in. `replay …` says how it is played, `expect name value` what must come of it, `#` where it is known from.

import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { message } from './testdata.ts'

type Turn = { readonly wait: string } | { readonly text: string } | { readonly bytes: Buffer }

export type Transcript = {
  readonly replay: readonly string[]
  readonly expect: Readonly<Record<string, string>>
  readonly turns: readonly Turn[]
}

export const readTranscript = (name: string): Transcript => {
  const replay: string[] = []
  const expect: Record<string, string> = {}
  const turns: Turn[] = []
  let text: string[] = []
  const endText = (): void => {
    if (text.length > 0) turns.push({ text: text.join('\r\n') })
    text = []
  }
  for (const line of message(name).split('\r\n')) {
    if (line === '<' || line.startsWith('< ')) {
      text.push(line.slice(2))
      continue
    }
    endText()
    const [first = '', ...rest] = line.split(' ')
    if (line === '' || first === '#') continue
    if (first === 'replay') replay.push(...rest)
    else if (first === 'expect') expect[rest[0] ?? ''] = rest.slice(1).join(' ')
    else if (first === '>') turns.push({ wait: rest.join(' ') })
    else turns.push({ bytes: bytesOf(first, rest.join('')) })
  }
  endText()
  return { replay, expect, turns }
}

const bytesOf = (where: string, hex: string): Buffer => {
  const bytes = Buffer.from(hex, 'hex')
  if (hex === '' || bytes.length * 2 !== hex.length) throw new Error(`no bytes: ${where} ${hex}`)
  if (where === 'raw:') return bytes
  const channel = /^(\d{1,3}):$/.exec(where)?.[1]
  if (channel === undefined) throw new Error(`no such line: ${where} ${hex}`)
  return Buffer.concat([Buffer.from([0x24, Number(channel), bytes.length >> 8, bytes.length & 255]), bytes])
}

/** A camera that plays the transcript once, and hangs up behind its last line. */
export const playTranscript = async ({ turns }: Transcript) => {
  let at = 0
  const strange: string[] = []
  let hungUp = (): void => {}
  const over = new Promise<void>(resolve => {
    hungUp = resolve
  })
  const play = (socket: Socket, cseq: string): void => {
    for (; at < turns.length; at++) {
      const turn = turns[at]!
      if ('wait' in turn) return
      socket.write('bytes' in turn ? turn.bytes : filledIn(turn.text, cseq))
    }
    socket.end()
  }
  const hear = (socket: Socket, request: string): void => {
    const turn = turns[at]
    const [method = '', ...words] = turn !== undefined && 'wait' in turn ? turn.wait.split(' ') : []
    const [line = ''] = request.split('\r\n')
    if (method === '' || !line.startsWith(`${method} `) || !words.every(word => line.includes(word))) {
      strange.push(line)
      return
    }
    at++
    play(socket, /^CSeq: (\d+)/im.exec(request)?.[1] ?? '0')
  }
  const server = createServer(socket => {
    let held = ''
    socket.on('error', () => socket.destroy())
    socket.on('close', hungUp)
    socket.on('data', bytes => {
      const requests = (held + bytes.toString('latin1')).split('\r\n\r\n')
      held = requests.pop() ?? ''
      for (const request of requests) hear(socket, request)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    /** Once the connection is over: what was not played, and what was asked that does not stand there. */
    left: async () => {
      await over
      return [...turns.slice(at).flatMap(turn => ('wait' in turn ? [`> ${turn.wait}`] : [])), ...strange]
    },
    [Symbol.asyncDispose]: async () => {
      server.close()
    },
  }
}

const filledIn = (text: string, cseq: string): string => {
  const end = text.indexOf('\r\n\r\n')
  // The head ends with an empty line; a body with the end of its last line.
  const [head, body] = end < 0 ? [`${text}\r\n`, ''] : [text.slice(0, end + 4), `${text.slice(end + 4)}\r\n`]
  return head.replace('{cseq}', cseq).replace('{length}', String(Buffer.byteLength(body))) + body
}
