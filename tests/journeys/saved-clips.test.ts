// Journey: a clip is saved in whatever way: by the page, in pieces after a broken line, by the command line. It is always the same file.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { run } from '#test/command-line.ts'
import { closing, House, openStreet, spanText } from '#test/neighbourhood.ts'

test('a clip is the same file however it is fetched', { timeout: 60_000 }, async t => {
  const stack = closing(t)
  const street = await openStreet(stack)
  const house = await House.open(stack, { segment_ms: 2000 })
  const { id } = await house.add(street.cameras[0]!)
  await house.streams(id)
  const span = await house.recorded(id, (await house.status()).now_90k, 5)
  const path = `/api/cameras/${id}/clip.mp4?${spanText(span)}`
  const get = async (headers: Readonly<Record<string, string>> = {}) => {
    const answer = await house.get(path, headers)
    return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
  }
  const whole = await get()
  const size = whole.bytes.length
  const tag = whole.headers.get('etag') ?? ''

  await t.test('whole, with its length, its name and a tag', () => {
    assert.equal(whole.status, 200)
    assert.equal(whole.headers.get('content-length'), String(size))
    assert.equal(whole.headers.get('content-type'), 'video/mp4')
    assert.equal(whole.headers.get('accept-ranges'), 'bytes')
    assert.match(whole.headers.get('content-disposition') ?? '', new RegExp(`^attachment; filename="${id}_.*\\.mp4"$`))
    assert.match(tag, /^"[0-9a-f]{32}"$/)
  })

  await t.test('asked again, although the segments it lies in were closed meanwhile', async () => {
    await house.recorded(id, span.to_90k, 4)
    const again = await get()
    assert.equal(again.headers.get('etag'), tag)
    assert.ok(again.bytes.equals(whole.bytes))
  })

  await t.test('in pieces of any size', async () => {
    for (const piece of [size - 1, 65_536, 100_003]) {
      const pieces: Buffer[] = []
      for (let at = 0; at < size; at += piece) {
        const end = Math.min(size, at + piece) - 1
        const part = await get({ range: `bytes=${at}-${at + piece - 1}`, 'if-range': tag })
        assert.equal(part.status, 206)
        assert.equal(part.headers.get('content-range'), `bytes ${at}-${end}/${size}`)
        assert.equal(part.headers.get('content-length'), String(end - at + 1))
        pieces.push(part.bytes)
      }
      assert.ok(Buffer.concat(pieces).equals(whole.bytes), `pieces of ${piece}`)
    }
    assert.ok((await get({ range: 'bytes=-1000' })).bytes.equals(whole.bytes.subarray(-1000)))
    assert.ok((await get({ range: `bytes=${size - 7}-` })).bytes.equals(whole.bytes.subarray(-7)))
  })

  await t.test('a range of another version is answered whole, and one behind the end is refused', async () => {
    const other = await get({ range: 'bytes=0-9', 'if-range': '"0123456789abcdef0123456789abcdef"' })
    assert.deepEqual([other.status, other.bytes.length], [200, size])
    for (const range of [`bytes=${size}-`, `bytes=${size + 5}-${size + 9}`, 'bytes=-0']) {
      const { status, headers } = await get({ range })
      assert.deepEqual([status, headers.get('content-range')], [416, `bytes */${size}`], range)
    }
    for (const range of ['bytes=0-1,5-9', 'chunks=0-9', 'bytes=', 'bytes=9-3'])
      assert.deepEqual([(await get({ range })).status], [200], range)
  })

  await t.test('a head alone', async () => {
    const answer = await fetch(house.station.url + path, { method: 'HEAD', headers: { cookie: house.cookie } })
    assert.deepEqual(
      [answer.status, answer.headers.get('content-length'), answer.headers.get('etag')],
      [200, String(size), tag],
    )
  })

  await t.test('by the command line', async () => {
    const out = join(house.data, 'doan.mp4')
    const at = (ticks: number) => new Date(ticks / 90).toISOString()
    const args = ['export', '--camera', id, '--from', at(span.from_90k), '--to', at(span.to_90k), '--data', house.data]
    const said = await run([...args, '--out', out, '--json'])
    assert.equal(said.code, 0, said.err)
    const { bytes, from_90k, to_90k } = JSON.parse(said.out) as { bytes: number; from_90k: number; to_90k: number }
    const exported = readFileSync(out)
    assert.equal(exported.length, bytes)
    const same = await house.bytes(`/api/cameras/${id}/clip.mp4?${spanText({ from_90k, to_90k })}`)
    assert.ok(exported.equals(same))
    const again = await run([...args, '--out', out])
    assert.deepEqual([again.code, /đã có/.test(again.err)], [1, true], again.err)
  })
})
