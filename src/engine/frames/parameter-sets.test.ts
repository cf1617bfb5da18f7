import assert from 'node:assert/strict'
import { test } from 'node:test'
import { h264Sets, h265Main10Sps, h265Sets, pps, sps576, sps1080 } from '#test/engine/parameter-sets.ts'
import { createH264Sets, createH265Sets, type ParameterSets } from './parameter-sets.ts'

const give = (sets: ParameterSets, ...nals: Buffer[]): ParameterSets => {
  const type = (nal: Buffer) => (nal[0]! & 0x80 || nal[0]! >= 0x60 ? nal[0]! & 0x1f : (nal[0]! >> 1) & 0x3f)
  for (const nal of nals) sets.take(type(nal), nal, 0, nal.length)
  return sets
}

test('avcC carries the sets as ISO/IEC 14496-15 lays them out', () => {
  const format = give(createH264Sets(), sps1080, pps).format()
  assert.ok(format)
  assert.equal(format.entry, 'avc1')
  assert.equal(format.codec, 'avc1.42c028')
  assert.equal(`${format.width}x${format.height}`, '1920x1080')
  assert.equal(
    format.description.toString('hex'),
    `0142c028ffe10019${sps1080.toString('hex')}010004${pps.toString('hex')}`,
  )
})

test('avcC of a High profile goes on with chroma format and bit depths', () => {
  const tail = (what: string) => {
    const { sps } = h264Sets.find(set => set.what === what)!
    return give(createH264Sets(), sps, pps).format()!.description.subarray(-4).toString('hex')
  }
  assert.equal(tail('x264 High 4:2:2'), 'fef8f800')
  assert.equal(tail('x264 High 10'), 'fdfafa00')
  assert.equal(tail('Uniview'), 'fdf8f800')
})

test('hvcC carries profile, depths and the three arrays', () => {
  const format = give(createH265Sets(), h265Sets.vps, h265Sets.sps, h265Sets.pps).format()
  assert.ok(format)
  assert.equal(format.codec, 'hvc1.1.6.L120.90')
  const hex = format.description.toString('hex')
  assert.equal(hex.slice(0, 46), '01016000000090000000000078f000fcfdf8f800000f03')
  const array = (type: number, nal: Buffer) =>
    `${(0x80 | type).toString(16)}0001${nal.length.toString(16).padStart(4, '0')}${nal.toString('hex')}`
  assert.equal(hex.slice(46), array(32, h265Sets.vps) + array(33, h265Sets.sps) + array(34, h265Sets.pps))
  const ten = give(createH265Sets(), h265Sets.vps, h265Main10Sps, h265Sets.pps).format()!
  assert.equal(ten.description.toString('hex', 17, 19), 'fafa')
})

test('while a set is missing or unreadable there is no format', () => {
  assert.equal(give(createH264Sets(), sps1080).format(), undefined)
  assert.equal(give(createH264Sets(), pps).format(), undefined)
  assert.equal(give(createH264Sets(), sps1080.subarray(0, 6), pps).format(), undefined)
  assert.equal(give(createH265Sets(), h265Sets.vps, h265Sets.sps).format(), undefined)
})

test('the format stays the same object until a set changes', () => {
  const sets = give(createH264Sets(), sps1080, pps)
  const format = sets.format()
  assert.equal(give(sets, sps1080, pps).format(), format)
  const other = give(sets, sps576).format()
  assert.notEqual(other, format)
  assert.equal(`${other?.width}x${other?.height}`, '704x576')
  assert.notEqual(other?.id, format?.id)
})

test('several picture parameter sets are all kept', () => {
  const second = Buffer.from('685b8372', 'hex') // pic_parameter_set_id 1
  const format = give(createH264Sets(), sps1080, pps, second).format()
  assert.equal(format?.description[8 + sps1080.length], 2)
})

test('a flood of sets does not grow without bound', () => {
  const sets = give(createH264Sets(), sps1080, pps)
  for (let id = 0; id < 10_000; id++) {
    const nal = Buffer.from([0x68, (id >> 16) & 255, ((id >> 8) & 255) | 1, id & 255, 0x80])
    assert.equal(sets.take(8, nal, 0, nal.length), true)
  }
  assert.ok(sets.format()!.description.length < 1000)
  assert.equal(sets.take(8, Buffer.alloc(100_000), 0, 100_000), true)
  assert.equal(sets.take(5, pps, 0, 4), false)
})
