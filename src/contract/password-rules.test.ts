import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isFault, judgePassword } from './password-rules.ts'

test('a sentence is good, with marks or without, and signs are never asked for', () => {
  for (const password of [
    'con mèo ngủ trên mái',
    'cây đa giếng nước sân đình',
    'mot cau that dai',
    'abricot vélo nuage',
  ])
    assert.equal(isFault(judgePassword(password, ['truc-ban', 'Nguyễn Văn Trực'])), false, password)
})

test('what everybody tries is named for what it is', () => {
  for (const [password, fault] of [
    ['ngắn quá', 'too_short'],
    ['x'.repeat(201), 'too_long'],
    ['password1234', 'common'],
    ['Matkhau@123456', 'common'],
    ['M@tKh4u2026!!!', 'common'],
    ['congan123456', 'common'],
    ['qwertyuiop[]12', 'common'],
    ['831947205618', 'common'],
    ['123456789012', 'repeats'],
    ['abcdefghijklmn', 'repeats'],
    ['aaaaaaaabbbbbb', 'repeats'],
    ['nguyenvantruc1990', 'like_name'],
    ['truc-ban-truc', 'common'],
    ['Trực Nguyễn 2026', 'common'],
  ] as const)
    assert.equal(judgePassword(password, ['truc-ban', 'Nguyễn Văn Trực']), fault, password)
})

test('length is counted in signs as one sees them, however the keyboard wrote them', () => {
  const password = 'ếếệệộộừừặặợợ'
  assert.equal(judgePassword(password.normalize('NFD')), judgePassword(password.normalize('NFC')))
})

test('judging never throws and takes no time to speak of, whatever is typed', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.array(fc.string(), { maxLength: 3 }),
      (password, names) => {
        judgePassword(password, names)
      },
    ),
  )
})
