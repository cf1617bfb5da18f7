import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import { newExtractionShape } from '#contract/extraction.ts'
import { type Draft, lackingIn, requestOf, withCameras, withRecipient, wrongIn } from './draft.ts'

const now = wallTime90k(1_795_352_400 * 90_000)
const minute = 60 * 90_000
const known = { now, warnings: [] }
const ofScans = (scans: number) => ({ scans, case_needed: ['criminal_report' as const] })
const whole: Draft = {
  purpose: 'criminal_report',
  legal_ground: 'Điều 88 BLTTHS',
  about: 'Mất xe máy ở cổng làng',
  case: '12/2026/TB',
  incident: null,
  has_document: true,
  document: { kind: 'written_request', number: '45/CV-CSĐT', day: '20/11/2026', issuer: 'Cơ quan CSĐT' },
  items: [{ key: 1, camera: 'cong-chinh', from: wallTime90k(now - 9 * minute), to: wallTime90k(now - minute) }],
  recipient: { kind: 'outside', name: 'Cơ quan CSĐT Công an tỉnh', person: '', address: '' },
  segments: true,
  viewing_copy: true,
  stills: [{ key: 1, camera: 'cong-chinh', at: localText(wallTime90k(now - 5 * minute)) }],
  trail: null,
  redactions: [],
  review: '',
  clock_note: '',
}

test('a whole request is wrong in no step, and the station takes it', () => {
  for (const step of [1, 2, 3, 4]) assert.deepEqual(wrongIn(whole, step, known), {})
  const read = newExtractionShape.parse(requestOf(whole, now))
  assert.equal(read.document?.day, '2026-11-20')
  assert.equal(read.wanted.stills_90k.length, 1)
})

test('each step says what is still missing in it', () => {
  const empty = { ...whole, purpose: '' as const, about: 'x', case: '', items: [], clock_note: '' }
  assert.deepEqual(Object.keys(wrongIn(empty, 1, known)), ['purpose', 'about'])
  assert.deepEqual(Object.keys(wrongIn({ ...whole, case: '' }, 1, known)), [])
  assert.deepEqual(Object.keys(wrongIn({ ...whole, case: '??' }, 1, known)), ['case'])
  const elsewhere = [{ key: 1, camera: 'cong-chinh', at: '07:30:05 19/11/2020' }]
  assert.deepEqual(wrongIn({ ...whole, stills: elsewhere }, 3, known), { stills: 'ask_still_outside' })
  assert.deepEqual(Object.keys(wrongIn(empty, 2, known)), ['items'])
  assert.deepEqual(
    Object.keys(wrongIn({ ...whole, document: { ...whole.document, day: 'mai', number: '' } }, 1, known)),
    ['doc_number', 'doc_day'],
  )
  assert.deepEqual(Object.keys(wrongIn(whole, 4, { ...known, warnings: [{ what: 'clock_far_off' }] })), ['clock_note'])
  assert.deepEqual(Object.keys(wrongIn({ ...whole, review: '01/01/2020' }, 4, known)), ['review'])
})

test('who wrote the letter stands as recipient while nobody else does', () => {
  const nobody = { ...whole, recipient: { ...whole.recipient, kind: 'own_unit' as const, name: '' } }
  assert.deepEqual(withRecipient(nobody).recipient, { ...whole.recipient, name: 'Cơ quan CSĐT' })
  assert.equal(withRecipient(whole), whole)
  const own = { ...nobody, document: { ...whole.document, kind: 'extract_request' as const } }
  assert.equal(withRecipient(own), own)
  assert.equal(withRecipient({ ...nobody, has_document: false }).recipient.name, '')
})

test('for the public only covered pictures are asked for', () => {
  const open: Draft = { ...whole, recipient: { ...whole.recipient, kind: 'public' } }
  assert.deepEqual(Object.keys(wrongIn(open, 3, known)), ['redactions'])
  const { wanted } = requestOf({ ...open, redactions: [4] }, now)
  assert.deepEqual(wanted, { segments: false, viewing_copy: false, stills_90k: [], trail: null, redactions: [4] })
})

test('a further camera is asked for over the span of the one before', () => {
  const [, second] = withCameras(whole.items, ['nga-ba'], now)
  assert.deepEqual(second, { ...whole.items[0], key: 2, camera: 'nga-ba' })
  const [first] = withCameras([], ['nga-ba'], now)
  assert.equal(first!.to, now)
})

test('what is lacking for approval depends on who gets it', () => {
  const to = (kind: Draft['recipient']['kind'], part: Partial<Draft> = {}): Draft => ({
    ...whole,
    recipient: { ...whole.recipient, kind },
    ...part,
  })
  const bare = { has_document: false }
  assert.deepEqual(lackingIn(to('outside'), ofScans(1)), [])
  assert.deepEqual(lackingIn(to('outside'), ofScans(0)), ['scan'])
  assert.deepEqual(lackingIn(to('outside', bare), ofScans(1)), ['document', 'scan'])
  assert.deepEqual(lackingIn(to('subject', bare), ofScans(0)), ['document'])
  assert.deepEqual(lackingIn(to('own_unit', bare), ofScans(0)), [])
  assert.deepEqual(lackingIn(to('own_unit', { ...bare, case: '' }), ofScans(0)), ['document', 'case'])
  assert.deepEqual(lackingIn(to('own_unit', { ...bare, case: '', incident: 3 }), ofScans(0)), ['case'])
  assert.deepEqual(lackingIn(to('own_unit', { ...bare, purpose: 'traffic', case: '', incident: 3 }), ofScans(0)), [])
})
