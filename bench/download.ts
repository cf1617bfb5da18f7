// Download: the leanest client that saves an HTTP body to a file, so that the bench measures the station and not its client.
// One buffer for the socket, written out before the next read. Every body here comes with a Content-Length.

import { closeSync, openSync, writeSync } from 'node:fs'
import { connect } from 'node:net'

const READ_BYTES = 1024 * 1024
const MOST_HEAD_BYTES = 64 * 1024

/** Answers how many bytes of body were saved. */
export const download = (url: string, cookie: string, file: string): Promise<number> => {
  const { hostname, port, pathname, search, host } = new URL(url)
  const fd = openSync(file, 'w', 0o600)
  let head = Buffer.alloc(0)
  let saved = 0
  let length = -1
  const take = (bytes: Buffer): void => {
    writeSync(fd, bytes)
    saved += bytes.length
  }
  return new Promise<number>((resolve, reject) => {
    const onBytes = (count: number, buffer: Uint8Array): boolean => {
      const bytes = Buffer.from(buffer.buffer, buffer.byteOffset, count)
      if (length >= 0) take(bytes)
      else {
        head = Buffer.concat([head, bytes])
        const end = head.indexOf('\r\n\r\n')
        const text = head.toString('latin1', 0, Math.max(0, end))
        if (head.length > MOST_HEAD_BYTES && end < 0) socket.destroy(new Error('the answer has no end of its head'))
        if (end < 0) return true
        length = Number(/^content-length: (\d+)/im.exec(text)?.[1] ?? Number.NaN)
        if (!text.startsWith('HTTP/1.1 200') || Number.isNaN(length)) socket.destroy(new Error(text))
        else take(head.subarray(end + 4))
      }
      if (saved >= length) socket.destroy()
      return true
    }
    const socket = connect({
      host: hostname,
      port: Number(port),
      onread: { buffer: Buffer.allocUnsafeSlow(READ_BYTES), callback: onBytes },
    })
    socket.on('connect', () => {
      const lines = [`GET ${pathname}${search} HTTP/1.1`, `Host: ${host}`, `Cookie: mt_session=${cookie}`]
      socket.write(`${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n`)
    })
    socket.on('error', reject)
    socket.on('close', () =>
      saved === length ? resolve(saved) : reject(new Error(`saved ${saved} of ${length} bytes`)),
    )
  }).finally(() => closeSync(fd))
}
