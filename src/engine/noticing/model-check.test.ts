import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Tiny, tinyOnnx } from '#test/tiny-onnx.ts'
import { checkModel, MOST_MODEL_BYTES, type ModelFault } from './model-check.ts'

const MODEL = join(import.meta.dirname, '../../../../shared/models/yolox_nano.onnx')

const faultOf = (bytes: Uint8Array): ModelFault | undefined => {
  const read = checkModel(bytes)
  return read.ok ? undefined : read.problem
}

test('a network of the known layout is taken, and told by its picture and classes', () => {
  const read = checkModel(tinyOnnx())
  assert.deepEqual(read.ok && read.value, {
    ...{ input: 'images', output: 'output', width: 64, height: 64, classes: 80, opset: 11, nodes: 1 },
  })
})

test('what reaches beyond the file, or is no plain network, is refused by what it does', () => {
  const cases: readonly (readonly [Tiny, ModelFault['why'], string])[] = [
    [{ operator: 'Loop' }, 'other_operator', 'Loop'],
    [{ operator: 'StringSplit' }, 'other_operator', 'StringSplit'],
    [{ domain: 'com.hacker' }, 'other_operator', 'com.hacker'],
    [{ weights: { length: 2, bytes: 0, external: true } }, 'outside_file', ''],
    [{ weights: { length: 800_000_000, bytes: 8 } }, 'sizes', ''],
    [{ weights: { length: 2, bytes: 400 } }, 'sizes', ''],
    [{ graph_in_node: true }, 'not_plain', ''],
    [{ opset: 99 }, 'opset', '99'],
    [{ inputs: 2 }, 'input', '2 inputs'],
    [{ input: [1, 3, 64, 63] }, 'input', '1×3×64×63'],
    [{ input: [1, 1, 64, 64] }, 'input', '1×1×64×64'],
    [{ input: [1, 3, 64_000, 64_000] }, 'input', '1×3×64000×64000'],
    [{ output: [1, 85, 85] }, 'output', '1×85×85'],
    [{ output: [1, 84, 5] }, 'output', '1×84×5'],
    [{ output: [84, 85] }, 'output', '84×85'],
  ]
  for (const [tiny, why, detail] of cases) assert.deepEqual(faultOf(tinyOnnx(tiny)), { why, detail })
  assert.equal(faultOf(new Uint8Array(MOST_MODEL_BYTES + 1))?.why, 'too_large')
})

test('a file that is cut off anywhere, or is something else, is no model', () => {
  const whole = tinyOnnx()
  for (let length = 0; length < whole.length; length++) assert.ok(faultOf(whole.subarray(0, length)), `${length} bytes`)
  assert.equal(faultOf(Buffer.from('không phải mô hình'))?.why, 'not_onnx')
  // A length of three gigabytes is claimed, and ten bytes follow.
  assert.equal(faultOf(Buffer.from([0x3a, 0x80, 0x80, 0x80, 0x80, 0x0c, 1, 2, 3, 4]))?.why, 'not_onnx')
})

test('whatever the bytes are, they are answered and never thrown at', () => {
  const whole = tinyOnnx()
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), bytes => void checkModel(bytes)),
    { numRuns: 500 },
  )
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const bytes = Buffer.from(whole)
      bytes[at] = bytes[at]! ^ by
      checkModel(bytes)
    }),
    { numRuns: 500 },
  )
})

test('the exported YOLOX nano is taken', t => {
  if (!existsSync(MODEL)) return t.skip(`there is no ${MODEL}`)
  const read = checkModel(readFileSync(MODEL))
  assert.deepEqual(read.ok && [read.value.width, read.value.height, read.value.classes], [416, 416, 80])
})
