// Picture maker: a guest process that turns keyframes into JPEGs, read from standard input and written to standard output. It is started
// when a picture is wanted, ends with its station, and may crash: what a camera sends is decoded nowhere else in the station.
// Exit code 69 (EX_UNAVAILABLE): there is no decoder on this machine.

import { keyframeDecoder } from './pictures/decode-keyframe.ts'
import { createMessageReader, readQuestion, writeReply } from './pictures/picture-wire.ts'

const UNAVAILABLE = 69

const loadLibav = async () => {
  try {
    const av = await import('node-av')
    av.Log.setLevel(av.AV_LOG_QUIET)
    return av
  } catch {
    process.exit(UNAVAILABLE)
  }
}

const decode = keyframeDecoder(await loadLibav())
const read = createMessageReader(body => {
  const question = readQuestion(body)
  process.stdout.write(writeReply({ id: question.id, jpeg: decode(question) }))
})
process.stdin.on('data', (chunk: Buffer) => {
  if (!read(chunk)) process.exit(1)
})
process.stdin.on('end', () => process.exit(0))
