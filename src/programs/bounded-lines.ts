// Bounded lines: what a child process or a pipe says, line by line. One that never ends its line is given up on before it fills the memory.

import type { Readable } from 'node:stream'

export const readBoundedLines = (
  from: Readable,
  most: number,
  take: (line: string) => void,
  tooLong: () => void,
): void => {
  let kept: Buffer[] = []
  let length = 0
  from.on('data', (chunk: Buffer) => {
    let rest = chunk
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      take(Buffer.concat([...kept, rest.subarray(0, end)]).toString('utf8'))
      kept = []
      length = 0
      rest = rest.subarray(end + 1)
    }
    if (rest.length === 0) return
    kept.push(rest)
    length += rest.length
    if (length <= most) return
    kept = []
    length = 0
    tooLong()
  })
}
