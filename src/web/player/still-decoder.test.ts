import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { mediaSpan90k, wallTime90k } from '#base/units.ts'
import type { CodedFormat } from './fragment-reader.ts'
import { StillDecoder } from './still-decoder.ts'

/** A browser's decoder, as far as it is looked at here: it counts how often it is opened. */
const pretendDecoder = (t: TestContext) => {
  const opened: VideoDecoderConfig[] = []
  class Pretended {
    state = 'unconfigured'
    readonly #output: (frame: unknown) => void
    constructor({ output }: { readonly output: (frame: unknown) => void }) {
      this.#output = output
    }
    configure(config: VideoDecoderConfig): void {
      opened.push(config)
      this.state = 'configured'
    }
    decode(): void {
      this.#output({ close: () => undefined })
    }
    flush(): Promise<void> {
      return Promise.resolve()
    }
    close(): void {
      this.state = 'closed'
    }
  }
  Object.assign(globalThis, { VideoDecoder: Pretended, EncodedVideoChunk: class {} })
  t.after(() => {
    Reflect.deleteProperty(globalThis, 'VideoDecoder')
    Reflect.deleteProperty(globalThis, 'EncodedVideoChunk')
  })
  return opened
}

const format = (profile: number, width = 640): CodedFormat => ({
  ...{ entry: 'avc1', description: Uint8Array.of(1, profile, 0, 31, 255), width, height: 360 },
})

const keyframe = (of: CodedFormat, at: number) => ({
  picture: { at: wallTime90k(at), span: mediaSpan90k(6000), key: true, bytes: new Uint8Array(8), format: of },
  mime: 'video/mp4; codecs="avc1.64001f"',
  answer: new Uint8Array(8),
})

test('pictures of one format are decoded by one decoder, though each answer tells its format anew', async t => {
  const opened = pretendDecoder(t)
  const decoder = new StillDecoder(true)
  t.after(() => decoder.dispose())
  for (let at = 0; at < 5; at++) (await decoder.decode(keyframe(format(100), at))).close()
  assert.equal(opened.length, 1)
  await decoder.decode(keyframe(format(77), 6))
  await decoder.decode(keyframe(format(77, 1280), 7))
  assert.deepEqual(
    opened.map(({ codec, codedWidth }) => [codec, codedWidth]),
    [
      ['avc1.64001f', 640],
      ['avc1.4d001f', 640],
      ['avc1.4d001f', 1280],
    ],
  )
})
