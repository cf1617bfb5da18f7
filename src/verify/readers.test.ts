import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { z } from 'zod'
import { chainShape, manifestShape, signatureShape } from '#contract/bundle.ts'
import { writeBundle } from '#test/bundles.ts'
import { BAD, type Reader } from './readers.ts'
import { readChain, readManifest, readSignature } from './shapes.ts'

const folder = mkdtempSync(join(tmpdir(), 'matthan-shapes-'))
before(() => writeBundle(folder))
after(() => rmSync(folder, { recursive: true, force: true }))

/** The value with one part of it, however deep, replaced or taken out. */
const variants = function* (value: unknown, others: readonly unknown[]): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return
  const keys = Array.isArray(value) ? Object.keys(value).slice(0, 2) : Object.keys(value)
  for (const key of keys) {
    const put = (part: unknown) => (Array.isArray(value) ? value.with(Number(key), part) : { ...value, [key]: part })
    const part = (value as Record<string, unknown>)[key]
    for (const other of others) yield put(other)
    for (const inner of variants(part, others)) yield put(inner)
  }
}

/** Of a chain more is refused: a digest that is none, a place that is no whole number. */
const shapes: readonly [string, string, z.ZodType, Reader<unknown>, stricter: boolean][] = [
  ['manifest', 'manifest.json', manifestShape, readManifest, false],
  ['signature', 'manifest.sig', signatureShape, readSignature, false],
  ['chain', 'video/cong-chinh-main-1.chain.json', chainShape, readChain, true],
]

for (const [name, path, shape, read, stricter] of shapes)
  test(`a ${name} is read by hand as the contract’s own shape reads it, and refused where that refuses it`, () => {
    const sound: unknown = JSON.parse(readFileSync(join(folder, path), 'utf8'))
    assert.deepEqual(read(sound), shape.parse(sound))
    let tried = 0
    for (const variant of variants(sound, [undefined, null, 7.5, 'x', '../x', [], {}])) {
      tried++
      const told = shape.safeParse(variant)
      const own = read(variant)
      if (told.success && stricter && own === BAD) continue
      if (told.success) assert.deepEqual(own, told.data)
      else assert.equal(own, BAD, `${told.error.issues[0]?.path.join('.')}: ${told.error.issues[0]?.message}`)
    }
    assert.ok(tried > 20)
  })
