// The road as `npm run follow` tells it, so that the telling stays true.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '..')
const libav = await import('node-av').then(
  () => true,
  () => false,
)
const skip = libav ? false : 'thiếu node-av (no node-av to draw the footage)'

describe('following a frame', { skip }, () => {
  it('leads from the camera to the clip, through files that are there, with its bytes unchanged', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'tools/follow.ts')], { timeout: 90_000 })
    const hops = [...stdout.matchAll(/^(\d+)\. ([a-z ]+?) {2,}/gm)].map(([, , name]) => name)
    assert.deepEqual(hops, ['packets', 'frame', 'place in time', 'fragment', 'disk', 'row', 'live', 'clip'])
    assert.equal(stdout.match(/the same$/gm)?.length, 3)
    const named = [...stdout.matchAll(/src\/[\w/-]+\.ts/g)].map(([file]) => file)
    assert.deepEqual(
      named.filter(file => !existsSync(join(root, file))),
      [],
    )
  })
})
